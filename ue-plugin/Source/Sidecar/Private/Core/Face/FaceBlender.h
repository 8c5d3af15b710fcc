// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Face/FaceTimeline.h"

#include <cstdint>
#include <span>
#include <vector>

namespace UE::Sidecar
{

/** How long the face takes from one source to another. A time that is not positive means at once. */
struct FFaceBlendTimes
{
	/** Into an utterance. As short as the fade of a voice that is resumed: meanwhile the mouth is not where the sound
	 * is. */
	double StartSeconds = 0.02;

	/** Out of an utterance that was heard to its end, and between idle face and rest. */
	double EndSeconds = 0.12;

	/** Out of an utterance that was flushed. */
	double FlushSeconds = 0.1;

	/** An utterance whose sample has not moved for this long (held, or run dry) leaves the face. */
	double StallSeconds = 0.15;

	/** Out of an utterance that has stalled. */
	double HoldSeconds = 0.12;
};

/** What is heard at one tick. */
struct FFaceMoment
{
	/** Any clock of the caller's; steps back count as standing still. */
	double NowSeconds = 0.0;

	/** The utterance that is heard; 0 when nothing is. */
	uint64_t HeardUtteranceId = 0;

	/** The sample of it that is heard. */
	double HeardSample = 0.0;

	/** Samples since Welcome, for the idle timeline. */
	double IdleSample = 0.0;
};

/**
 * Decides what the face shows. Exactly the frame of the sample that is heard; where nothing is heard or the utterance
 * has no frames, the idle face, and where that has none, rest (all curves 0). From one to another it eases with a
 * smoothstep that begins at the values last shown, so that nothing jumps; a pause of a tick or two between utterances
 * is therefore no dip. Game thread.
 */
class FFaceBlender final
{
public:
	/** The timeline has to outlive this. */
	explicit FFaceBlender(const FFaceTimeline& InTimeline, const FFaceBlendTimes& InTimes = FFaceBlendTimes());

	/** From now on, the utterances up to and including this one count as not heard. */
	void Flush(uint64_t ThroughUtteranceId);

	/** For a new conversation: nothing is flushed any more. The face eases on from what is shown. */
	void Restart();

	/**
	 * The values to show now, one per curve of the timeline; valid until the next call. Empty when there are no curves.
	 * Allocates only when the curves have changed; then what was shown before means nothing, and the face starts at
	 * rest.
	 */
	std::span<const float> Tick(const FFaceMoment& Moment);

	/** Whether what the last Tick gave out was between two sources. */
	bool IsBlending() const;

private:
	enum class ESource : uint8_t
	{
		Rest,
		Idle,
		Utterance,
	};

	struct FSource
	{
		ESource Kind = ESource::Rest;
		uint64_t UtteranceId = 0;

		bool operator==(const FSource& Other) const = default;
	};

	void FollowCurves();
	double TakeElapsed(double NowSeconds);
	bool IsAudible(const FFaceMoment& Moment, double ElapsedSeconds);
	FSource SampleSource(const FFaceMoment& Moment, bool bIsAudible);
	double SecondsInto(const FSource& NewSource) const;

	const FFaceTimeline& Timeline;
	FFaceBlendTimes Times;
	uint64_t FlushedThrough = 0;
	uint32_t CurveRevision = 0;

	double LastNowSeconds = 0.0;
	bool bHasTicked = false;

	uint64_t LastHeardUtteranceId = 0;
	double LastHeardSample = 0.0;
	double StalledSeconds = 0.0;

	FSource Source;
	double BlendSeconds = 0.0;
	double BlendedSeconds = 0.0;

	std::vector<float> Shown;
	std::vector<float> BlendFrom;
	std::vector<float> Target;
};

}
