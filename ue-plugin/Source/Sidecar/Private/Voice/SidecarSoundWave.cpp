// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Voice/SidecarSoundWave.h"

#include "Core/Conversation/Conversation.h"
#include "HAL/PlatformTime.h"

USidecarSoundWave::USidecarSoundWave(const FObjectInitializer& ObjectInitializer)
	: Super(ObjectInitializer)
{
	NumChannels = 1;
	Duration = INDEFINITELY_LOOPING_DURATION;
	SoundGroup = SOUNDGROUP_Voice;
	bLooping = false;
	bProcedural = true;
	// Otherwise the clock would stand still while the character is too far away to be heard.
	VirtualizationMode = EVirtualizationMode::PlayWhenSilent;
	SetSampleRate(UE::Sidecar::SampleRateHz);
}

void USidecarSoundWave::SetConversation(const std::shared_ptr<UE::Sidecar::FConversation>& InConversation)
{
	check(!Conversation);
	Conversation = InConversation;
}

int32 USidecarSoundWave::OnGeneratePCMAudio(TArray<uint8>& OutAudio, int32 NumSamples)
{
	if (!Conversation || NumSamples <= 0 || bMuted.load(std::memory_order_acquire))
	{
		return 0;
	}

	// The array is the mixer's and keeps its memory from call to call.
	OutAudio.SetNumUninitialized(NumSamples * static_cast<int32>(sizeof(int16)), EAllowShrinking::No);
	const std::span<int16> Block(reinterpret_cast<int16*>(OutAudio.GetData()), static_cast<size_t>(NumSamples));
	Conversation->GetVoice().Pull(Block, FPlatformTime::Seconds());
	BlockSamples.store(NumSamples, std::memory_order_relaxed);
	// Silence is handed out too: it is part of the clock.
	return NumSamples;
}

Audio::EAudioMixerStreamDataFormat::Type USidecarSoundWave::GetGeneratedPCMDataFormat() const
{
	return Audio::EAudioMixerStreamDataFormat::Int16;
}
