// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "EventRecorder.h"
#include "ScriptedSidecar.h"
#include "SidecarSubsystem.h"
#include "SidecarVoiceComponent.h"
#include "Standin/HeadlessEngine.h"

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

/** A game that runs in real time, with one character, against a sidecar under the test's control. */
class FGameTest : public testing::Test
{
protected:
	FGameTest();
	~FGameTest() override;

	/** @param Config the clock is made real. */
	void StartGame(UE::Standin::FHeadlessEngineConfig Config = UE::Standin::FHeadlessEngineConfig());
	void StopGame();

	/** A character in the present level. */
	USidecarVoiceComponent* AddCharacter(
		const TCHAR* Name, const std::function<void(USidecarVoiceComponent&)>& Prepare = {});

	/** One frame, at its time. */
	void Frame();

	/** Frames until it is so, ten seconds at most. @return whether it is. */
	bool FramesUntil(const std::function<bool()>& Condition, double Seconds = 10.0);
	void FramesFor(double Seconds);

	/** The game thread stands still. */
	void Hitch(double Seconds);

	void WriteEndpointFile(int Port, const std::string& Token = "token");
	void RemoveEndpointFile();

	USidecarSubsystem* Subsystem() const;

	/** Compares, for each frame that showed a face of an utterance, the sample shown with the sample heard at that
	 * moment. */
	FSyncFigures MeasureSync(FName Subject) const;

	double FrameRateHz = 60.0;
	std::string EndpointPath;
	std::unique_ptr<FScriptedSidecar> Sidecar;
	std::unique_ptr<UE::Standin::FHeadlessEngine> Engine;
	FHeardEvents Events;

private:
	double NextFrameSeconds = 0.0;
	double LastFrameSeconds = 0.0;
};
}
