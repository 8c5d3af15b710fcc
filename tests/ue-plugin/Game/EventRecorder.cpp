// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "EventRecorder.h"

void UEventRecorder::Attach(USidecarVoiceComponent& Voice, UE::Sidecar::Tests::FHeardEvents& InEvents)
{
	Events = &InEvents;
	Voice.OnStateChanged.AddDynamic(this, &UEventRecorder::OnState);
	Voice.OnUtteranceStarted.AddDynamic(this, &UEventRecorder::OnStarted);
	Voice.OnUtteranceFinished.AddDynamic(this, &UEventRecorder::OnFinished);
	Voice.OnUtteranceInterrupted.AddDynamic(this, &UEventRecorder::OnInterrupted);
	Voice.OnError.AddDynamic(this, &UEventRecorder::OnError);
	Voice.OnWord.AddDynamic(this, &UEventRecorder::OnWord);
	Voice.OnCaption.AddDynamic(this, &UEventRecorder::OnCaption);
	Voice.OnToolCall.AddDynamic(this, &UEventRecorder::OnToolCall);
}

void UEventRecorder::OnState(ESidecarState State, ESidecarState, const FString& Reason)
{
	Events->States.push_back(State);
	Events->Reasons.push_back(Reason);
	++Events->NumCalls;
	if (Events->WhenState)
	{
		Events->WhenState(State);
	}
}

void UEventRecorder::OnStarted(int64 UtteranceId)
{
	Events->Started.push_back(UtteranceId);
	++Events->NumCalls;
	if (Events->WhenStarted)
	{
		Events->WhenStarted(UtteranceId);
	}
}

void UEventRecorder::OnFinished(int64 UtteranceId, float HeardSeconds)
{
	Events->Finished.push_back(UtteranceId);
	Events->FinishedSeconds.push_back(HeardSeconds);
	++Events->NumCalls;
}

void UEventRecorder::OnInterrupted(int64 UtteranceId, float HeardSeconds)
{
	Events->Interrupted.emplace_back(UtteranceId, HeardSeconds);
	++Events->NumCalls;
}

void UEventRecorder::OnError(const FString& Code, const FString&)
{
	Events->Errors.push_back(Code);
	++Events->NumCalls;
}

void UEventRecorder::OnWord(const FSidecarWord& Word)
{
	Events->Words.push_back(Word.Text);
	++Events->NumCalls;
}

void UEventRecorder::OnCaption(const FSidecarCaption& Caption)
{
	Events->Captions.push_back(Caption);
	++Events->NumCalls;
}

void UEventRecorder::OnToolCall(const FSidecarToolCall& ToolCall)
{
	Events->ToolCalls.push_back(ToolCall);
	++Events->NumCalls;
}
