// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarAskAction.h"

#include "HAL/PlatformTime.h"
#include "SidecarVoiceComponent.h"

namespace UE::Sidecar::AskActionPrivate
{
/** The sidecar keeps the time itself; this is for one that does not answer any more. */
static constexpr double GraceSeconds = 2.0;
}

USidecarAskAction* USidecarAskAction::AskCharacter(USidecarVoiceComponent* Character, const FString& Instructions,
	const FString& Text, bool bWithConversation, float TimeoutSeconds)
{
	USidecarAskAction* Action = NewObject<USidecarAskAction>();
	Action->QuestionInstructions = Instructions;
	Action->QuestionText = Text;
	Action->bSeesConversation = bWithConversation;
	Action->PatienceSeconds = FMath::Clamp(TimeoutSeconds, 0.1f, 120.0f);
	Action->SetCharacter(Character);
	return Action;
}

void USidecarAskAction::Activate()
{
	USidecarVoiceComponent* Speaker = GetCharacter();
	if (!StartWaiting())
	{
		Failed.Broadcast(FString(), TEXT("The character has no conversation: call Start Conversation first."));
		Stop();
		return;
	}

	AnswerHandle = Speaker->OnAskAnswered.AddUObject(this, &USidecarAskAction::OnAnswer);
	GiveUpSeconds = FPlatformTime::Seconds() + PatienceSeconds + UE::Sidecar::AskActionPrivate::GraceSeconds;
	AskId = Speaker->Ask(QuestionInstructions, QuestionText, bSeesConversation, PatienceSeconds);
	if (AskId.IsEmpty())
	{
		Failed.Broadcast(FString(), TEXT("Too much waits to be sent to the sidecar already."));
		Stop();
	}
}

void USidecarAskAction::OnAnswer(const FString& AnsweredId, const FString& AnswerText, const FString& Error)
{
	if (!AnsweredId.Equals(AskId, ESearchCase::CaseSensitive))
	{
		return;
	}

	if (Error.IsEmpty())
	{
		Answered.Broadcast(AnswerText, FString());
	}
	else
	{
		Failed.Broadcast(FString(), Error);
	}

	Stop();
}

void USidecarAskAction::OnWaiting()
{
	if (FPlatformTime::Seconds() > GiveUpSeconds)
	{
		Failed.Broadcast(FString(), TEXT("The sidecar did not answer in time."));
		Stop();
	}
}

void USidecarAskAction::OnConversationLost()
{
	Failed.Broadcast(FString(), TEXT("The conversation was stopped before the answer came."));
}

void USidecarAskAction::Unbind(USidecarVoiceComponent& FormerCharacter)
{
	FormerCharacter.OnAskAnswered.Remove(AnswerHandle);
}
