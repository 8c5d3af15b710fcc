// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "SidecarVoiceComponent.h"

#include <functional>
#include <utility>
#include <vector>

#include "EventRecorder.generated.h"

namespace UE::Sidecar::Tests
{
/** What a Blueprint would hear of a voice. */
struct FHeardEvents
{
	std::vector<ESidecarState> States;
	std::vector<FString> Reasons;
	std::vector<int64> Started;
	std::vector<int64> Finished;
	/** Of each in Finished. */
	std::vector<float> FinishedSeconds;
	std::vector<std::pair<int64, float>> Interrupted;
	std::vector<FString> Errors;
	std::vector<FString> Words;
	std::vector<FSidecarCaption> Captions;
	std::vector<FSidecarToolCall> ToolCalls;
	/** What the listener does inside the event, if anything. */
	std::function<void(ESidecarState)> WhenState;
	std::function<void(int64)> WhenStarted;
	int NumCalls = 0;
};
}

/** Listens to a voice as a Blueprint does. */
UCLASS()
class UEventRecorder final : public UObject
{
	GENERATED_BODY()

public:
	void Attach(USidecarVoiceComponent& Voice, UE::Sidecar::Tests::FHeardEvents& InEvents);

	UFUNCTION()
	void OnState(ESidecarState State, ESidecarState Previous, const FString& Reason);

	UFUNCTION()
	void OnStarted(int64 UtteranceId);

	UFUNCTION()
	void OnFinished(int64 UtteranceId, float HeardSeconds);

	UFUNCTION()
	void OnInterrupted(int64 UtteranceId, float HeardSeconds);

	UFUNCTION()
	void OnError(const FString& Code, const FString& Text);

	UFUNCTION()
	void OnWord(const FSidecarWord& Word);

	UFUNCTION()
	void OnCaption(const FSidecarCaption& Caption);

	UFUNCTION()
	void OnToolCall(const FSidecarToolCall& ToolCall);

private:
	UE::Sidecar::Tests::FHeardEvents* Events = nullptr;
};
