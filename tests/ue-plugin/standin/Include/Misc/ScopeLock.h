// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "HAL/CriticalSection.h"
#include "Misc/AssertionMacros.h"

class FScopeLock : private FNoncopyable
{
public:
	explicit FScopeLock(FCriticalSection* InSection)
		: Section(InSection)
	{
		check(Section != nullptr);
		Section->Lock();
	}
	~FScopeLock()
	{
		Unlock();
	}
	void Unlock()
	{
		if (Section != nullptr)
		{
			Section->Unlock();
			Section = nullptr;
		}
	}

private:
	FCriticalSection* Section;
};
