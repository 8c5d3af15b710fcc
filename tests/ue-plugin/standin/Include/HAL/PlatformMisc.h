// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

struct FPlatformMisc
{
	static FString GetEnvironmentVariable(const TCHAR* Name);
	static void SetEnvironmentVar(const TCHAR* Name, const TCHAR* Value);
	static int32 NumberOfCores();
	static FString GetOSVersion();
	static void RequestExit(bool bForce);
	static void MemoryBarrier();
};
