// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <atomic>

class FThreadSafeCounter
{
public:
	int32 Increment()
	{
		return ++Value;
	}
	int32 Decrement()
	{
		return --Value;
	}
	int32 Add(int32 Amount)
	{
		return Value.fetch_add(Amount);
	}
	int32 GetValue() const
	{
		return Value.load();
	}
	int32 Set(int32 NewValue)
	{
		return Value.exchange(NewValue);
	}
	int32 Reset()
	{
		return Set(0);
	}

private:
	std::atomic<int32> Value{0};
};
