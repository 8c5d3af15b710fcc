// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace UE::Sidecar
{

/** When to try again after a connection failed or was lost. */
struct FReconnectOptions
{
	/** The longest wait before the first attempt, 1..60000 ms. It doubles with each attempt. */
	uint32_t FirstDelayMs = 250;

	/** The longest wait of all, FirstDelayMs..600000 ms. */
	uint32_t MaxDelayMs = 5000;

	/** After how many attempts to give up; 0 for never. */
	uint32_t MaxAttempts = 0;

	/** Whether all values are in range; otherwise OutError names, for a person, the first that is not. */
	bool Validate(std::string& OutError) const;
};

/**
 * Exponential backoff with full jitter: attempt n (from 0) waits a random time of 0..min(MaxDelayMs, FirstDelayMs *
 * 2^n), so that clients which lost the same sidecar don't come back in step. One thread at a time.
 */
class FReconnectPolicy final
{
public:
	/** Takes validated options; values out of range are brought into it. The same seed gives the same delays. */
	FReconnectPolicy(const FReconnectOptions& InOptions, uint64_t InSeed);

	/** Milliseconds to wait before the next attempt; nothing when there shall be none. */
	std::optional<uint32_t> NextDelayMs();

	/** To be called when a connection was useful: the next delay is again the first. */
	void Reset();

	/** Delays handed out since the last Reset. */
	uint32_t Attempts() const;

private:
	uint64_t NextRandom();

	FReconnectOptions Options;
	uint64_t RandomState;
	uint32_t AttemptCount = 0;
};

}
