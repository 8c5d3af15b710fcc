// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Array.h"

#include <atomic>

/** Bounded, one producer and one consumer. One slot stays free to tell full from empty. */
template <typename T>
class TCircularQueue
{
public:
	explicit TCircularQueue(uint32 CapacityPlusOne)
	{
		Items.SetNum(static_cast<int32>(CapacityPlusOne));
	}
	bool Enqueue(const T& Item)
	{
		const uint32 Current = Tail.load(std::memory_order_relaxed);
		const uint32 Next = (Current + 1) % static_cast<uint32>(Items.Num());
		if (Next == Head.load(std::memory_order_acquire))
		{
			return false;
		}
		Items[static_cast<int32>(Current)] = Item;
		Tail.store(Next, std::memory_order_release);
		return true;
	}
	bool Dequeue(T& OutItem)
	{
		const uint32 Current = Head.load(std::memory_order_relaxed);
		if (Current == Tail.load(std::memory_order_acquire))
		{
			return false;
		}
		OutItem = MoveTemp(Items[static_cast<int32>(Current)]);
		Head.store((Current + 1) % static_cast<uint32>(Items.Num()), std::memory_order_release);
		return true;
	}
	bool IsEmpty() const
	{
		return Head.load(std::memory_order_acquire) == Tail.load(std::memory_order_acquire);
	}

private:
	TArray<T> Items;
	std::atomic<uint32> Head{0};
	std::atomic<uint32> Tail{0};
};
