// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "Misc/Guid.h"

class FApp
{
public:
	static double GetDeltaTime();
	static double GetCurrentTime();
	static double GetLastTime();
	static const TCHAR* GetProjectName();
	static const TCHAR* GetBuildVersion();
	static FGuid GetSessionId();
	static bool IsUnattended();
	static bool IsGame();
	static bool CanEverRender();
	static bool CanEverRenderAudio();
	static bool HasFocus();
	/** Called by the stand-in's engine loop. */
	static void StandinSetTime(double CurrentTime, double DeltaTime);
};
