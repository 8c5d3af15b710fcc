// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "HAL/PlatformMisc.h"

#include "CoreGlobals.h"

#include <atomic>
#include <cstdlib>
#include <thread>

bool GIsEditor = false;
uint64 GFrameCounter = 0;
FString GInternalProjectName = TEXT("HeadlessGame");

namespace UE::Standin
{
namespace
{
std::atomic<bool> bExitRequested{false};
}
} // namespace UE::Standin

bool IsEngineExitRequested()
{
	return UE::Standin::bExitRequested;
}

void RequestEngineExit(const TCHAR* Reason)
{
	UE_LOG(LogEngine, Log, TEXT("Engine exit requested (reason: %s)"), Reason);
	UE::Standin::bExitRequested = true;
}

bool IsRunningCommandlet()
{
	return false;
}

bool IsRunningDedicatedServer()
{
	return false;
}

FString FPlatformMisc::GetEnvironmentVariable(const TCHAR* Name)
{
	const char* const Value = std::getenv(TCHAR_TO_UTF8(Name));
	return Value == nullptr ? FString() : FString(Value);
}

void FPlatformMisc::SetEnvironmentVar(const TCHAR* Name, const TCHAR* Value)
{
	::setenv(TCHAR_TO_UTF8(Name), TCHAR_TO_UTF8(Value), 1);
}

int32 FPlatformMisc::NumberOfCores()
{
	return static_cast<int32>(std::thread::hardware_concurrency());
}

FString FPlatformMisc::GetOSVersion()
{
	return TEXT("stand-in");
}

void FPlatformMisc::RequestExit(bool)
{
	RequestEngineExit(TEXT("RequestExit"));
}

void FPlatformMisc::MemoryBarrier()
{
	std::atomic_thread_fence(std::memory_order_seq_cst);
}
