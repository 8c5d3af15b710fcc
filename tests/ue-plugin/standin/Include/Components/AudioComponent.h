// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/SceneComponent.h"
#include "Sound/SoundWave.h"

class USoundBase;
class USoundConcurrency;

DECLARE_DYNAMIC_MULTICAST_DELEGATE(FOnAudioFinished);
DECLARE_MULTICAST_DELEGATE_OneParam(FOnAudioFinishedNative, class UAudioComponent*);

enum class EAudioFaderCurve : uint8
{
	Linear,
	Logarithmic,
	SCurve,
	Sin
};

enum class EAudioComponentPlayState : uint8
{
	Playing,
	Stopped,
	FadingIn,
	FadingOut
};

class UAudioComponent : public USceneComponent
{
	STANDIN_CLASS(UAudioComponent, USceneComponent)

public:
	UAudioComponent();
	explicit UAudioComponent(const FObjectInitializer& Initializer);

	void SetSound(USoundBase* NewSound);
	USoundBase* GetSound() const
	{
		return Sound;
	}
	virtual void Play(float StartTime = 0.f);
	virtual void Stop();
	virtual void FadeIn(float FadeInDuration, float FadeVolumeLevel = 1.f, float StartTime = 0.f,
		const EAudioFaderCurve FadeCurve = EAudioFaderCurve::Linear);
	virtual void FadeOut(
		float FadeOutDuration, float FadeVolumeLevel, const EAudioFaderCurve FadeCurve = EAudioFaderCurve::Linear);
	void AdjustVolume(float AdjustVolumeDuration, float AdjustVolumeLevel,
		const EAudioFaderCurve FadeCurve = EAudioFaderCurve::Linear);
	void SetVolumeMultiplier(float NewVolumeMultiplier);
	void SetPitchMultiplier(float NewPitchMultiplier)
	{
		PitchMultiplier = NewPitchMultiplier;
	}
	void SetPaused(bool bPause);
	void SetUISound(bool bInIsUISound)
	{
		bIsUISound = bInIsUISound;
	}
	virtual bool IsPlaying() const;
	bool IsVirtualized() const
	{
		return false;
	}
	EAudioComponentPlayState GetPlayState() const;
	uint64 GetAudioComponentID() const
	{
		return AudioComponentID;
	}
	void AdjustAttenuation(const FSoundAttenuationSettings& InAttenuationSettings)
	{
		AttenuationOverrides = InAttenuationSettings;
		bOverrideAttenuation = true;
	}
	void Activate(bool bReset = false) override;
	void Deactivate() override;
	void EndPlay(const EEndPlayReason::Type EndPlayReason) override;
	void OnUnregister() override;
	void BeginDestroy() override;
	void StandinVisitReferences(FReferenceCollector& Collector) override;

	TObjectPtr<USoundBase> Sound;
	TObjectPtr<USoundAttenuation> AttenuationSettings;
	FSoundAttenuationSettings AttenuationOverrides;
	TSet<TObjectPtr<USoundConcurrency>> ConcurrencySet;
	TObjectPtr<USoundClass> SoundClassOverride;
	float VolumeMultiplier = 1.f;
	float PitchMultiplier = 1.f;
	bool bAutoDestroy = false;
	bool bStopWhenOwnerDestroyed = true;
	bool bAllowSpatialization = true;
	bool bOverrideAttenuation = false;
	bool bIsUISound = false;
	bool bIsPaused = false;
	FOnAudioFinished OnAudioFinished;
	FOnAudioFinishedNative OnAudioFinishedNative;

private:
	uint64 AudioComponentID = 0;
};
