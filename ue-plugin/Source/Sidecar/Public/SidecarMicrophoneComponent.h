// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/ActorComponent.h"
#include "Containers/ArrayView.h"
#include "CoreMinimal.h"
#include "Templates/Function.h"
#include "UObject/WeakObjectPtr.h"

#include "SidecarMicrophoneComponent.generated.h"

class FSidecarMicrophoneFeed;
class USidecarVoiceComponent;

namespace Audio
{
class FAudioCapture;
}

/**
 * Gives a character the sound of a microphone that the game has: of this machine, or of a remote player, as with Pixel
 * Streaming. Not needed where the sidecar runs beside the player: it has a microphone and an echo canceller of its own.
 */
UCLASS(ClassGroup = (Sidecar), meta = (BlueprintSpawnableComponent))
class SIDECAR_API USidecarMicrophoneComponent : public UActorComponent
{
	GENERATED_BODY()

public:
	USidecarMicrophoneComponent();
	virtual ~USidecarMicrophoneComponent() override;

	/** Opens this machine's microphone when the game begins. Off for sound that comes by Push Audio. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	bool bAutoStart = true;

	/** Asks the platform to take the game's own sound out of the microphone's, where it can. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	bool bUseHardwareEchoCancellation = true;

	/** Opens this machine's default microphone. @return false when there is none, or it is not permitted. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	bool StartCapture();

	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void StopCapture();

	UFUNCTION(BlueprintPure, Category = "Sidecar")
	bool IsCapturing() const;

	/** The character that listens. Without one, the voice component of the same actor. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void SetTarget(USidecarVoiceComponent* NewTarget);

	/** Sends silence in place of sound. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void SetMuted(bool bInMuted);

	UFUNCTION(BlueprintPure, Category = "Sidecar")
	bool IsMuted() const
	{
		return bMuted;
	}

	/** The loudest sample of the last 20 ms, 0 to 1, for a meter. Muting does not change it. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	float GetLevel() const;

	/**
	 * Sound from elsewhere, in real time: interleaved, -1 to 1. Any thread, as long as the component lives.
	 * @return false when it can't be sound: 1 to 64 channels and 8000 to 192000 Hz are.
	 */
	bool PushAudio(TConstArrayView<float> Interleaved, int32 NumChannels, int32 SampleRateHz);

	/** Push Audio as a function that any thread may keep and call: nothing comes of it when the component is gone. */
	TFunction<bool(TConstArrayView<float> Interleaved, int32 NumChannels, int32 SampleRateHz)> MakeAudioSink() const;

	// UActorComponent
	virtual void BeginPlay() override;
	virtual void EndPlay(const EEndPlayReason::Type EndPlayReason) override;
	virtual void TickComponent(
		float DeltaTime, ELevelTick TickType, FActorComponentTickFunction* ThisTickFunction) override;

private:
	void FollowTarget();

	TWeakObjectPtr<USidecarVoiceComponent> Target;
	TSharedPtr<Audio::FAudioCapture> Capture;
	/** Of the open microphone: a new one each time, so that a late callback of the last finds nobody. */
	TSharedPtr<FSidecarMicrophoneFeed> CaptureFeed;
	TSharedPtr<FSidecarMicrophoneFeed> PushFeed;
	bool bMuted = false;
};
