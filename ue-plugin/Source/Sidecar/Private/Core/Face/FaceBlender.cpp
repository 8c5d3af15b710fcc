// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Face/FaceBlender.h"

#include <algorithm>
#include <cstddef>

namespace UE::Sidecar
{

FFaceBlender::FFaceBlender(const FFaceTimeline& InTimeline, const FFaceBlendTimes& InTimes)
	: Timeline(InTimeline)
	, Times(InTimes)
{
}

void FFaceBlender::Flush(uint64_t ThroughUtteranceId)
{
	FlushedThrough = std::max(FlushedThrough, ThroughUtteranceId);
}

void FFaceBlender::Restart()
{
	FlushedThrough = 0;
	LastHeardUtteranceId = 0;

	// No utterance of the new conversation may pass for the one that is shown.
	Source.UtteranceId = 0;
}

std::span<const float> FFaceBlender::Tick(const FFaceMoment& Moment)
{
	FollowCurves();
	const double ElapsedSeconds = TakeElapsed(Moment.NowSeconds);
	const FSource NewSource = SampleSource(Moment, IsAudible(Moment, ElapsedSeconds));
	if (NewSource == Source)
	{
		BlendedSeconds = std::min(BlendedSeconds + ElapsedSeconds, BlendSeconds);
	}
	else
	{
		BlendSeconds = SecondsInto(NewSource);
		// The voice began between the last tick and this one. Counted from then, the mouth is in place a tick earlier;
		// out of an utterance there is no such hurry.
		BlendedSeconds = NewSource.Kind == ESource::Utterance ? std::min(ElapsedSeconds, BlendSeconds) : 0.0;
		Source = NewSource;
		std::copy(Shown.begin(), Shown.end(), BlendFrom.begin());
	}

	if (!IsBlending())
	{
		std::copy(Target.begin(), Target.end(), Shown.begin());
		return Shown;
	}

	const float Progress = static_cast<float>(BlendedSeconds / BlendSeconds);
	const float Share = Progress * Progress * (3.0f - 2.0f * Progress);
	for (size_t Curve = 0; Curve < Shown.size(); Curve++)
	{
		Shown[Curve] = (1.0f - Share) * BlendFrom[Curve] + Share * Target[Curve];
	}
	return Shown;
}

bool FFaceBlender::IsBlending() const
{
	return BlendedSeconds < BlendSeconds;
}

void FFaceBlender::FollowCurves()
{
	if (CurveRevision == Timeline.CurveRevision())
	{
		return;
	}

	CurveRevision = Timeline.CurveRevision();
	Shown.assign(Timeline.CurveCount(), 0.0f);
	BlendFrom.assign(Timeline.CurveCount(), 0.0f);
	Target.assign(Timeline.CurveCount(), 0.0f);
	Source = FSource();
	BlendSeconds = 0.0;
	BlendedSeconds = 0.0;
}

double FFaceBlender::TakeElapsed(double NowSeconds)
{
	// Compared this way round, a NaN too counts as standing still.
	const double ElapsedSeconds = bHasTicked && NowSeconds > LastNowSeconds ? NowSeconds - LastNowSeconds : 0.0;
	bHasTicked = true;
	LastNowSeconds = NowSeconds;
	return ElapsedSeconds;
}

bool FFaceBlender::IsAudible(const FFaceMoment& Moment, double ElapsedSeconds)
{
	if (Moment.HeardUtteranceId == 0 || Moment.HeardUtteranceId <= FlushedThrough)
	{
		LastHeardUtteranceId = 0;
		return false;
	}

	const bool bMoved = Moment.HeardUtteranceId != LastHeardUtteranceId || Moment.HeardSample != LastHeardSample;
	StalledSeconds = bMoved ? 0.0 : StalledSeconds + ElapsedSeconds;
	LastHeardUtteranceId = Moment.HeardUtteranceId;
	LastHeardSample = Moment.HeardSample;
	return StalledSeconds < Times.StallSeconds || Times.StallSeconds <= 0.0;
}

FFaceBlender::FSource FFaceBlender::SampleSource(const FFaceMoment& Moment, bool bIsAudible)
{
	if (bIsAudible && Timeline.Sample(Moment.HeardUtteranceId, Moment.HeardSample, Target))
	{
		return {ESource::Utterance, Moment.HeardUtteranceId};
	}
	if (Timeline.Sample(FFaceTimeline::IdleUtteranceId, Moment.IdleSample, Target))
	{
		return {ESource::Idle, 0};
	}

	std::fill(Target.begin(), Target.end(), 0.0f);
	return {};
}

double FFaceBlender::SecondsInto(const FSource& NewSource) const
{
	if (NewSource.Kind == ESource::Utterance)
	{
		return Times.StartSeconds;
	}
	if (Source.Kind == ESource::Utterance && Source.UtteranceId != 0 && Source.UtteranceId <= FlushedThrough)
	{
		return Times.FlushSeconds;
	}

	const bool bHasStalled = LastHeardUtteranceId != 0 && Source.Kind == ESource::Utterance;
	return bHasStalled ? Times.HoldSeconds : Times.EndSeconds;
}

}
