// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

namespace ETimespan
{
inline constexpr int64 TicksPerMicrosecond = 10;
inline constexpr int64 TicksPerMillisecond = 10000;
inline constexpr int64 TicksPerSecond = 10000000;
} // namespace ETimespan

/** Ticks of 100 ns. */
struct FTimespan
{
	FTimespan() = default;
	explicit FTimespan(int64 InTicks)
		: Ticks(InTicks)
	{
	}
	FTimespan(int32 Hours, int32 Minutes, int32 Seconds)
		: Ticks((int64(Hours) * 3600 + int64(Minutes) * 60 + Seconds) * ETimespan::TicksPerSecond)
	{
	}
	static FTimespan Zero()
	{
		return FTimespan();
	}
	static FTimespan MaxValue()
	{
		return FTimespan(MAX_int64);
	}
	static FTimespan FromSeconds(double Seconds)
	{
		return FTimespan(static_cast<int64>(Seconds * static_cast<double>(ETimespan::TicksPerSecond)));
	}
	static FTimespan FromMilliseconds(double Milliseconds)
	{
		return FTimespan(static_cast<int64>(Milliseconds * static_cast<double>(ETimespan::TicksPerMillisecond)));
	}
	static FTimespan FromMicroseconds(double Microseconds)
	{
		return FTimespan(static_cast<int64>(Microseconds * static_cast<double>(ETimespan::TicksPerMicrosecond)));
	}
	int64 GetTicks() const
	{
		return Ticks;
	}
	bool IsZero() const
	{
		return Ticks == 0;
	}
	double GetTotalSeconds() const
	{
		return static_cast<double>(Ticks) / static_cast<double>(ETimespan::TicksPerSecond);
	}
	double GetTotalMilliseconds() const
	{
		return static_cast<double>(Ticks) / static_cast<double>(ETimespan::TicksPerMillisecond);
	}
	FTimespan operator+(const FTimespan& Other) const
	{
		return FTimespan(Ticks + Other.Ticks);
	}
	FTimespan operator-(const FTimespan& Other) const
	{
		return FTimespan(Ticks - Other.Ticks);
	}
	auto operator<=>(const FTimespan&) const = default;
	FString ToString() const;

private:
	int64 Ticks = 0;
};
