// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "AudioMixerTypes.h"
#include "Sound/SoundBase.h"
#include "Sound/SoundGroups.h"

class USoundWave : public USoundBase
{
	STANDIN_CLASS(USoundWave, USoundBase)

public:
	virtual int32 GeneratePCMData(uint8* PCMData, const int32 SamplesNeeded)
	{
		(void)PCMData;
		(void)SamplesNeeded;
		return 0;
	}
	virtual Audio::EAudioMixerStreamDataFormat::Type GetGeneratedPCMDataFormat() const
	{
		return Audio::EAudioMixerStreamDataFormat::Int16;
	}
	void SetSampleRate(uint32 InSampleRate, const bool bFromDecoders = false)
	{
		(void)bFromDecoders;
		SampleRate = static_cast<int32>(InSampleRate);
	}
	void SetImportedSampleRate(uint32 InSampleRate)
	{
		ImportedSampleRate = static_cast<int32>(InSampleRate);
	}
	float GetSampleRateForCurrentPlatform() const
	{
		return static_cast<float>(SampleRate);
	}
	void SetNumFrames(uint32 InNumFrames)
	{
		NumFrames = static_cast<int32>(InNumFrames);
	}
	/** While a voice of the audio device plays it, the memory may not go. */
	bool IsReadyForFinishDestroy() override;
	void BeginDestroy() override;

	int32 NumChannels = 0;
	bool bLooping = false;
	bool bProcedural = false;
	ESoundGroup SoundGroup = SOUNDGROUP_Default;

protected:
	int32 SampleRate = 0;
	int32 ImportedSampleRate = 0;
	int32 NumFrames = 0;
};
