// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Voice/SidecarEventDispatch.h"

#include "Core/Playback/PlaybackClock.h"
#include "Interop/SidecarText.h"
#include "Interop/SidecarTypesConvert.h"
#include "SidecarLog.h"
#include "SidecarVoiceComponent.h"

namespace UE::Sidecar
{
namespace EventDispatchPrivate
{
float ToSeconds(int64_t Samples)
{
	return static_cast<float>(static_cast<double>(Samples) / SampleRateHz);
}

/** One overload per event; what has none is of no interest to a game. */
class FDispatcher final
{
public:
	explicit FDispatcher(USidecarVoiceComponent& InComponent)
		: Component(InComponent)
	{
	}

	void operator()(const std::monostate&) const {}

	void operator()(const FWelcome& Welcome) const
	{
		UE_LOG(LogSidecar, Log, TEXT("%s: %s conversation %s with '%s' (sidecar %s, provider %s, %d curves)."),
			*Component.GetName(), Welcome.bResumed ? TEXT("resumed") : TEXT("new"), *FromUtf8(Welcome.ConversationId),
			*FromUtf8(Welcome.Character), *FromUtf8(Welcome.SidecarVersion), *FromUtf8(Welcome.Provider),
			static_cast<int32>(Welcome.CurveNames.size()));
		for (const FCapability& Capability : Welcome.Capabilities)
		{
			if (!Capability.bAvailable)
			{
				UE_LOG(LogSidecar, Log, TEXT("%s: no %s: %s"), *Component.GetName(), *FromUtf8(Capability.Name),
					*FromUtf8(Capability.Reason));
			}
		}
	}

	void operator()(const FStateChanged& Change) const
	{
		Component.SetState(ToBlueprint(Change.State), FromUtf8(Change.Reason));
	}

	void operator()(const FStreamEnded& End) const
	{
		const FString Text = FromUtf8(End.Text);
		UE_LOG(LogSidecar, Warning, TEXT("%s: %s%s"), *Component.GetName(), *Text,
			End.bComesBack ? TEXT(" It is opened again.") : TEXT(""));
		Component.SetState(ESidecarState::Offline, Text);
		if (!End.bComesBack)
		{
			Component.OnError.Broadcast(FromUtf8(GrpcCodeName(End.Code)).ToLower(), Text);
		}
	}

	void operator()(const FDiagnostic& Diagnostic) const
	{
		UE_LOG(LogSidecar, Warning, TEXT("%s: %s (%llu times so far)"), *Component.GetName(),
			*FromUtf8(Diagnostic.Text), static_cast<unsigned long long>(Diagnostic.Count));
	}

	void operator()(const FUtteranceHeard& Heard) const
	{
		Component.OnUtteranceStarted.Broadcast(static_cast<int64>(Heard.UtteranceId));
	}

	void operator()(const FUtteranceFinished& Finished) const
	{
		Component.OnUtteranceFinished.Broadcast(
			static_cast<int64>(Finished.UtteranceId), ToSeconds(Finished.PlayedSamples));
	}

	void operator()(const FUtteranceInterrupted& Interrupted) const
	{
		Component.OnUtteranceInterrupted.Broadcast(
			static_cast<int64>(Interrupted.UtteranceId), ToSeconds(Interrupted.PlayedSamples));
	}

	void operator()(const FCaptionEvent& Event) const
	{
		if (Event.Type == ECaptionEventType::Word)
		{
			Component.OnWord.Broadcast(ToBlueprintWord(Event));
		}
		else
		{
			Component.OnCaption.Broadcast(ToBlueprintCaption(Event));
		}
	}

	void operator()(const FToolCall& Call) const
	{
		Component.OnToolCall.Broadcast(ToBlueprint(Call));
	}

	void operator()(const FToolCallCancelled& Cancelled) const
	{
		Component.OnToolCallCancelled.Broadcast(FromUtf8(Cancelled.CallId), FromUtf8(Cancelled.Reason));
	}

	void operator()(const FNotice& Notice) const
	{
		const FSidecarNotice Told = ToBlueprint(Notice);
		UE_LOG(LogSidecar, Log, TEXT("%s: notice %s: %s"), *Component.GetName(), *Told.Code, *Told.Text);
		Component.OnNotice.Broadcast(Told);
		if (Told.Severity == ESidecarSeverity::Error)
		{
			Component.OnError.Broadcast(Told.Code, Told.Text);
		}
	}

	void operator()(const FTurnReport& Report) const
	{
		Component.OnTurnReport.Broadcast(ToBlueprint(Report));
	}

	void operator()(const FMicrophoneChanged& Change) const
	{
		Component.OnMicrophoneChanged.Broadcast(Change.bAddressed, Change.bMuted);
	}

	void operator()(const FAskAnswer& Answer) const
	{
		const FAskAnswer::FTextResult* Text = std::get_if<FAskAnswer::FTextResult>(&Answer.Result);
		const FAskAnswer::FError* Error = std::get_if<FAskAnswer::FError>(&Answer.Result);
		Component.OnAskAnswered.Broadcast(FromUtf8(Answer.AskId), Text != nullptr ? FromUtf8(Text->Value) : FString(),
			Error != nullptr ? FromUtf8(Error->Value) : FString());
	}

	void operator()(const FMcpApprovalRequest& Request) const
	{
		Component.OnMcpApprovalRequested.Broadcast(ToBlueprint(Request));
	}

	void operator()(const FMcpCall&) const {}

	void operator()(const FDuck&) const {}

	void operator()(const FResume&) const {}

private:
	USidecarVoiceComponent& Component;
};
}

void Dispatch(const FGameEvent& Event, USidecarVoiceComponent& Component)
{
	std::visit(EventDispatchPrivate::FDispatcher(Component), Event);
}
}
