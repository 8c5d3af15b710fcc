// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/Timespan.h"

enum class EEventMode
{
	AutoReset,
	ManualReset
};

class FEvent
{
public:
	virtual ~FEvent() = default;
	virtual void Trigger() = 0;
	virtual void Reset() = 0;
	virtual bool Wait(uint32 WaitTimeMs, bool bIgnoreThreadIdleStats = false) = 0;
	bool Wait()
	{
		return Wait(MAX_uint32);
	}
	bool Wait(const FTimespan& WaitTime)
	{
		return Wait(static_cast<uint32>(WaitTime.GetTotalMilliseconds()));
	}
};

/** Takes an event from the pool and gives it back. */
class FEventRef
{
public:
	explicit FEventRef(EEventMode Mode = EEventMode::AutoReset);
	~FEventRef();
	FEventRef(const FEventRef&) = delete;
	FEventRef& operator=(const FEventRef&) = delete;
	FEvent* operator->() const
	{
		return Event;
	}
	FEvent* Get()
	{
		return Event;
	}

private:
	FEvent* Event;
};
