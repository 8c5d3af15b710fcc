// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Set.h"
#include "Templates/Tuple.h"

/** Insertion-ordered; a key needs == and GetTypeHash as in Unreal. Search is linear over the hashes. */
template <typename K, typename V>
class TMap
{
public:
	using ElementType = TPair<K, V>;

	TMap() = default;
	TMap(std::initializer_list<ElementType> Items)
	{
		for (const ElementType& Item : Items)
		{
			Add(Item.Key, Item.Value);
		}
	}

	int32 Num() const
	{
		return Pairs.Num();
	}
	bool IsEmpty() const
	{
		return Pairs.IsEmpty();
	}
	void Empty(int32 Slack = 0)
	{
		Pairs.Empty(Slack);
		Hashes.Empty(Slack);
	}
	void Reset()
	{
		Pairs.Reset();
		Hashes.Reset();
	}
	void Reserve(int32 Count)
	{
		Pairs.Reserve(Count);
	}
	V& Add(K Key, V Value)
	{
		V& Slot = FindOrAdd(MoveTemp(Key));
		Slot = MoveTemp(Value);
		return Slot;
	}
	V& Add(K Key)
	{
		V& Slot = FindOrAdd(MoveTemp(Key));
		Slot = V();
		return Slot;
	}
	template <typename TKeyArg, typename... TArgs>
	V& Emplace(TKeyArg&& Key, TArgs&&... Args)
	{
		V& Slot = FindOrAdd(K(Forward<TKeyArg>(Key)));
		Slot = V(Forward<TArgs>(Args)...);
		return Slot;
	}
	void Append(const TMap& Other)
	{
		for (const ElementType& Pair : Other)
		{
			Add(Pair.Key, Pair.Value);
		}
	}
	V& FindOrAdd(K Key)
	{
		const int32 Index = IndexOf(Key);
		if (Index != INDEX_NONE)
		{
			return Pairs[Index].Value;
		}
		Hashes.Add(GetTypeHash(Key));
		ElementType& Pair = Pairs.AddDefaulted_GetRef();
		Pair.Key = MoveTemp(Key);
		return Pair.Value;
	}
	V& FindOrAdd(K Key, V Value)
	{
		return Contains(Key) ? FindOrAdd(MoveTemp(Key)) : Add(MoveTemp(Key), MoveTemp(Value));
	}
	V* Find(const K& Key)
	{
		const int32 Index = IndexOf(Key);
		return Index == INDEX_NONE ? nullptr : &Pairs[Index].Value;
	}
	const V* Find(const K& Key) const
	{
		return const_cast<TMap*>(this)->Find(Key);
	}
	V FindRef(const K& Key) const
	{
		const V* Found = Find(Key);
		return Found == nullptr ? V() : *Found;
	}
	V& FindChecked(const K& Key)
	{
		V* Found = Find(Key);
		check(Found != nullptr);
		return *Found;
	}
	const V& FindChecked(const K& Key) const
	{
		return const_cast<TMap*>(this)->FindChecked(Key);
	}
	bool Contains(const K& Key) const
	{
		return IndexOf(Key) != INDEX_NONE;
	}
	V& operator[](const K& Key)
	{
		return FindChecked(Key);
	}
	const V& operator[](const K& Key) const
	{
		return FindChecked(Key);
	}
	int32 Remove(const K& Key)
	{
		const int32 Index = IndexOf(Key);
		if (Index == INDEX_NONE)
		{
			return 0;
		}
		RemoveIndex(Index);
		return 1;
	}
	bool RemoveAndCopyValue(const K& Key, V& OutValue)
	{
		const int32 Index = IndexOf(Key);
		if (Index == INDEX_NONE)
		{
			return false;
		}
		OutValue = MoveTemp(Pairs[Index].Value);
		RemoveIndex(Index);
		return true;
	}
	V FindAndRemoveChecked(const K& Key)
	{
		V Result = MoveTemp(FindChecked(Key));
		Remove(Key);
		return Result;
	}
	int32 GetKeys(TArray<K>& OutKeys) const
	{
		OutKeys.Reset();
		for (const ElementType& Pair : Pairs)
		{
			OutKeys.Add(Pair.Key);
		}
		return OutKeys.Num();
	}
	void GenerateKeyArray(TArray<K>& OutKeys) const
	{
		GetKeys(OutKeys);
	}
	void GenerateValueArray(TArray<V>& OutValues) const
	{
		OutValues.Reset();
		for (const ElementType& Pair : Pairs)
		{
			OutValues.Add(Pair.Value);
		}
	}

	template <typename TMapType>
	class TIterator
	{
	public:
		explicit TIterator(TMapType& InMap)
			: Map(InMap)
		{
		}
		explicit operator bool() const
		{
			return Index < Map.Num();
		}
		TIterator& operator++()
		{
			++Index;
			return *this;
		}
		auto& operator*() const
		{
			return Map.Pairs[Index];
		}
		auto* operator->() const
		{
			return &Map.Pairs[Index];
		}
		const K& Key() const
		{
			return Map.Pairs[Index].Key;
		}
		auto& Value() const
		{
			return Map.Pairs[Index].Value;
		}
		void RemoveCurrent()
		{
			Map.RemoveIndex(Index--);
		}

	private:
		TMapType& Map;
		int32 Index = 0;
	};
	TIterator<TMap> CreateIterator()
	{
		return TIterator<TMap>(*this);
	}
	TIterator<const TMap> CreateConstIterator() const
	{
		return TIterator<const TMap>(*this);
	}
	TCheckedPointerIterator<ElementType> begin()
	{
		return Pairs.begin();
	}
	TCheckedPointerIterator<ElementType> end()
	{
		return Pairs.end();
	}
	TCheckedPointerIterator<const ElementType> begin() const
	{
		return Pairs.begin();
	}
	TCheckedPointerIterator<const ElementType> end() const
	{
		return Pairs.end();
	}

private:
	int32 IndexOf(const K& Key) const
	{
		const uint32 Hash = GetTypeHash(Key);
		for (int32 Index = 0; Index < Pairs.Num(); ++Index)
		{
			if (Hashes[Index] == Hash && Pairs[Index].Key == Key)
			{
				return Index;
			}
		}
		return INDEX_NONE;
	}
	void RemoveIndex(int32 Index)
	{
		Pairs.RemoveAt(Index);
		Hashes.RemoveAt(Index);
	}

	TArray<ElementType> Pairs;
	TArray<uint32> Hashes;
};
