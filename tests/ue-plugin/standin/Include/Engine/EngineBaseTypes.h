// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

/** Where a level is loaded from; the stand-in has no levels. */
struct FURL
{
	FString Map;
};
