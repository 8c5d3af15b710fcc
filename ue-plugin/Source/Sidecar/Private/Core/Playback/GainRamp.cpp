// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/GainRamp.h"

#include <algorithm>
#include <cmath>

namespace UE::Sidecar
{
void FGainRamp::FadeTo(float InTarget, size_t DurationSamples)
{
	TargetGain = InTarget;
	Remaining = DurationSamples;
	if (DurationSamples == 0)
	{
		Current = InTarget;
		return;
	}

	Step = (InTarget - Current) / static_cast<float>(DurationSamples);
}

void FGainRamp::Apply(std::span<int16_t> Samples)
{
	const size_t Ramped = std::min(Samples.size(), Remaining);
	for (size_t Index = 0; Index < Ramped; ++Index)
	{
		Current += Step;
		Samples[Index] = static_cast<int16_t>(std::lrintf(static_cast<float>(Samples[Index]) * Current));
	}

	Remaining -= Ramped;
	if (Remaining == 0)
	{
		Current = TargetGain;
	}

	if (Current == 1.0f)
	{
		return;
	}

	for (int16_t& Sample : Samples.subspan(Ramped))
	{
		Sample = static_cast<int16_t>(std::lrintf(static_cast<float>(Sample) * Current));
	}
}
}
