// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Array.h"
#include "Templates/TypeHash.h"

/** Insertion-ordered; an element needs == and GetTypeHash as in Unreal. Search is linear over the hashes. */
template <typename T>
class TSet
{
public:
	TSet() = default;
	TSet(std::initializer_list<T> InItems)
	{
		Append(TArray<T>(InItems));
	}
	explicit TSet(const TArray<T>& InItems)
	{
		Append(InItems);
	}

	int32 Num() const
	{
		return Items.Num();
	}
	bool IsEmpty() const
	{
		return Items.IsEmpty();
	}
	void Empty(int32 Slack = 0)
	{
		Items.Empty(Slack);
		Hashes.Empty(Slack);
	}
	void Reset()
	{
		Items.Reset();
		Hashes.Reset();
	}
	void Reserve(int32 Count)
	{
		Items.Reserve(Count);
	}
	void Add(T Item, bool* bIsAlreadyInSet = nullptr)
	{
		const int32 Index = IndexOf(Item);
		if (bIsAlreadyInSet != nullptr)
		{
			*bIsAlreadyInSet = Index != INDEX_NONE;
		}
		if (Index == INDEX_NONE)
		{
			Hashes.Add(GetTypeHash(Item));
			Items.Add(MoveTemp(Item));
		}
		else
		{
			Items[Index] = MoveTemp(Item);
		}
	}
	template <typename TArg>
	void Emplace(TArg&& Item)
	{
		Add(T(Forward<TArg>(Item)));
	}
	void Append(const TArray<T>& Other)
	{
		for (const T& Item : Other)
		{
			Add(Item);
		}
	}
	void Append(const TSet& Other)
	{
		Append(Other.Items);
	}
	int32 Remove(const T& Item)
	{
		const int32 Index = IndexOf(Item);
		if (Index == INDEX_NONE)
		{
			return 0;
		}
		Items.RemoveAt(Index);
		Hashes.RemoveAt(Index);
		return 1;
	}
	bool Contains(const T& Item) const
	{
		return IndexOf(Item) != INDEX_NONE;
	}
	T* Find(const T& Item)
	{
		const int32 Index = IndexOf(Item);
		return Index == INDEX_NONE ? nullptr : &Items[Index];
	}
	const T* Find(const T& Item) const
	{
		return const_cast<TSet*>(this)->Find(Item);
	}
	TArray<T> Array() const
	{
		return Items;
	}
	TCheckedPointerIterator<T> begin()
	{
		return Items.begin();
	}
	TCheckedPointerIterator<T> end()
	{
		return Items.end();
	}
	TCheckedPointerIterator<const T> begin() const
	{
		return Items.begin();
	}
	TCheckedPointerIterator<const T> end() const
	{
		return Items.end();
	}

private:
	int32 IndexOf(const T& Item) const
	{
		const uint32 Hash = GetTypeHash(Item);
		for (int32 Index = 0; Index < Items.Num(); ++Index)
		{
			if (Hashes[Index] == Hash && Items[Index] == Item)
			{
				return Index;
			}
		}
		return INDEX_NONE;
	}

	TArray<T> Items;
	TArray<uint32> Hashes;
};
