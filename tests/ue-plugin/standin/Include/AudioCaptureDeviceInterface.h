// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

namespace Audio
{
enum class EHardwareInputFeature : uint8
{
	EchoCancellation,
	NoiseSuppression,
	AutomaticGainControl
};

enum class EPCMAudioEncoding : uint8
{
	UNKNOWN,
	PCM_8,
	PCM_16,
	PCM_24,
	PCM_32,
	FLOATING_POINT_32,
	FLOATING_POINT_64
};

inline constexpr int32 DefaultDeviceIndex = INDEX_NONE;
inline constexpr int32 InvalidDeviceChannelCount = INDEX_NONE;
inline constexpr int32 InvalidDeviceSampleRate = INDEX_NONE;

struct FCaptureDeviceInfo
{
	FString DeviceName;
	FString DeviceId;
	int32 InputChannels = 0;
	int32 PreferredSampleRate = 0;
	bool bSupportsHardwareAEC = false;
};

struct FAudioCaptureDeviceParams
{
	bool bUseHardwareAEC = false;
	int32 NumInputChannels = InvalidDeviceChannelCount;
	int32 SampleRate = InvalidDeviceSampleRate;
	EPCMAudioEncoding PCMAudioEncoding = EPCMAudioEncoding::FLOATING_POINT_32;
	int32 DeviceIndex = DefaultDeviceIndex;
};

/** Capture thread. Interleaved float samples: NumFrames × NumChannels. */
using FOnAudioCaptureFunction = TFunction<void(
	const void* InAudio, int32 NumFrames, int32 NumChannels, int32 SampleRate, double StreamTime, bool bOverFlow)>;
} // namespace Audio
