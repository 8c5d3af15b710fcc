// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace UE::Sidecar
{
/**
 * Samples between one writer and one reader, without locks. A place in it is named by its stream position: samples
 * written since the beginning, which never wraps in the life of a game.
 */
class FSampleRing final
{
public:
	/** @param InCapacitySamples at least 1. */
	explicit FSampleRing(size_t InCapacitySamples);

	/** Writer's thread. All of the samples, or none. @return false when they don't fit. */
	bool Write(std::span<const int16_t> Samples);

	/** Reader's thread. @return how many samples were there, at most Out.size(). */
	size_t Read(std::span<int16_t> Out);

	/** Reader's thread. Drops what lies before the position; a position already passed or not yet written changes
	 * nothing. */
	void SkipTo(uint64_t Position);

	/** Where the next sample will be written. Any thread. */
	uint64_t WritePosition() const
	{
		return Written.load(std::memory_order_acquire);
	}

	/** Where the next sample will be read. Any thread. */
	uint64_t ReadPosition() const
	{
		return Taken.load(std::memory_order_acquire);
	}

	size_t CapacitySamples() const
	{
		return Samples.size();
	}

private:
	std::vector<int16_t> Samples;
	std::atomic<uint64_t> Written = 0;
	std::atomic<uint64_t> Taken = 0;
};
}
