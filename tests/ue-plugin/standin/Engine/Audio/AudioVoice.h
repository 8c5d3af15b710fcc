// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Standin/HeadlessAudio.h"

#include "Components/AudioComponent.h"

#include <deque>

namespace UE::Standin
{
/** What the game thread wants of a voice; guarded by the device's lock. */
struct FVoiceControl
{
	float Multiplier = 1.f;
	bool bPaused = false;
	bool bStopped = false;
	bool bFadeWanted = false;
	bool bStopAtFadeEnd = false;
	float FadeSeconds = 0.f;
	float FadeFrom = -1.f;
	float FadeTarget = 1.f;
};

/** One sound that plays. All but Control and what is set at the start belongs to the render thread. */
struct FHeadlessAudioDevice::FVoice
{
	uint64 AudioComponentId = 0;
	TWeakObjectPtr<UAudioComponent> Component;
	USoundWave* Wave = nullptr;
	int32 WaveRate = 0;
	int32 NumChannels = 1;
	FVoiceControl Control;

	std::deque<int16> Buffered;
	double SourcePosition = 0;
	bool bPrefetched = false;
	/** As it was when the callback began. */
	FVoiceControl Taken;
	float Fader = 1.f;
	float FaderTarget = 1.f;
	float FaderStep = 0.f;
	bool bStopAtFaderTarget = false;
	bool bFadedOut = false;
	/** The multiplier at the end of the last callback, so that a change ramps instead of clicking; negative before it.
	 */
	float LastMultiplier = -1.f;
};

/** A callback while it is rendered. */
struct FHeadlessAudioDevice::FMix
{
	double Time = 0;
	double FirstHeardTime = 0;
	int64 FirstHeardSample = 0;
	TArray<int32> Samples;
	TArray<FPull> Pulls;
};
} // namespace UE::Standin
