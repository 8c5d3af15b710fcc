// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

namespace UE::Standin
{
/** Misuse that Unreal would answer with an ensure, an error or a crash later. Recorded, printed; a test fails on it. */
void ReportFailure(const FString& Message);
/** Hands over and forgets what was recorded. Any thread. */
TArray<FString> TakeFailures();
int32 NumFailures();
} // namespace UE::Standin
