// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <atomic>

class FThreadSafeBool
{
public:
	FThreadSafeBool(bool bInValue = false)
		: bValue(bInValue)
	{
	}
	operator bool() const
	{
		return bValue.load();
	}
	bool operator=(bool bNewValue)
	{
		bValue.store(bNewValue);
		return bNewValue;
	}
	bool AtomicSet(bool bNewValue)
	{
		return bValue.exchange(bNewValue);
	}

private:
	std::atomic<bool> bValue;
};
