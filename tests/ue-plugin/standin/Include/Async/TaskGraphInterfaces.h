// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

namespace ENamedThreads
{
enum Type : int32
{
	AnyThread = 0xff,
	GameThread = 2,
	ActualRenderingThread = 3,
	AnyNormalThreadNormalTask = 0x100,
	AnyBackgroundThreadNormalTask = 0x200,
	AnyBackgroundHiPriTask = 0x201,
	AnyHiPriThreadNormalTask = 0x300
};
} // namespace ENamedThreads
