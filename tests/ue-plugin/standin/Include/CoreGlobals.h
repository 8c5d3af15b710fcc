// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Logging/LogMacros.h"

bool IsInGameThread();
bool IsInAudioThread();
bool IsEngineExitRequested();
void RequestEngineExit(const TCHAR* Reason);
bool IsRunningCommandlet();
bool IsRunningDedicatedServer();
bool IsGarbageCollecting();
extern bool GIsEditor;
extern uint64 GFrameCounter;
extern FString GInternalProjectName;
