// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Microphone/MicrophoneFramer.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace UE::Sidecar
{
namespace MicrophoneFramerPrivate
{
/** By its bits: a compiler that may assume that all floats are finite would remove any other question. */
bool IsNumber(float Value)
{
	constexpr uint32_t ExponentMask = 0x7F800000;
	return (std::bit_cast<uint32_t>(Value) & ExponentMask) != ExponentMask;
}

float Average(std::span<const float> Channels)
{
	float Sum = 0.0f;
	for (const float Value : Channels)
	{
		// Clipped each by itself, so that one broken channel can't silence the others, and no sum is infinite.
		Sum += IsNumber(Value) ? std::clamp(Value, -1.0f, 1.0f) : 0.0f;
	}

	return Sum / static_cast<float>(Channels.size());
}

int16_t ToPcm16(float Value)
{
	constexpr float FullScale = 32767.0f;
	return static_cast<int16_t>(std::lround(Value * FullScale));
}
}

void FMicrophoneFramer::Reset()
{
	Pending.clear();
	Peak = 0.0f;
}

bool FMicrophoneFramer::Begin(uint32_t NumChannels, uint32_t NewRateHz)
{
	if (NumChannels == 0 || NumChannels > MaxChannels || NewRateHz < MinSampleRateHz || NewRateHz > MaxSampleRateHz)
	{
		return false;
	}

	if (NewRateHz != RateHz)
	{
		// Samples of two rates don't fit into one frame.
		Reset();
		RateHz = NewRateHz;
		FrameSamples = static_cast<size_t>(NewRateHz) * FrameMs / 1000;
		Pending.reserve(FrameSamples);
	}

	return true;
}

size_t FMicrophoneFramer::Take(std::span<const float> Interleaved, uint32_t NumChannels)
{
	const size_t NumTaken = std::min(Interleaved.size() / NumChannels, FrameSamples - Pending.size());
	for (size_t Index = 0; Index < NumTaken; ++Index)
	{
		const float Mono = MicrophoneFramerPrivate::Average(Interleaved.subspan(Index * NumChannels, NumChannels));
		Peak = std::max(Peak, std::abs(Mono));
		Pending.push_back(MicrophoneFramerPrivate::ToPcm16(Mono));
	}

	return NumTaken * NumChannels;
}

FMicrophoneFrame FMicrophoneFramer::Frame() const
{
	FMicrophoneFrame Full;
	Full.Samples = Pending;
	Full.SampleRateHz = RateHz;
	Full.Peak = Peak;
	return Full;
}
}
