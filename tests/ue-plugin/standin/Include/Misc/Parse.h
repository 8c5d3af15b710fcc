// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

struct FParse
{
	/** -Name on the command line. */
	static bool Param(const TCHAR* Stream, const TCHAR* Name);
	/** Match includes its '='; the value ends at a space unless quoted. */
	static bool Value(const TCHAR* Stream, const TCHAR* Match, FString& OutValue);
	static bool Value(const TCHAR* Stream, const TCHAR* Match, int32& OutValue);
};
