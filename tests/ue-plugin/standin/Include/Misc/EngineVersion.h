// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

class FEngineVersion
{
public:
	static FEngineVersion Current()
	{
		return FEngineVersion();
	}
	uint16 GetMajor() const
	{
		return ENGINE_MAJOR_VERSION;
	}
	uint16 GetMinor() const
	{
		return ENGINE_MINOR_VERSION;
	}
	uint16 GetPatch() const
	{
		return ENGINE_PATCH_VERSION;
	}
	FString ToString() const
	{
		return TEXT("5.7.0-0+StandIn");
	}
};
