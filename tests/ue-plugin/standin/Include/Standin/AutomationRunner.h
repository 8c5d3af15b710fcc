// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "Templates/Function.h"

namespace UE::Standin
{
struct FAutomationResult
{
	FString TestName;
	bool bPassed = false;
	TArray<FString> Errors;
};

/** Runs each registered automation test whose name starts with Prefix; TickFrame drives latent commands (may be unset).
 */
TArray<FAutomationResult> RunAutomationTests(const FString& Prefix, const TFunction<void()>& TickFrame = nullptr);
} // namespace UE::Standin
