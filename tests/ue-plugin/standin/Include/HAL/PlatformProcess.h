// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "HAL/Event.h"

struct FProcHandle
{
	FProcHandle() = default;
	explicit FProcHandle(int32 InProcessId)
		: ProcessId(InProcessId)
	{
	}
	bool IsValid() const
	{
		return ProcessId > 0;
	}
	void Reset()
	{
		ProcessId = 0;
	}
	int32 Get() const
	{
		return ProcessId;
	}

private:
	int32 ProcessId = 0;
};

struct FPlatformProcess
{
	static void Sleep(float Seconds);
	static void YieldThread();
	static FEvent* GetSynchEventFromPool(bool bIsManualReset = false);
	static void ReturnSynchEventToPool(FEvent* Event);
	static uint32 GetCurrentProcessId();
	static FString ExecutablePath();
	static const TCHAR* UserSettingsDir();
	static const TCHAR* UserTempDir();
	static const TCHAR* UserDir();
	static FProcHandle CreateProc(const TCHAR* Url, const TCHAR* Parms, bool bLaunchDetached, bool bLaunchHidden,
		bool bLaunchReallyHidden, uint32* OutProcessId, int32 PriorityModifier, const TCHAR* OptionalWorkingDirectory,
		void* PipeWriteChild, void* PipeReadChild = nullptr);
	static bool IsProcRunning(FProcHandle& Handle);
	static void TerminateProc(FProcHandle& Handle, bool bKillTree = false);
	static void CloseProc(FProcHandle& Handle);
	static void WaitForProc(FProcHandle& Handle);
	static bool GetProcReturnCode(FProcHandle& Handle, int32* OutReturnCode);
};
