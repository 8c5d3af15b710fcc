// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Face/FaceTrack.h"

#include <algorithm>

namespace UE::Sidecar
{

FFaceTrack::FFaceTrack(size_t InCurveCount, size_t InMaxFrames)
	: CurveCount(InCurveCount)
	, MaxFrames(std::max<size_t>(InMaxFrames, 1))
{
}

FFaceTrack::EPutResult FFaceTrack::Put(int64_t SampleIndex, std::span<const float> FrameValues)
{
	if (FrameCount() == 0 || SampleIndex > SampleIndices.back())
	{
		if (FrameCount() == MaxFrames)
		{
			DropOldest();
		}
		SampleIndices.push_back(SampleIndex);
		Values.insert(Values.end(), FrameValues.begin(), FrameValues.end());
		return EPutResult::Appended;
	}

	const std::vector<int64_t>::const_iterator Begin = SampleIndices.begin() + static_cast<std::ptrdiff_t>(First);
	const std::vector<int64_t>::const_iterator Found = std::lower_bound(Begin, SampleIndices.cend(), SampleIndex);
	if (*Found != SampleIndex)
	{
		return EPutResult::OutOfOrder;
	}

	const std::ptrdiff_t Frame = Found - SampleIndices.cbegin();
	std::copy(FrameValues.begin(), FrameValues.end(), Values.begin() + Frame * static_cast<std::ptrdiff_t>(CurveCount));
	return EPutResult::Replaced;
}

bool FFaceTrack::Sample(double SampleIndex, std::span<float> OutValues) const
{
	if (FrameCount() == 0)
	{
		return false;
	}

	const size_t After = FindFirstAfter(SampleIndex);
	if (After == First || After == SampleIndices.size())
	{
		const std::span<const float> Held = ValuesOf(After == First ? First : After - 1);
		std::copy(Held.begin(), Held.end(), OutValues.begin());
		return true;
	}

	const int64_t BeforeIndex = SampleIndices[After - 1];
	const double Interval = static_cast<double>(SampleIndices[After] - BeforeIndex);
	const float Share = static_cast<float>((SampleIndex - static_cast<double>(BeforeIndex)) / Interval);
	const std::span<const float> BeforeValues = ValuesOf(After - 1);
	const std::span<const float> AfterValues = ValuesOf(After);
	for (size_t Curve = 0; Curve < CurveCount; Curve++)
	{
		// Not as a difference, which overflows for the largest values.
		OutValues[Curve] = (1.0f - Share) * BeforeValues[Curve] + Share * AfterValues[Curve];
	}
	return true;
}

size_t FFaceTrack::FrameCount() const
{
	return SampleIndices.size() - First;
}

size_t FFaceTrack::FindFirstAfter(double SampleIndex) const
{
	const auto IsAnswer = [this, SampleIndex](size_t Frame)
	{
		return (Frame == First || static_cast<double>(SampleIndices[Frame - 1]) <= SampleIndex)
			&& (Frame == SampleIndices.size() || static_cast<double>(SampleIndices[Frame]) > SampleIndex);
	};

	// A tick moves on by less than two frames at 60 Hz.
	for (size_t Frame = std::max(Hint, First); Frame <= std::min(Hint + 2, SampleIndices.size()); Frame++)
	{
		if (IsAnswer(Frame))
		{
			Hint = Frame;
			return Frame;
		}
	}

	const std::vector<int64_t>::const_iterator Begin = SampleIndices.begin() + static_cast<std::ptrdiff_t>(First);
	const std::vector<int64_t>::const_iterator Found = std::upper_bound(Begin, SampleIndices.cend(), SampleIndex,
		[](double Left, int64_t Right)
		{
			return Left < static_cast<double>(Right);
		});
	Hint = static_cast<size_t>(Found - SampleIndices.cbegin());
	return Hint;
}

std::span<const float> FFaceTrack::ValuesOf(size_t Frame) const
{
	return std::span<const float>(Values).subspan(Frame * CurveCount, CurveCount);
}

void FFaceTrack::DropOldest()
{
	First++;
	if (First < MaxFrames)
	{
		return;
	}

	SampleIndices.erase(SampleIndices.begin(), SampleIndices.begin() + static_cast<std::ptrdiff_t>(First));
	Values.erase(Values.begin(), Values.begin() + static_cast<std::ptrdiff_t>(First * CurveCount));
	Hint = Hint > First ? Hint - First : 0;
	First = 0;
}

}
