// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/Audio/AudioVoice.h"

#include "Components/AudioComponent.h"
#include "Sound/SoundWaveProcedural.h"
#include "Standin/Clock.h"
#include "Standin/Failures.h"
#include "Standin/Threads.h"

namespace UE::Standin
{
namespace
{
FHeadlessAudioDevice* MainDevice = nullptr;
}

FHeadlessAudioDevice* FHeadlessAudioDevice::Main()
{
	return MainDevice;
}

void FHeadlessAudioDevice::SetMain(FHeadlessAudioDevice* Device)
{
	MainDevice = Device;
}

FHeadlessAudioDevice::FHeadlessAudioDevice(const FAudioDeviceConfig& InConfig)
	: Config(InConfig)
{
	SampleRate = Config.SampleRate;
	NumOutputFrames = Config.CallbackFrames;
	NumBuffers = Config.NumBuffers;
	Thread = std::thread(
		[this]
		{
			RenderThread();
		});
}

FHeadlessAudioDevice::~FHeadlessAudioDevice()
{
	{
		const std::lock_guard<std::mutex> Guard(StepLock);
		bQuit = true;
	}
	StepChanged.notify_all();
	Thread.join();
}

void FHeadlessAudioDevice::Play(UAudioComponent& Component, USoundWave& Wave)
{
	CheckGameThread("UAudioComponent::Play");
	const std::lock_guard<std::mutex> Guard(Lock);
	for (const TSharedPtr<FVoice>& Voice : Voices)
	{
		if (!Voice->Control.bStopped && Voice->Wave == &Wave
			&& Voice->AudioComponentId != Component.GetAudioComponentID())
		{
			ReportFailure(FString::Printf(TEXT("%s is a second consumer of the procedural wave %s"),
				*Component.GetPathName(), *Wave.GetPathName()));
			return;
		}
	}
	if (FVoice* const Old = FindVoice(Component.GetAudioComponentID()))
	{
		Old->Control.bStopped = true;
	}
	const TSharedRef<FVoice> Voice = MakeShared<FVoice>();
	Voice->AudioComponentId = Component.GetAudioComponentID();
	Voice->Component = &Component;
	Voice->Wave = &Wave;
	Voice->WaveRate = static_cast<int32>(Wave.GetSampleRateForCurrentPlatform());
	Voice->NumChannels = Wave.NumChannels;
	Voice->Control.Multiplier = Component.VolumeMultiplier;
	Voice->Control.bPaused = Component.bIsPaused;
	if (Voice->WaveRate <= 0 || Voice->NumChannels <= 0)
	{
		ReportFailure(FString::Printf(TEXT("%s plays without a sample rate or channels"), *Wave.GetPathName()));
		return;
	}
	Voices.Add(Voice);
}

FHeadlessAudioDevice::FVoice* FHeadlessAudioDevice::FindVoice(uint64 AudioComponentId) const
{
	for (const TSharedPtr<FVoice>& Voice : Voices)
	{
		if (Voice->AudioComponentId == AudioComponentId && !Voice->Control.bStopped)
		{
			return Voice.Get();
		}
	}
	return nullptr;
}

void FHeadlessAudioDevice::Stop(uint64 AudioComponentId)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	if (FVoice* const Voice = FindVoice(AudioComponentId))
	{
		Voice->Control.bStopped = true;
	}
}

void FHeadlessAudioDevice::SetVolume(uint64 AudioComponentId, float Multiplier)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	if (FVoice* const Voice = FindVoice(AudioComponentId))
	{
		Voice->Control.Multiplier = Multiplier;
	}
}

void FHeadlessAudioDevice::Fade(uint64 AudioComponentId, float Seconds, float Target, bool bStopAtEnd, float From)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	if (FVoice* const Voice = FindVoice(AudioComponentId))
	{
		Voice->Control.bFadeWanted = true;
		Voice->Control.FadeSeconds = Seconds;
		Voice->Control.FadeFrom = From;
		Voice->Control.FadeTarget = Target;
		Voice->Control.bStopAtFadeEnd = bStopAtEnd;
	}
}

void FHeadlessAudioDevice::SetPaused(uint64 AudioComponentId, bool bPaused)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	if (FVoice* const Voice = FindVoice(AudioComponentId))
	{
		Voice->Control.bPaused = bPaused;
	}
}

bool FHeadlessAudioDevice::IsPlaying(uint64 AudioComponentId) const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return FindVoice(AudioComponentId) != nullptr;
}

void FHeadlessAudioDevice::Release(const USoundWave* Wave)
{
	std::unique_lock<std::mutex> Guard(Lock);
	for (const TSharedPtr<FVoice>& Voice : Voices)
	{
		Voice->Control.bStopped = Voice->Control.bStopped || Voice->Wave == Wave;
	}
	RenderEnded.wait(Guard,
		[this]
		{
			return !bRendering;
		});
}

bool FHeadlessAudioDevice::IsInUse(const USoundWave* Wave) const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return Voices.ContainsByPredicate(
		[Wave](const TSharedPtr<FVoice>& Voice)
		{
			return Voice->Wave == Wave && !Voice->Control.bStopped;
		});
}

bool FHeadlessAudioDevice::IsInUseByLiving(const USoundWave* Wave) const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return Voices.ContainsByPredicate(
		[Wave](const TSharedPtr<FVoice>& Voice)
		{
			return Voice->Wave == Wave && !Voice->Control.bStopped && Voice->Component.IsValid();
		});
}
} // namespace UE::Standin
