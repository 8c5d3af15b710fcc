// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

struct FFrameRate
{
	int32 Numerator = 60000;
	int32 Denominator = 1001;

	FFrameRate() = default;
	FFrameRate(uint32 InNumerator, uint32 InDenominator)
		: Numerator(static_cast<int32>(InNumerator))
		, Denominator(static_cast<int32>(InDenominator))
	{
	}
	double AsDecimal() const
	{
		return static_cast<double>(Numerator) / static_cast<double>(Denominator);
	}
};
