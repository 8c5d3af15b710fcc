// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/Audio/AudioVoice.h"

#include "Sound/SoundWaveProcedural.h"
#include "Standin/Clock.h"
#include "Standin/Threads.h"

#include <chrono>

namespace UE::Standin
{
void FHeadlessAudioDevice::StartThreaded()
{
	const std::lock_guard<std::mutex> Guard(StepLock);
	bThreaded = true;
	StepChanged.notify_all();
}

void FHeadlessAudioDevice::StopThreaded()
{
	std::unique_lock<std::mutex> Guard(StepLock);
	bThreaded = false;
	StepChanged.notify_all();
}

void FHeadlessAudioDevice::Step()
{
	CheckGameThread("FHeadlessAudioDevice::Step");
	std::unique_lock<std::mutex> Guard(StepLock);
	const int32 Wanted = ++StepsWanted;
	StepChanged.notify_all();
	StepChanged.wait(Guard,
		[this, Wanted]
		{
			return StepsDone >= Wanted;
		});
}

void FHeadlessAudioDevice::RenderThread()
{
	SetThreadKind(EThreadKind::AudioRender);
	std::unique_lock<std::mutex> Guard(StepLock);
	std::chrono::steady_clock::time_point Due = std::chrono::steady_clock::now();
	const std::chrono::nanoseconds Period(static_cast<int64>(CallbackSeconds() * 1e9));
	while (!bQuit)
	{
		if (StepsDone < StepsWanted)
		{
			Guard.unlock();
			Render();
			Guard.lock();
			++StepsDone;
			StepChanged.notify_all();
		}
		else if (!bThreaded)
		{
			StepChanged.wait(Guard);
			Due = std::chrono::steady_clock::now();
		}
		else if (std::chrono::steady_clock::now() >= Due)
		{
			Guard.unlock();
			Render();
			Guard.lock();
			Due += Period;
		}
		else
		{
			StepChanged.wait_until(Guard, Due);
		}
	}
}

double FHeadlessAudioDevice::CallbackSeconds() const
{
	return static_cast<double>(Config.CallbackFrames) / Config.SampleRate;
}

double FHeadlessAudioDevice::OutputLatencySeconds() const
{
	return CallbackSeconds() * Config.NumBuffers + Config.ExtraLatencySeconds;
}

double FHeadlessAudioDevice::NextCallbackTime() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return Callbacks == 0 ? FClock::Now() : FirstCallbackTime + static_cast<double>(Callbacks) * CallbackSeconds();
}

void FHeadlessAudioDevice::Render()
{
	FMix Mix;
	TArray<TSharedPtr<FVoice>> Playing;
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		Mix.Time = FClock::Now();
		FirstCallbackTime = Callbacks == 0 ? Mix.Time : FirstCallbackTime;
		++Callbacks;
		const double HeardPerCallback = CallbackSeconds() * HeardRate;
		Mix.FirstHeardSample = HeardSamples.Num();
		Mix.FirstHeardTime = FirstCallbackTime + OutputLatencySeconds();
		Mix.Samples.SetNumZeroed(
			FMath::RoundToInt32(HeardPerCallback * static_cast<double>(Callbacks)) - HeardSamples.Num());
		for (const TSharedPtr<FVoice>& Voice : Voices)
		{
			Voice->Taken = Voice->Control;
			Voice->Control.bFadeWanted = false;
			if (!Voice->Taken.bStopped && !Voice->Taken.bPaused)
			{
				Playing.Add(Voice);
			}
		}
		bRendering = true;
	}
	for (const TSharedPtr<FVoice>& Voice : Playing)
	{
		RenderVoice(*Voice, Mix);
	}
	const std::lock_guard<std::mutex> Guard(Lock);
	for (const int32 Sample : Mix.Samples)
	{
		HeardSamples.Add(static_cast<int16>(FMath::Clamp(Sample, -32768, 32767)));
	}
	PullLog.Append(Mix.Pulls);
	Voices.RemoveAll(
		[](const TSharedPtr<FVoice>& Voice)
		{
			return Voice->Control.bStopped || Voice->bFadedOut;
		});
	bRendering = false;
	RenderEnded.notify_all();
}

void FHeadlessAudioDevice::RenderVoice(FVoice& Voice, FMix& Mix)
{
	const int32 Count = Mix.Samples.Num();
	const double Ratio = static_cast<double>(Voice.WaveRate) / HeardRate;
	const int32 Needed = static_cast<int32>(Voice.SourcePosition + Ratio * Count + 1e-9) * Voice.NumChannels;
	while (static_cast<int32>(Voice.Buffered.size()) < Needed)
	{
		if (!Refill(Voice, Mix, Needed))
		{
			return;
		}
	}
	if (Voice.Taken.bFadeWanted)
	{
		Voice.Fader = Voice.Taken.FadeFrom < 0.f ? Voice.Fader : Voice.Taken.FadeFrom;
		Voice.FaderTarget = Voice.Taken.FadeTarget;
		Voice.FaderStep = (Voice.FaderTarget - Voice.Fader) / FMath::Max(Voice.Taken.FadeSeconds * HeardRate, 1.f);
		Voice.bStopAtFaderTarget = Voice.Taken.bStopAtFadeEnd;
	}
	const float StartMultiplier = Voice.LastMultiplier < 0.f ? Voice.Taken.Multiplier : Voice.LastMultiplier;
	for (int32 Index = 0; Index < Count; ++Index)
	{
		const bool bArrived = FMath::Abs(Voice.FaderTarget - Voice.Fader) <= FMath::Abs(Voice.FaderStep);
		Voice.Fader = bArrived ? Voice.FaderTarget : Voice.Fader + Voice.FaderStep;
		Voice.bFadedOut = Voice.bFadedOut || (bArrived && Voice.bStopAtFaderTarget);
		const float Ramp = static_cast<float>(Index + 1) / static_cast<float>(Count);
		const float Gain = FMath::Lerp(StartMultiplier, Voice.Taken.Multiplier, Ramp) * Voice.Fader;
		const SIZE_T Source =
			static_cast<SIZE_T>(Voice.SourcePosition + Ratio * Index) * static_cast<SIZE_T>(Voice.NumChannels);
		Mix.Samples[Index] += FMath::RoundToInt32(Gain * static_cast<float>(Voice.Buffered[Source]));
	}
	Voice.LastMultiplier = Voice.Taken.Multiplier;
	Voice.SourcePosition += Ratio * Count;
	const int32 Used = static_cast<int32>(Voice.SourcePosition + 1e-9);
	Voice.SourcePosition = FMath::Max(Voice.SourcePosition - Used, 0.0);
	Voice.Buffered.erase(Voice.Buffered.begin(), Voice.Buffered.begin() + Used * Voice.NumChannels);
}

bool FHeadlessAudioDevice::Refill(FVoice& Voice, FMix& Mix, int32 Needed)
{
	const int32 Ahead = Voice.bPrefetched ? 0 : Config.PrefetchPulls;
	const int32 PullSamples =
		Config.PullSamples > 0 ? Config.PullSamples : Needed - static_cast<int32>(Voice.Buffered.size());
	Voice.bPrefetched = true;
	for (int32 Pull = 0; Pull <= Ahead; ++Pull)
	{
		TArray<int16> Samples;
		Samples.SetNumZeroed(PullSamples);
		const int32 Bytes = Voice.Wave->GeneratePCMData(reinterpret_cast<uint8*>(Samples.GetData()), PullSamples);
		const int32 Got = FMath::Clamp(Bytes / static_cast<int32>(sizeof(int16)), 0, PullSamples);
		if (Got == 0)
		{
			return false;
		}
		const double FramesBuffered =
			static_cast<double>(Voice.Buffered.size()) / Voice.NumChannels - Voice.SourcePosition;
		FPull& Entry = Mix.Pulls.AddDefaulted_GetRef();
		Entry.AudioComponentId = Voice.AudioComponentId;
		Entry.PullTime = Mix.Time;
		Entry.NumSamples = Got;
		Entry.FirstHeardSample =
			Mix.FirstHeardSample + FMath::RoundToInt64(FramesBuffered * HeardRate / Voice.WaveRate);
		Entry.HeardTime = Mix.FirstHeardTime + static_cast<double>(Entry.FirstHeardSample) / HeardRate;
		Entry.bSilent = !Samples.ContainsByPredicate(
			[](int16 Sample)
			{
				return Sample != 0;
			});
		Voice.Buffered.insert(Voice.Buffered.end(), Samples.GetData(), Samples.GetData() + Got);
	}
	return true;
}
} // namespace UE::Standin
