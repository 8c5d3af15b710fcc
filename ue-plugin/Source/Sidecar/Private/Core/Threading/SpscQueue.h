// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <atomic>
#include <cstddef>
#include <utility>
#include <vector>

namespace UE::Sidecar
{
/**
 * A bounded queue between two threads, without locks. It is allocated once; when it is full the writer is told so and
 * decides what is lost.
 */
template <typename T>
class TSpscQueue final
{
public:
	explicit TSpscQueue(size_t InCapacity)
		: Slots(InCapacity + 1)
	{
	}

	TSpscQueue(const TSpscQueue&) = delete;
	TSpscQueue& operator=(const TSpscQueue&) = delete;

	/** Writer's thread. @return false when the queue is full; the item is then untouched. */
	bool TryPush(T&& Item)
	{
		const size_t Tail = TailIndex.load(std::memory_order_relaxed);
		const size_t Next = After(Tail);
		if (Next == HeadIndex.load(std::memory_order_acquire))
		{
			return false;
		}

		Slots[Tail] = std::move(Item);
		TailIndex.store(Next, std::memory_order_release);
		return true;
	}

	/** Reader's thread. The oldest item, or null when there is none. Valid until Pop. */
	T* Peek()
	{
		const size_t Head = HeadIndex.load(std::memory_order_relaxed);
		return Head == TailIndex.load(std::memory_order_acquire) ? nullptr : &Slots[Head];
	}

	/** Reader's thread; only after a Peek that was not null. What the item held is released at once. */
	void Pop()
	{
		const size_t Head = HeadIndex.load(std::memory_order_relaxed);
		Slots[Head] = T();
		HeadIndex.store(After(Head), std::memory_order_release);
	}

	/** Reader's thread. @return false when there is none. */
	bool TryPop(T& OutItem)
	{
		T* Item = Peek();
		if (Item == nullptr)
		{
			return false;
		}

		OutItem = std::move(*Item);
		Pop();
		return true;
	}

	/** Either thread; the other one may be changing it. */
	size_t Num() const
	{
		const size_t Head = HeadIndex.load(std::memory_order_acquire);
		const size_t Tail = TailIndex.load(std::memory_order_acquire);
		return Tail >= Head ? Tail - Head : Tail + Slots.size() - Head;
	}

private:
	size_t After(size_t Index) const
	{
		return Index + 1 == Slots.size() ? 0 : Index + 1;
	}

	/** One slot stays empty, so that full and empty look different. */
	std::vector<T> Slots;
	std::atomic<size_t> HeadIndex = 0;
	std::atomic<size_t> TailIndex = 0;
};
}
