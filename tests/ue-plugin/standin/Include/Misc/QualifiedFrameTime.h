// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/FrameRate.h"

struct FFrameTime
{
	int32 FrameNumber = 0;
	float SubFrame = 0;
};

struct FQualifiedFrameTime
{
	FFrameTime Time;
	FFrameRate Rate;

	FQualifiedFrameTime() = default;
	FQualifiedFrameTime(const FFrameTime& InTime, const FFrameRate& InRate)
		: Time(InTime)
		, Rate(InRate)
	{
	}
};
