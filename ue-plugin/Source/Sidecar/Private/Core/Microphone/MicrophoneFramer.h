// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace UE::Sidecar
{
/** 20 ms of a microphone, as the sidecar takes it. */
struct FMicrophoneFrame
{
	/** Mono. Valid during the call that hands it out. */
	std::span<const int16_t> Samples;
	uint32_t SampleRateHz = 0;
	/** The loudest sample, 0 to 1. */
	float Peak = 0.0f;
};

/**
 * Makes frames of 20 ms mono PCM16 of the float samples that capture devices deliver, in blocks of any length. It keeps
 * less than one frame. One thread at a time.
 */
class FMicrophoneFramer final
{
public:
	static constexpr uint32_t FrameMs = 20;
	/** What the contract takes. */
	static constexpr uint32_t MinSampleRateHz = 8000;
	static constexpr uint32_t MaxSampleRateHz = 192000;
	static constexpr uint32_t MaxChannels = 64;

	/**
	 * @param Interleaved -1 to 1; channels are averaged. What is beyond is clipped, what is no number is silence, and
	 * samples that make no whole sample of all channels at the end are left out.
	 * @param Sink called with a const FMicrophoneFrame& for each frame that has become full, in order.
	 * @return false when it can't be sound by its rate or channels; then nothing was taken.
	 */
	template <typename SinkType>
	bool Push(std::span<const float> Interleaved, uint32_t NumChannels, uint32_t NewRateHz, SinkType&& Sink)
	{
		if (!Begin(NumChannels, NewRateHz))
		{
			return false;
		}

		while (Interleaved.size() >= NumChannels)
		{
			Interleaved = Interleaved.subspan(Take(Interleaved, NumChannels));
			if (Pending.size() == FrameSamples)
			{
				Sink(Frame());
				Pending.clear();
				Peak = 0.0f;
			}
		}

		return true;
	}

	/** Forgets what has not become a frame yet. */
	void Reset();

private:
	bool Begin(uint32_t NumChannels, uint32_t NewRateHz);
	/** @return how many of the samples were taken: as many as the frame needs, all channels of each. */
	size_t Take(std::span<const float> Interleaved, uint32_t NumChannels);
	FMicrophoneFrame Frame() const;

	std::vector<int16_t> Pending;
	size_t FrameSamples = 0;
	uint32_t RateHz = 0;
	float Peak = 0.0f;
};
}
