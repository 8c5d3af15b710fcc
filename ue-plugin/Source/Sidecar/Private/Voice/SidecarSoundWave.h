// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Sound/SoundWaveProcedural.h"

#include <atomic>
#include <memory>

#include "SidecarSoundWave.generated.h"

namespace UE::Sidecar
{
class FConversation;
}

/**
 * The voice of one character as the mixer sees it. The queue of the base class is not used: what is heard comes from
 * the conversation's own, which can be emptied between two callbacks and knows which sample it hands out.
 */
UCLASS(NotBlueprintType, Transient)
class USidecarSoundWave final : public USoundWaveProcedural
{
	GENERATED_BODY()

public:
	USidecarSoundWave(const FObjectInitializer& ObjectInitializer);

	/** Once, before it is played: from then on the audio thread reads it. */
	void SetConversation(const std::shared_ptr<UE::Sidecar::FConversation>& InConversation);

	/** From now on it is silent, although the mixer may still ask. Any thread. */
	void Mute()
	{
		bMuted.store(true, std::memory_order_release);
	}

	/** How many samples the mixer took at once, the last time; 0 before. Any thread. */
	int32 GetBlockSamples() const
	{
		return BlockSamples.load(std::memory_order_relaxed);
	}

	// USoundWaveProcedural
	virtual int32 OnGeneratePCMAudio(TArray<uint8>& OutAudio, int32 NumSamples) override;
	virtual Audio::EAudioMixerStreamDataFormat::Type GetGeneratedPCMDataFormat() const override;

private:
	std::shared_ptr<UE::Sidecar::FConversation> Conversation;
	std::atomic<int32> BlockSamples = 0;
	std::atomic<bool> bMuted = false;
};
