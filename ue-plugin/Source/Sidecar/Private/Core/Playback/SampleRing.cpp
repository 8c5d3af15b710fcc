// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/SampleRing.h"

#include <algorithm>

namespace UE::Sidecar
{
FSampleRing::FSampleRing(size_t InCapacitySamples)
	: Samples(InCapacitySamples)
{
}

bool FSampleRing::Write(std::span<const int16_t> Input)
{
	const uint64_t Position = Written.load(std::memory_order_relaxed);
	const uint64_t Used = Position - Taken.load(std::memory_order_acquire);
	if (Input.size() > Samples.size() - Used)
	{
		return false;
	}

	const size_t Start = Position % Samples.size();
	const size_t BeforeWrap = std::min(Input.size(), Samples.size() - Start);
	std::copy_n(Input.begin(), BeforeWrap, Samples.begin() + static_cast<std::ptrdiff_t>(Start));
	std::copy(Input.begin() + static_cast<std::ptrdiff_t>(BeforeWrap), Input.end(), Samples.begin());
	Written.store(Position + Input.size(), std::memory_order_release);
	return true;
}

size_t FSampleRing::Read(std::span<int16_t> Out)
{
	const uint64_t Position = Taken.load(std::memory_order_relaxed);
	const uint64_t Available = Written.load(std::memory_order_acquire) - Position;
	const size_t Count = static_cast<size_t>(std::min<uint64_t>(Out.size(), Available));
	const size_t Start = Position % Samples.size();
	const size_t BeforeWrap = std::min(Count, Samples.size() - Start);
	std::copy_n(Samples.begin() + static_cast<std::ptrdiff_t>(Start), BeforeWrap, Out.begin());
	std::copy_n(Samples.begin(), Count - BeforeWrap, Out.begin() + static_cast<std::ptrdiff_t>(BeforeWrap));
	Taken.store(Position + Count, std::memory_order_release);
	return Count;
}

void FSampleRing::SkipTo(uint64_t Position)
{
	if (Position > Taken.load(std::memory_order_relaxed) && Position <= Written.load(std::memory_order_acquire))
	{
		Taken.store(Position, std::memory_order_release);
	}
}
}
