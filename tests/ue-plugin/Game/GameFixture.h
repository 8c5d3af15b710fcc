// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "EventRecorder.h"
#include "RawMessages.h"
#include "ScriptedSidecar.h"
#include "SidecarSubsystem.h"
#include "SidecarVoiceComponent.h"
#include "Standin/HeadlessEngine.h"
#include "UObject/StrongObjectPtr.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{
/** How far apart the face and the sound were, frame by frame. */
struct FSyncFigures
{
	std::vector<double> OffsetsMs;
	double PercentileMs(double Share) const;
	double MaxMs() const;
};

/**
 * A game with a character, against a sidecar under the test's control. Network and threads are real; the game's clock
 * and its mixer follow the frames, so that a busy machine changes nothing of what is measured.
 */
class FGameTest : public testing::Test
{
protected:
	FGameTest();
	~FGameTest() override;

	void StartGame(UE::Standin::FHeadlessEngineConfig Config = UE::Standin::FHeadlessEngineConfig());
	void StopGame();

	/** A game with the character Ada in it, welcomed by a sidecar. */
	void Begin(UE::Standin::FHeadlessEngineConfig Config = UE::Standin::FHeadlessEngineConfig());

	/** A character in the present level. @param Heard where its events go; null for Events. */
	USidecarVoiceComponent* AddCharacter(const TCHAR* Name,
		const std::function<void(USidecarVoiceComponent&)>& Prepare = {}, FHeardEvents* Heard = nullptr);

	/** One frame. */
	void Frame();

	/** Frames until it is so, half a minute of the game's time at most. @return whether it is. */
	bool FramesUntil(const std::function<bool()>& Condition, double Seconds = 30.0);
	void FramesFor(double Seconds);

	/** The game thread stands still, and the mixer does not: one frame that takes this long. */
	void Hitch(double Seconds);

	/** For a test that fails. */
	void PrintState() const;

	void WriteEndpointFile(int Port, const std::string& Token = "token");
	void RemoveEndpointFile();

	USidecarSubsystem* Subsystem() const;

	/** The last report of its kind, as numbered in the contract; all zero when there is none. */
	FReceivedReport FindReport(int Event) const;
	bool FramesUntilReport(int Event);

	bool HasFinished(int64 Utterance) const;

	/** Has the sidecar say an utterance of a quarter of a second, and waits for its end. */
	bool IsAbleToSpeak(int64 Utterance);

	/** Compares, for each frame that showed a face of an utterance, the sample shown with the sample heard at that
	 * moment. */
	FSyncFigures MeasureSync(FName Subject) const;

	double FrameRateHz = 60.0;
	std::string EndpointPath;
	std::unique_ptr<FScriptedSidecar> Sidecar;
	std::unique_ptr<UE::Standin::FHeadlessEngine> Engine;
	FHeardEvents Events;
	/** For a second character; it outlives the game. */
	FHeardEvents OtherEvents;
	/** The last one of Begin. */
	TWeakObjectPtr<USidecarVoiceComponent> Ada;

private:
	void AwaitSound() const;

	TArray<TStrongObjectPtr<UEventRecorder>> Recorders;
};
}
