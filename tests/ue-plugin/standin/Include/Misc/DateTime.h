// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/Timespan.h"

/** Ticks of 100 ns since 1 January of year 1. */
struct FDateTime
{
	FDateTime() = default;
	explicit FDateTime(int64 InTicks)
		: Ticks(InTicks)
	{
	}
	static FDateTime UtcNow();
	static FDateTime Now();
	static FDateTime MinValue()
	{
		return FDateTime();
	}
	static FDateTime FromUnixTimestamp(int64 Seconds);
	int64 ToUnixTimestamp() const;
	int64 GetTicks() const
	{
		return Ticks;
	}
	FTimespan operator-(const FDateTime& Other) const
	{
		return FTimespan(Ticks - Other.Ticks);
	}
	FDateTime operator+(const FTimespan& Span) const
	{
		return FDateTime(Ticks + Span.GetTicks());
	}
	auto operator<=>(const FDateTime&) const = default;
	FString ToString(const TCHAR* Format = TEXT("%Y.%m.%d-%H.%M.%S")) const;
	FString ToIso8601() const;

private:
	int64 Ticks = 0;
};
