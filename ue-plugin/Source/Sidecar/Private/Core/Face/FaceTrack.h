// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace UE::Sidecar
{

/** The face frames of one utterance, in the order of their samples. One thread at a time. */
class FFaceTrack final
{
public:
	/** What came of a frame. */
	enum class EPutResult : uint8_t
	{
		Appended,
		Replaced,
		OutOfOrder,
	};

	/** Keeps at most InMaxFrames (at least 1) frames of InCurveCount values. */
	FFaceTrack(size_t InCurveCount, size_t InMaxFrames);

	/** Appends the next frame, dropping the oldest one when full, or replaces the one of the same sample. */
	EPutResult Put(int64_t SampleIndex, std::span<const float> FrameValues);

	/**
	 * Writes the values at a sample: linear between the two neighbours, held before the first and behind the last.
	 * False when there is no frame. O(1) for samples that go on from the last look-up, O(log n) for others; allocates
	 * nothing.
	 */
	bool Sample(double SampleIndex, std::span<float> OutValues) const;

	/** Frames at hand. */
	size_t FrameCount() const;

private:
	size_t FindFirstAfter(double SampleIndex) const;
	std::span<const float> ValuesOf(size_t Frame) const;
	void DropOldest();

	size_t CurveCount;
	size_t MaxFrames;

	/** Frames before First are dropped ones; they are erased together, so that dropping costs O(1) on average. */
	std::vector<int64_t> SampleIndices;
	std::vector<float> Values;
	size_t First = 0;

	/** Where the last look-up ended. */
	mutable size_t Hint = 0;
};

}
