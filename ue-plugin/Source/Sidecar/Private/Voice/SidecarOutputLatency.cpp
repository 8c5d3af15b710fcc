// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Voice/SidecarOutputLatency.h"

#include "AudioDevice.h"
#include "AudioMixerDevice.h"
#include "Core/Playback/PlaybackClock.h"
#include "Engine/World.h"

namespace UE::Sidecar
{
namespace OutputLatencyPrivate
{
/** "Number of Buffers to Enqueue" of the platform's audio settings, as Unreal ships them. */
static constexpr int32 QueuedBuffers = 2;
}

double EstimateOutputLatencySeconds(const UWorld* World, int32 BlockSamples)
{
	const FAudioDeviceHandle Device = World != nullptr ? World->GetAudioDevice() : FAudioDeviceHandle();
	if (!Device.IsValid())
	{
		return 0.0;
	}

	const Audio::FMixerDevice* Mixer = static_cast<const Audio::FMixerDevice*>(Device.GetAudioDevice());
	const double DeviceRateHz = FMath::Max(1.0, static_cast<double>(Mixer->GetSampleRate()));
	const double QueuedSeconds = Mixer->GetNumOutputFrames() * OutputLatencyPrivate::QueuedBuffers / DeviceRateHz;
	return QueuedSeconds + static_cast<double>(BlockSamples) / SampleRateHz;
}
}
