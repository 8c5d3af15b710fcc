// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace UE::Sidecar
{
/** A gain that moves in a straight line, so that no step is heard. Belongs to the audio thread. */
class FGainRamp final
{
public:
	/** Moves from the present gain to the target within this many samples; 0 jumps. */
	void FadeTo(float InTarget, size_t DurationSamples);

	/** Multiplies the samples in place and moves on by as many. */
	void Apply(std::span<int16_t> Samples);

	float Gain() const
	{
		return Current;
	}

	float Target() const
	{
		return TargetGain;
	}

	/** How many samples until the target is reached. */
	size_t RemainingSamples() const
	{
		return Remaining;
	}

private:
	float Current = 1.0f;
	float TargetGain = 1.0f;
	float Step = 0.0f;
	size_t Remaining = 0;
};
}
