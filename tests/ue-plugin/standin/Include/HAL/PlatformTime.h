// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

struct FPlatformTime
{
	/** Large from the start, as in Unreal, so that a float that holds it is found out. */
	static double Seconds();
	static uint32 Cycles();
	static uint64 Cycles64();
	static double ToSeconds64(uint64 Cycles);
	static double ToMilliseconds64(uint64 Cycles);
	static double GetSecondsPerCycle();
	static double GetSecondsPerCycle64();
};
