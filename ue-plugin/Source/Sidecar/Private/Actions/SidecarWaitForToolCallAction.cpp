// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarWaitForToolCallAction.h"

#include "HAL/PlatformTime.h"
#include "SidecarVoiceComponent.h"

namespace UE::Sidecar::WaitForToolCallPrivate
{
/** A call is answered or cancelled in its time, and this much later for sure. */
static constexpr double GraceSeconds = 5.0;
}

USidecarWaitForToolCallAction* USidecarWaitForToolCallAction::WaitForToolCall(
	USidecarVoiceComponent* Character, const FString& ToolName)
{
	USidecarWaitForToolCallAction* Action = NewObject<USidecarWaitForToolCallAction>();
	Action->WantedName = ToolName;
	Action->SetCharacter(Character);
	return Action;
}

void USidecarWaitForToolCallAction::Activate()
{
	if (!StartWaiting())
	{
		Cancelled.Broadcast(FSidecarToolCall());
		Stop();
		return;
	}

	GetCharacter()->OnToolCall.AddDynamic(this, &USidecarWaitForToolCallAction::OnToolCall);
	GetCharacter()->OnToolCallCancelled.AddDynamic(this, &USidecarWaitForToolCallAction::OnToolCallCancelled);
}

void USidecarWaitForToolCallAction::OnToolCall(const FSidecarToolCall& Call)
{
	const bool bWanted = WantedName.IsEmpty() || Call.Name.Equals(WantedName, ESearchCase::CaseSensitive);
	if (bCalled || !bWanted)
	{
		return;
	}

	// It may still be cancelled, as long as a result would be taken.
	bCalled = true;
	ReceivedCall = Call;
	GiveUpSeconds = FPlatformTime::Seconds() + Call.TimeoutSeconds + UE::Sidecar::WaitForToolCallPrivate::GraceSeconds;
	Called.Broadcast(Call);
}

void USidecarWaitForToolCallAction::OnToolCallCancelled(const FString& CallId, const FString& Reason)
{
	static_cast<void>(Reason);
	if (bCalled && CallId.Equals(ReceivedCall.CallId, ESearchCase::CaseSensitive))
	{
		Cancelled.Broadcast(ReceivedCall);
		Stop();
	}
}

void USidecarWaitForToolCallAction::OnWaiting()
{
	if (bCalled && FPlatformTime::Seconds() > GiveUpSeconds)
	{
		Stop();
	}
}

void USidecarWaitForToolCallAction::OnConversationLost()
{
	Cancelled.Broadcast(ReceivedCall);
}

void USidecarWaitForToolCallAction::Unbind(USidecarVoiceComponent& FormerCharacter)
{
	FormerCharacter.OnToolCall.RemoveDynamic(this, &USidecarWaitForToolCallAction::OnToolCall);
	FormerCharacter.OnToolCallCancelled.RemoveDynamic(this, &USidecarWaitForToolCallAction::OnToolCallCancelled);
}
