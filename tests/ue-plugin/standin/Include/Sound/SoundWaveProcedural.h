// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Sound/SoundWave.h"

#include <mutex>

DECLARE_DELEGATE_TwoParams(FOnSoundWaveProceduralUnderflow, class USoundWaveProcedural*, int32);

class USoundWaveProcedural : public USoundWave
{
	STANDIN_CLASS(USoundWaveProcedural, USoundWave)

public:
	USoundWaveProcedural();
	explicit USoundWaveProcedural(const FObjectInitializer& Initializer);

	/** Any thread. Whole samples only. */
	void QueueAudio(const uint8* AudioData, const int32 BufferSize);
	/** Takes effect at the next GeneratePCMData: what was queued before this call and what is queued until then is
	 * dropped. */
	void ResetAudio();
	int32 GetAvailableAudioByteCount();
	/** Audio render thread. Asks OnGeneratePCMAudio, then the queue; pads with silence so that the voice goes on. */
	int32 GeneratePCMData(uint8* PCMData, const int32 SamplesNeeded) override;
	/** Audio render thread. Returns the number of samples in OutAudio. */
	virtual int32 OnGeneratePCMAudio(TArray<uint8>& OutAudio, int32 NumSamples)
	{
		(void)OutAudio;
		(void)NumSamples;
		return 0;
	}
	Audio::EAudioMixerStreamDataFormat::Type GetGeneratedPCMDataFormat() const override
	{
		return Audio::EAudioMixerStreamDataFormat::Int16;
	}

	FOnSoundWaveProceduralUnderflow OnSoundWaveProceduralUnderflow;
	int32 NumBufferUnderrunSamples = 512;
	int32 NumSamplesToGeneratePerCallback = 1024;

private:
	int32 TakeQueued(uint8* OutBytes, int32 MaxBytes);

	std::mutex QueueLock;
	TArray<uint8> Queue;
	bool bResetRequested = false;
};
