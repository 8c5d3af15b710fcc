// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

namespace UE::Standin
{
/** What FPlatformTime reads. Real and steady until a test makes it virtual. Any thread. */
class FClock
{
public:
	/** Seconds since the process started, or the virtual time. */
	static double Now();
	static bool IsVirtual();
	/** Stops the real clock; time then moves by Set alone. */
	static void UseVirtual(double Seconds);
	static void UseReal();
	/** Virtual time; never backwards. */
	static void Set(double Seconds);
	/** What FPlatformTime::Seconds adds to Now. */
	static constexpr double PlatformOffset = 16777216.0;
};
} // namespace UE::Standin
