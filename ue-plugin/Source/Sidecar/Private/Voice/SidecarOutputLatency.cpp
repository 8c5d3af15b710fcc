// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Voice/SidecarOutputLatency.h"

#include "AudioDevice.h"
#include "Core/Playback/PlaybackClock.h"
#include "Engine/World.h"

namespace UE::Sidecar
{
double EstimateOutputLatencySeconds(const UWorld* World, int32 BlockSamples)
{
	const FAudioDeviceHandle Device = World != nullptr ? World->GetAudioDevice() : FAudioDeviceHandle();
	if (!Device.IsValid())
	{
		return 0.0;
	}

	// The contract has a type of this name too.
	const ::FAudioDevice* Mixer = Device.GetAudioDevice();
	const double DeviceRateHz = FMath::Max(1.0, static_cast<double>(Mixer->GetSampleRate()));
	const double QueuedSeconds = static_cast<double>(Mixer->GetBufferLength()) * Mixer->GetNumBuffers() / DeviceRateHz;
	return QueuedSeconds + static_cast<double>(BlockSamples) / SampleRateHz;
}
}
