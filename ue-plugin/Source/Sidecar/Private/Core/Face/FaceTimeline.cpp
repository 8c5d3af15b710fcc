// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Face/FaceTimeline.h"

#include <algorithm>
#include <cmath>

namespace UE::Sidecar
{

FFaceTimeline::FFaceTimeline(size_t InMaxFrames)
	: MaxFrames(InMaxFrames)
{
}

bool FFaceTimeline::SetCurves(std::span<const std::string> Names)
{
	const bool bFits = Names.size() <= MaxCurves;
	Names = bFits ? Names : std::span<const std::string>();
	if (std::equal(Names.begin(), Names.end(), Curves.begin(), Curves.end()))
	{
		return bFits;
	}

	Curves.assign(Names.begin(), Names.end());
	Tracks.clear();
	Revision++;
	return bFits;
}

void FFaceTimeline::Clear()
{
	Tracks.clear();
	FlushedThrough = 0;
}

EFaceFrameError FFaceTimeline::Add(
	uint64_t UtteranceId, std::span<const int64_t> SampleIndices, std::span<const float> Values)
{
	if (Curves.empty())
	{
		RefusedFrameCount += SampleIndices.size();
		return EFaceFrameError::NoCurves;
	}
	// Divided, not multiplied: a hostile count must not wrap.
	if (Values.size() % Curves.size() != 0 || Values.size() / Curves.size() != SampleIndices.size())
	{
		RefusedFrameCount++;
		return EFaceFrameError::CountMismatch;
	}

	EFaceFrameError FirstError = EFaceFrameError::None;
	for (size_t Frame = 0; Frame < SampleIndices.size(); Frame++)
	{
		const EFaceFrameError Error =
			AddFrame(UtteranceId, SampleIndices[Frame], Values.subspan(Frame * Curves.size(), Curves.size()));
		RefusedFrameCount += Error == EFaceFrameError::None ? 0 : 1;
		FirstError = FirstError == EFaceFrameError::None ? Error : FirstError;
	}
	return FirstError;
}

void FFaceTimeline::Forget(uint64_t UtteranceId)
{
	Tracks.erase(UtteranceId);
}

void FFaceTimeline::FlushThrough(uint64_t UtteranceId)
{
	FlushedThrough = std::max(FlushedThrough, UtteranceId);
	Tracks.erase(Tracks.upper_bound(IdleUtteranceId), Tracks.upper_bound(UtteranceId));
}

bool FFaceTimeline::Sample(uint64_t UtteranceId, double SampleIndex, std::span<float> OutValues) const
{
	const std::map<uint64_t, FFaceTrack>::const_iterator Track = Tracks.find(UtteranceId);
	return Track != Tracks.end() && OutValues.size() == Curves.size() && std::isfinite(SampleIndex)
		&& Track->second.Sample(SampleIndex, OutValues);
}

const std::vector<std::string>& FFaceTimeline::CurveNames() const
{
	return Curves;
}

size_t FFaceTimeline::CurveCount() const
{
	return Curves.size();
}

uint32_t FFaceTimeline::CurveRevision() const
{
	return Revision;
}

size_t FFaceTimeline::FrameCount(uint64_t UtteranceId) const
{
	const std::map<uint64_t, FFaceTrack>::const_iterator Track = Tracks.find(UtteranceId);
	return Track == Tracks.end() ? 0 : Track->second.FrameCount();
}

uint64_t FFaceTimeline::RefusedFrames() const
{
	return RefusedFrameCount;
}

EFaceFrameError FFaceTimeline::AddFrame(uint64_t UtteranceId, int64_t SampleIndex, std::span<const float> Values)
{
	if (UtteranceId != IdleUtteranceId && UtteranceId <= FlushedThrough)
	{
		return EFaceFrameError::Flushed;
	}
	if (SampleIndex < 0)
	{
		return EFaceFrameError::OutOfOrder;
	}
	for (const float Value : Values)
	{
		if (!std::isfinite(Value))
		{
			return EFaceFrameError::NotFinite;
		}
	}

	FFaceTrack* const Track = FindOrAddTrack(UtteranceId);
	const bool bIsTaken = Track != nullptr && Track->Put(SampleIndex, Values) != FFaceTrack::EPutResult::OutOfOrder;
	return bIsTaken ? EFaceFrameError::None : EFaceFrameError::OutOfOrder;
}

FFaceTrack* FFaceTimeline::FindOrAddTrack(uint64_t UtteranceId)
{
	const std::map<uint64_t, FFaceTrack>::iterator Known = Tracks.find(UtteranceId);
	if (Known != Tracks.end())
	{
		return &Known->second;
	}
	if (UtteranceId != IdleUtteranceId && Tracks.size() - Tracks.count(IdleUtteranceId) >= MaxUtterances)
	{
		const std::map<uint64_t, FFaceTrack>::iterator Oldest = Tracks.upper_bound(IdleUtteranceId);
		if (UtteranceId < Oldest->first)
		{
			return nullptr;
		}
		Tracks.erase(Oldest);
	}
	return &Tracks.try_emplace(UtteranceId, Curves.size(), MaxFrames).first->second;
}

}
