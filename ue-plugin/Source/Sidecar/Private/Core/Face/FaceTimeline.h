// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Face/FaceTrack.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace UE::Sidecar
{

/** Why a face frame was refused. */
enum class EFaceFrameError : uint8_t
{
	None,

	/** No curve table is known: the conversation has no face, or no Welcome came. */
	NoCurves,

	/** There are not as many values as frames times curves; then no frame of the message can be told from another. */
	CountMismatch,

	/** A value is NaN or infinite. */
	NotFinite,

	/** The sample is negative, or lies before the newest frame where there was none; or much newer utterances wait. */
	OutOfOrder,

	/** The utterance was flushed. */
	Flushed,
};

/**
 * The face of a conversation: for each utterance its frames by sample, as received. Utterance 0 is the idle timeline,
 * on samples counted from Welcome. Game thread.
 */
class FFaceTimeline final
{
public:
	/** 120 s at 60 frames per second, per utterance; the oldest are dropped first. */
	static constexpr size_t DefaultMaxFrames = 7200;

	/** More than can wait to be heard; frames of the oldest utterance are dropped first, never the idle ones. */
	static constexpr size_t MaxUtterances = 16;

	/** Several times the largest rig; keeps what a frame can take within bounds. */
	static constexpr size_t MaxCurves = 1024;

	static constexpr uint64_t IdleUtteranceId = 0;

	explicit FFaceTimeline(size_t InMaxFrames = DefaultMaxFrames);

	/**
	 * The names of the curves, one per value of a frame (Welcome.curve_names). A change drops all frames. False when
	 * there are more than MaxCurves; then there are none.
	 */
	bool SetCurves(std::span<const std::string> Names);

	/** Forgets all frames and what was flushed, as for a new conversation; the curves stay. */
	void Clear();

	/**
	 * Adds the frames of a message: SampleIndices.size() * CurveCount() values, frame after frame. A frame with the
	 * sample of an earlier one replaces it. A frame that can't be taken is counted and left out, the others are kept.
	 *
	 * @return Why the first frame that was refused was refused.
	 */
	EFaceFrameError Add(uint64_t UtteranceId, std::span<const int64_t> SampleIndices, std::span<const float> Values);

	/** Drops the frames of an utterance that was heard. */
	void Forget(uint64_t UtteranceId);

	/** Drops all utterances up to and including one, and refuses what comes of them later. The idle frames stay. */
	void FlushThrough(uint64_t UtteranceId);

	/**
	 * Writes the face at a sample of an utterance: CurveCount() values, see FFaceTrack::Sample. False, and OutValues is
	 * untouched, when there are no frames, OutValues has another size or the sample is not finite. Allocates nothing.
	 */
	bool Sample(uint64_t UtteranceId, double SampleIndex, std::span<float> OutValues) const;

	/** In the order of the values of a frame. */
	const std::vector<std::string>& CurveNames() const;
	size_t CurveCount() const;

	/** Rises whenever the curves change. */
	uint32_t CurveRevision() const;

	/** Of one utterance. */
	size_t FrameCount(uint64_t UtteranceId) const;

	/** Frames that were refused since the beginning; a message whose counts don't fit counts as one. */
	uint64_t RefusedFrames() const;

private:
	EFaceFrameError AddFrame(uint64_t UtteranceId, int64_t SampleIndex, std::span<const float> Values);
	FFaceTrack* FindOrAddTrack(uint64_t UtteranceId);

	size_t MaxFrames;
	std::vector<std::string> Curves;
	std::map<uint64_t, FFaceTrack> Tracks;
	uint64_t FlushedThrough = 0;
	uint64_t RefusedFrameCount = 0;
	uint32_t Revision = 0;
};

}
