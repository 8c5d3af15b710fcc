// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "HAL/Runnable.h"

#include <atomic>
#include <thread>

enum EThreadPriority
{
	TPri_Normal,
	TPri_AboveNormal,
	TPri_BelowNormal,
	TPri_Highest,
	TPri_Lowest,
	TPri_SlightlyBelowNormal,
	TPri_TimeCritical,
	TPri_Num
};

/** A real thread: Init, Run and Exit run on it; Create returns after Init. */
class FRunnableThread
{
public:
	static FRunnableThread* Create(FRunnable* InRunnable, const TCHAR* ThreadName, uint32 InStackSize = 0,
		EThreadPriority InThreadPriority = TPri_Normal, uint64 InThreadAffinityMask = 0);
	~FRunnableThread();
	bool Kill(bool bShouldWait = true);
	void WaitForCompletion();
	uint32 GetThreadID() const
	{
		return ThreadId;
	}
	const FString& GetThreadName() const
	{
		return Name;
	}
	void SetThreadPriority(EThreadPriority) {}

private:
	FRunnableThread() = default;

	FRunnable* Runnable = nullptr;
	FString Name;
	uint32 ThreadId = 0;
	std::thread Thread;
};
