// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Logging/LogMacros.h"

namespace UE::Standin
{
struct FLogLine
{
	FName Category;
	ELogVerbosity::Type Verbosity = ELogVerbosity::Log;
	FString Message;
};

/** Everything UE_LOG wrote since the start or the last ClearLog. Any thread. */
TArray<FLogLine> GetLog();
void ClearLog();
bool LogContains(FName Category, FStringView Part);
/** The lines go to stderr unless told not to (the capture goes on). */
void SetLogToStandardError(bool bEnabled);
} // namespace UE::Standin
