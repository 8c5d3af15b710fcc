// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"
#include "Templates/UnrealTemplate.h"

#include <atomic>

enum class EQueueMode
{
	Mpsc,
	Spsc,
	SingleThreaded
};

/** Unbounded linked list with a stub node. One thread dequeues; Enqueue may be called by any thread (Mpsc) or by one.
 */
template <typename T, EQueueMode Mode = EQueueMode::Spsc>
class TQueue : private FNoncopyable
{
public:
	TQueue()
	{
		FNode* const Stub = new FNode();
		Head.store(Stub, std::memory_order_relaxed);
		Tail = Stub;
	}
	~TQueue()
	{
		while (Tail != nullptr)
		{
			FNode* const Old = Tail;
			Tail = Old->Next.load(std::memory_order_acquire);
			delete Old;
		}
	}
	bool Enqueue(const T& Item)
	{
		return Link(new FNode(Item));
	}
	bool Enqueue(T&& Item)
	{
		return Link(new FNode(static_cast<T&&>(Item)));
	}
	bool Dequeue(T& OutItem)
	{
		FNode* const First = Tail->Next.load(std::memory_order_acquire);
		if (First == nullptr)
		{
			return false;
		}
		OutItem = MoveTemp(First->Item);
		First->Item = T();
		delete Tail;
		Tail = First;
		return true;
	}
	bool Pop()
	{
		T Discarded;
		return Dequeue(Discarded);
	}
	bool Peek(T& OutItem) const
	{
		const T* const First = Peek();
		if (First == nullptr)
		{
			return false;
		}
		OutItem = *First;
		return true;
	}
	T* Peek()
	{
		FNode* const First = Tail->Next.load(std::memory_order_acquire);
		return First == nullptr ? nullptr : &First->Item;
	}
	const T* Peek() const
	{
		return const_cast<TQueue*>(this)->Peek();
	}
	bool IsEmpty() const
	{
		return Tail->Next.load(std::memory_order_acquire) == nullptr;
	}
	void Empty()
	{
		while (Pop())
		{
		}
	}

private:
	struct FNode
	{
		FNode() = default;
		explicit FNode(const T& InItem)
			: Item(InItem)
		{
		}
		explicit FNode(T&& InItem)
			: Item(static_cast<T&&>(InItem))
		{
		}
		std::atomic<FNode*> Next{nullptr};
		T Item{};
	};
	bool Link(FNode* Node)
	{
		FNode* const Previous = Head.exchange(Node, std::memory_order_acq_rel);
		Previous->Next.store(Node, std::memory_order_release);
		return true;
	}

	std::atomic<FNode*> Head;
	FNode* Tail;
};
