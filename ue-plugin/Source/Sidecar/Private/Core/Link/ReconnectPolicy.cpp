// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/ReconnectPolicy.h"

#include <algorithm>
#include <limits>

namespace UE::Sidecar
{

namespace ReconnectPolicyPrivate
{

constexpr uint32_t LongestFirstDelayMs = 60'000;
constexpr uint32_t LongestDelayMs = 600'000;

}

bool FReconnectOptions::Validate(std::string& OutError) const
{
	if (FirstDelayMs < 1 || FirstDelayMs > ReconnectPolicyPrivate::LongestFirstDelayMs)
	{
		OutError = "The first reconnect delay must be 1..60000 ms, not " + std::to_string(FirstDelayMs) + ".";
		return false;
	}

	if (MaxDelayMs < FirstDelayMs || MaxDelayMs > ReconnectPolicyPrivate::LongestDelayMs)
	{
		OutError = "The longest reconnect delay must be " + std::to_string(FirstDelayMs)
			+ " (the first delay)..600000 ms, not " + std::to_string(MaxDelayMs) + ".";
		return false;
	}

	OutError.clear();
	return true;
}

FReconnectPolicy::FReconnectPolicy(const FReconnectOptions& InOptions, uint64_t InSeed)
	: Options(InOptions)
	, RandomState(InSeed)
{
	Options.FirstDelayMs = std::clamp<uint32_t>(Options.FirstDelayMs, 1, ReconnectPolicyPrivate::LongestFirstDelayMs);
	Options.MaxDelayMs =
		std::clamp<uint32_t>(Options.MaxDelayMs, Options.FirstDelayMs, ReconnectPolicyPrivate::LongestDelayMs);
}

std::optional<uint32_t> FReconnectPolicy::NextDelayMs()
{
	if (Options.MaxAttempts != 0 && AttemptCount >= Options.MaxAttempts)
	{
		return std::nullopt;
	}

	// 2^20 is beyond every permitted ratio of the delays: the shift can't overflow.
	const uint32_t Doublings = std::min<uint32_t>(AttemptCount, 20);
	const uint64_t CeilingMs = std::min<uint64_t>(Options.MaxDelayMs, uint64_t{Options.FirstDelayMs} << Doublings);
	if (AttemptCount < std::numeric_limits<uint32_t>::max())
	{
		AttemptCount++;
	}

	return static_cast<uint32_t>(NextRandom() % (CeilingMs + 1));
}

void FReconnectPolicy::Reset()
{
	AttemptCount = 0;
}

uint32_t FReconnectPolicy::Attempts() const
{
	return AttemptCount;
}

uint64_t FReconnectPolicy::NextRandom()
{
	// SplitMix64 (Steele, Lea, Flood 2014): the distributions of the standard library differ between platforms.
	RandomState += 0x9E3779B97F4A7C15ULL;
	uint64_t Mixed = RandomState;
	Mixed = (Mixed ^ (Mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
	Mixed = (Mixed ^ (Mixed >> 27)) * 0x94D049BB133111EBULL;
	return Mixed ^ (Mixed >> 31);
}

}
