// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Templates/UnrealTemplate.h"

#include <mutex>
#include <shared_mutex>

/** Recursive, as Unreal's is. */
class FCriticalSection : private FNoncopyable
{
public:
	void Lock()
	{
		Mutex.lock();
	}
	void Unlock()
	{
		Mutex.unlock();
	}
	bool TryLock()
	{
		return Mutex.try_lock();
	}

private:
	std::recursive_mutex Mutex;
};

class FRWLock : private FNoncopyable
{
public:
	void ReadLock()
	{
		Mutex.lock_shared();
	}
	void ReadUnlock()
	{
		Mutex.unlock_shared();
	}
	void WriteLock()
	{
		Mutex.lock();
	}
	void WriteUnlock()
	{
		Mutex.unlock();
	}

private:
	std::shared_mutex Mutex;
};
