// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/Clock.h"

#include "HAL/PlatformTime.h"
#include "Misc/AssertionMacros.h"
#include "Containers/UnrealString.h"

#include <atomic>
#include <chrono>

namespace UE::Standin
{
namespace
{
std::atomic<bool> bVirtual{false};
std::atomic<double> VirtualSeconds{0};
const std::chrono::steady_clock::time_point Start = std::chrono::steady_clock::now();
} // namespace

double FClock::Now()
{
	return bVirtual ? VirtualSeconds.load()
					: std::chrono::duration<double>(std::chrono::steady_clock::now() - Start).count();
}

bool FClock::IsVirtual()
{
	return bVirtual;
}

void FClock::UseVirtual(double Seconds)
{
	VirtualSeconds = Seconds;
	bVirtual = true;
}

void FClock::UseReal()
{
	bVirtual = false;
}

void FClock::Set(double Seconds)
{
	check(bVirtual && Seconds >= VirtualSeconds);
	VirtualSeconds = Seconds;
}
} // namespace UE::Standin

double FPlatformTime::Seconds()
{
	return UE::Standin::FClock::Now() + UE::Standin::FClock::PlatformOffset;
}

uint32 FPlatformTime::Cycles()
{
	return static_cast<uint32>(Cycles64());
}

uint64 FPlatformTime::Cycles64()
{
	return static_cast<uint64>(UE::Standin::FClock::Now() * 1e9);
}

double FPlatformTime::ToSeconds64(uint64 Cycles)
{
	return static_cast<double>(Cycles) * 1e-9;
}

double FPlatformTime::ToMilliseconds64(uint64 Cycles)
{
	return static_cast<double>(Cycles) * 1e-6;
}

double FPlatformTime::GetSecondsPerCycle()
{
	return 1e-9;
}

double FPlatformTime::GetSecondsPerCycle64()
{
	return 1e-9;
}
