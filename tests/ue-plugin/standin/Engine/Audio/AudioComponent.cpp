// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Components/AudioComponent.h"

#include "Sound/SoundConcurrency.h"
#include "Sound/SoundWaveProcedural.h"
#include "Standin/HeadlessAudio.h"
#include "Standin/Threads.h"

namespace UE::Standin
{
namespace
{
uint64 LastAudioComponentId = 0;
}
} // namespace UE::Standin

UAudioComponent::UAudioComponent()
	: AudioComponentID(++UE::Standin::LastAudioComponentId)
{
	bAutoActivate = true;
}

UAudioComponent::UAudioComponent(const FObjectInitializer&)
	: UAudioComponent()
{
}

void UAudioComponent::SetSound(USoundBase* NewSound)
{
	UE::Standin::CheckGameThread("UAudioComponent::SetSound");
	const bool bWasPlaying = IsPlaying();
	if (bWasPlaying)
	{
		Stop();
	}
	Sound = NewSound;
	if (bWasPlaying)
	{
		Play();
	}
}

void UAudioComponent::Play(float)
{
	UE::Standin::CheckGameThread("UAudioComponent::Play");
	USoundWave* const Wave = Cast<USoundWave>(Sound);
	UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main();
	if (Wave != nullptr && Device != nullptr && GetWorld() != nullptr)
	{
		Device->Play(*this, *Wave);
	}
	Super::Activate(true);
}

void UAudioComponent::Stop()
{
	UE::Standin::CheckGameThread("UAudioComponent::Stop");
	UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main();
	const bool bWasPlaying = IsPlaying();
	if (Device != nullptr)
	{
		Device->Stop(AudioComponentID);
	}
	Super::Deactivate();
	if (bWasPlaying)
	{
		OnAudioFinished.Broadcast();
		OnAudioFinishedNative.Broadcast(this);
	}
}

void UAudioComponent::FadeIn(float FadeInDuration, float FadeVolumeLevel, float StartTime, const EAudioFaderCurve)
{
	Play(StartTime);
	if (UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main())
	{
		Device->Fade(AudioComponentID, FadeInDuration, FadeVolumeLevel, false, 0.f);
	}
}

void UAudioComponent::FadeOut(float FadeOutDuration, float FadeVolumeLevel, const EAudioFaderCurve)
{
	UE::Standin::CheckGameThread("UAudioComponent::FadeOut");
	if (UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main())
	{
		Device->Fade(AudioComponentID, FadeOutDuration, FadeVolumeLevel, FadeVolumeLevel <= 0.f);
	}
}

void UAudioComponent::AdjustVolume(float AdjustVolumeDuration, float AdjustVolumeLevel, const EAudioFaderCurve)
{
	UE::Standin::CheckGameThread("UAudioComponent::AdjustVolume");
	if (UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main())
	{
		Device->Fade(AudioComponentID, AdjustVolumeDuration, AdjustVolumeLevel, AdjustVolumeLevel <= 0.f);
	}
}

void UAudioComponent::SetVolumeMultiplier(float NewVolumeMultiplier)
{
	UE::Standin::CheckGameThread("UAudioComponent::SetVolumeMultiplier");
	VolumeMultiplier = NewVolumeMultiplier;
	if (UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main())
	{
		Device->SetVolume(AudioComponentID, NewVolumeMultiplier);
	}
}

void UAudioComponent::SetPaused(bool bPause)
{
	bIsPaused = bPause;
	if (UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main())
	{
		Device->SetPaused(AudioComponentID, bPause);
	}
}

bool UAudioComponent::IsPlaying() const
{
	const UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main();
	return Device != nullptr && Device->IsPlaying(AudioComponentID);
}

EAudioComponentPlayState UAudioComponent::GetPlayState() const
{
	return IsPlaying() ? EAudioComponentPlayState::Playing : EAudioComponentPlayState::Stopped;
}

void UAudioComponent::Activate(bool)
{
	Play();
}

void UAudioComponent::Deactivate()
{
	Stop();
}

void UAudioComponent::EndPlay(const EEndPlayReason::Type EndPlayReason)
{
	Super::EndPlay(EndPlayReason);
	Stop();
}

void UAudioComponent::OnUnregister()
{
	Super::OnUnregister();
	Stop();
}

void UAudioComponent::BeginDestroy()
{
	if (UE::Standin::FHeadlessAudioDevice* const Device = UE::Standin::FHeadlessAudioDevice::Main())
	{
		Device->Stop(AudioComponentID);
	}
	Super::BeginDestroy();
}

void UAudioComponent::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Collector.Visit(Sound);
	Collector.Visit(AttenuationSettings);
	Collector.Visit(SoundClassOverride);
	Collector.Visit(ConcurrencySet);
}
