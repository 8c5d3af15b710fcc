// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

struct FPlatformTLS
{
	static uint32 GetCurrentThreadId();
};
