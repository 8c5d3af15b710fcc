// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "AudioDevice.h"
#include "CoreMinimal.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

class UAudioComponent;
class USoundWave;

namespace UE::Standin
{
struct FAudioDeviceConfig
{
	/** Frames per second and per callback of the output. */
	int32 SampleRate = 48000;
	int32 CallbackFrames = 1024;
	/** Callbacks between a pull and the ear; with ExtraLatencySeconds the whole output latency. */
	int32 NumBuffers = 2;
	double ExtraLatencySeconds = 0;
	/** Source samples that a voice asks for at once; 0: as many as the callback needs. */
	int32 PullSamples = 0;
	/** Pulls made ahead when a voice starts. */
	int32 PrefetchPulls = 0;
};

/** One GeneratePCMData of one voice. */
struct FPull
{
	uint64 AudioComponentId = 0;
	/** Clock time of the pull, and when its first sample is heard. Seconds. */
	double PullTime = 0;
	double HeardTime = 0;
	/** Where its first sample is in Heard(). */
	int64 FirstHeardSample = 0;
	int32 NumSamples = 0;
	/** Samples that were not silence of the base class. */
	bool bSilent = false;
};

/**
 * Pulls the playing components' procedural waves as a mixer does, and keeps what is heard.
 * Threaded: an own thread follows the real clock. Stepped: Step renders one callback on that same thread and waits for
 * it, the virtual clock says when. Play, Stop and volumes take effect at the next callback.
 */
class FHeadlessAudioDevice final : public FAudioDevice
{
public:
	/** Samples per second of what Heard returns. */
	static constexpr int32 HeardRate = 24000;

	explicit FHeadlessAudioDevice(const FAudioDeviceConfig& InConfig = FAudioDeviceConfig());
	~FHeadlessAudioDevice() override;

	/** The device that components play on; the headless engine sets it. */
	static FHeadlessAudioDevice* Main();
	static void SetMain(FHeadlessAudioDevice* Device);

	void StartThreaded();
	void StopThreaded();
	/** Game thread. One callback at the present virtual time. */
	void Step();
	/** When the next stepped callback is due, seconds on the clock. */
	double NextCallbackTime() const;
	double CallbackSeconds() const;
	double OutputLatencySeconds() const;

	// Game thread, by the components.
	void Play(UAudioComponent& Component, USoundWave& Wave);
	void Stop(uint64 AudioComponentId);
	void SetVolume(uint64 AudioComponentId, float Multiplier);
	/** Starts from the present level unless From is not negative. */
	void Fade(uint64 AudioComponentId, float Seconds, float Target, bool bStopAtEnd, float From = -1.f);
	void SetPaused(uint64 AudioComponentId, bool bPaused);
	bool IsPlaying(uint64 AudioComponentId) const;
	/** Stops every voice of the wave and waits until no callback uses it. */
	void Release(const USoundWave* Wave);
	/** A voice still pulls it or may do so in the running callback. */
	bool IsInUse(const USoundWave* Wave) const;
	/** The same, by a component that is not garbage itself. */
	bool IsInUseByLiving(const USoundWave* Wave) const;

	/** What has been rendered, mono, HeardRate, sample 0 heard at HeardStartTime. May hold samples of the near future.
	 */
	TArray<int16> Heard() const;
	double HeardStartTime() const;
	/** Mean absolute value of what is heard in [From, To), seconds on the clock. */
	double HeardLevel(double From, double To) const;
	TArray<FPull> Pulls() const;
	int64 NumCallbacks() const;
	bool WriteWav(const FString& Path) const;

	double GetAudioClock() const override;
	double GetInterpolatedAudioClock() const override;

private:
	struct FVoice;
	struct FMix;
	void RenderThread();
	void Render();
	void RenderVoice(FVoice& Voice, FMix& Mix);
	bool Refill(FVoice& Voice, FMix& Mix, int32 Needed);
	FVoice* FindVoice(uint64 AudioComponentId) const;

	const FAudioDeviceConfig Config;
	/** Guards the voices' controls and what was heard; never held while a wave generates. */
	mutable std::mutex Lock;
	std::condition_variable RenderEnded;
	bool bRendering = false;
	TArray<TSharedPtr<FVoice>> Voices;
	TArray<int16> HeardSamples;
	TArray<FPull> PullLog;
	double FirstCallbackTime = -1;
	int64 Callbacks = 0;

	std::mutex StepLock;
	std::condition_variable StepChanged;
	int32 StepsWanted = 0;
	int32 StepsDone = 0;
	bool bThreaded = false;
	bool bQuit = false;
	std::thread Thread;
};
} // namespace UE::Standin
