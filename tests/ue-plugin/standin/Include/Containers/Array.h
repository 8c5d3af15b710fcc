// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/ContainerAllocationPolicies.h"
#include "Misc/AssertionMacros.h"
#include "Standin/ArrayStorage.h"
#include "Templates/UnrealTemplate.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <new>

template <typename T, typename TAllocator = FDefaultAllocator>
class TArray : private UE::Standin::TArrayStorage<T>
{
	using FStorage = UE::Standin::TArrayStorage<T>;
	using FStorage::ArrayMax;
	using FStorage::ArrayNum;
	using FStorage::CheckAddress;
	using FStorage::Data;
	using FStorage::Grow;
	using FStorage::RangeCheck;
	using FStorage::Reallocate;
	using FStorage::Release;
	using FStorage::Take;
	using FStorage::Truncate;

public:
	using FStorage::begin;
	using FStorage::end;
	using FStorage::GetData;
	using FStorage::IsEmpty;
	using FStorage::Max;
	using FStorage::Num;
	using ElementType = T;
	using SizeType = int32;

	TArray() = default;
	TArray(std::initializer_list<T> Items)
	{
		Append(Items);
	}
	TArray(const T* Items, int32 Count)
	{
		Append(Items, Count);
	}
	TArray(const TArray& Other)
		: FStorage()
	{
		Append(Other.GetData(), Other.Num());
	}
	template <typename TOtherAllocator>
	explicit TArray(const TArray<T, TOtherAllocator>& Other)
	{
		Append(Other.GetData(), Other.Num());
	}
	TArray(TArray&& Other) noexcept
	{
		Take(Other);
	}
	TArray& operator=(const TArray& Other)
	{
		if (this != &Other)
		{
			Reset();
			Append(Other.GetData(), Other.Num());
		}
		return *this;
	}
	TArray& operator=(TArray&& Other) noexcept
	{
		if (this != &Other)
		{
			Release();
			Take(Other);
		}
		return *this;
	}
	TArray& operator=(std::initializer_list<T> Items)
	{
		Reset();
		Append(Items);
		return *this;
	}

	static constexpr uint32 GetTypeSize()
	{
		return sizeof(T);
	}
	SIZE_T NumBytes() const
	{
		return static_cast<SIZE_T>(ArrayNum) * sizeof(T);
	}
	SIZE_T GetAllocatedSize() const
	{
		return static_cast<SIZE_T>(ArrayMax) * sizeof(T);
	}
	bool IsValidIndex(int32 Index) const
	{
		return Index >= 0 && Index < ArrayNum;
	}
	T& operator[](int32 Index)
	{
		RangeCheck(Index);
		return Data[Index];
	}
	const T& operator[](int32 Index) const
	{
		RangeCheck(Index);
		return Data[Index];
	}
	T& Last(int32 FromEnd = 0)
	{
		return (*this)[ArrayNum - FromEnd - 1];
	}
	const T& Last(int32 FromEnd = 0) const
	{
		return (*this)[ArrayNum - FromEnd - 1];
	}
	T& Top()
	{
		return Last();
	}

	void Reserve(int32 Count)
	{
		if (Count > ArrayMax)
		{
			Reallocate(Count);
		}
	}
	void Shrink()
	{
		if (ArrayMax > ArrayNum)
		{
			Reallocate(ArrayNum);
		}
	}
	void Empty(int32 Slack = 0)
	{
		Release();
		Reserve(Slack);
	}
	void Reset(int32 NewSize = 0)
	{
		std::destroy_n(Data, ArrayNum);
		ArrayNum = 0;
		Reserve(NewSize);
	}
	void SetNum(int32 NewNum, EAllowShrinking AllowShrinking = EAllowShrinking::Default)
	{
		if (NewNum > ArrayNum)
		{
			AddDefaulted(NewNum - ArrayNum);
		}
		else
		{
			Truncate(NewNum, AllowShrinking);
		}
	}
	void SetNumZeroed(int32 NewNum, EAllowShrinking AllowShrinking = EAllowShrinking::Default)
	{
		if (NewNum > ArrayNum)
		{
			AddZeroed(NewNum - ArrayNum);
		}
		else
		{
			Truncate(NewNum, AllowShrinking);
		}
	}
	void SetNumUninitialized(int32 NewNum, EAllowShrinking AllowShrinking = EAllowShrinking::Default)
	{
		if (NewNum > ArrayNum)
		{
			AddUninitialized(NewNum - ArrayNum);
		}
		else
		{
			Truncate(NewNum, AllowShrinking);
		}
	}
	void Init(const T& Value, int32 Count)
	{
		Reset(Count);
		for (int32 Index = 0; Index < Count; ++Index)
		{
			Add(Value);
		}
	}

	template <typename... TArgs>
	int32 Emplace(TArgs&&... Args)
	{
		Grow(1);
		new (static_cast<void*>(Data + ArrayNum)) T(Forward<TArgs>(Args)...);
		return ArrayNum++;
	}
	template <typename... TArgs>
	T& Emplace_GetRef(TArgs&&... Args)
	{
		const int32 Index = Emplace(Forward<TArgs>(Args)...);
		return Data[Index];
	}
	int32 Add(const T& Item)
	{
		CheckAddress(&Item);
		return Emplace(Item);
	}
	int32 Add(T&& Item)
	{
		CheckAddress(&Item);
		return Emplace(static_cast<T&&>(Item));
	}
	T& Add_GetRef(const T& Item)
	{
		const int32 Index = Add(Item);
		return Data[Index];
	}
	T& Add_GetRef(T&& Item)
	{
		const int32 Index = Add(static_cast<T&&>(Item));
		return Data[Index];
	}
	int32 AddUnique(const T& Item)
	{
		const int32 Found = Find(Item);
		return Found == INDEX_NONE ? Add(Item) : Found;
	}
	int32 AddDefaulted(int32 Count = 1)
	{
		const int32 First = ArrayNum;
		Grow(Count);
		std::uninitialized_value_construct_n(Data + ArrayNum, Count);
		ArrayNum += Count;
		return First;
	}
	T& AddDefaulted_GetRef()
	{
		const int32 Index = AddDefaulted();
		return Data[Index];
	}
	int32 AddUninitialized(int32 Count = 1)
	{
		static_assert(std::is_trivially_destructible_v<T>, "the stand-in leaves only plain data uninitialized");
		const int32 First = ArrayNum;
		Grow(Count);
		ArrayNum += Count;
		return First;
	}
	int32 AddZeroed(int32 Count = 1)
	{
		const int32 First = ArrayNum;
		Grow(Count);
		__builtin_memset(static_cast<void*>(Data + ArrayNum), 0, static_cast<SIZE_T>(Count) * sizeof(T));
		ArrayNum += Count;
		return First;
	}
	int32 Push(const T& Item)
	{
		return Add(Item);
	}
	int32 Push(T&& Item)
	{
		return Add(static_cast<T&&>(Item));
	}
	T Pop(EAllowShrinking AllowShrinking = EAllowShrinking::Default)
	{
		RangeCheck(ArrayNum - 1);
		T Result = static_cast<T&&>(Last());
		Truncate(ArrayNum - 1, AllowShrinking);
		return Result;
	}
	void Append(const T* Items, int32 Count)
	{
		check(Count >= 0);
		if (Count > 0)
		{
			Grow(Count);
			std::uninitialized_copy_n(Items, Count, Data + ArrayNum);
			ArrayNum += Count;
		}
	}
	void Append(std::initializer_list<T> Items)
	{
		Append(Items.begin(), static_cast<int32>(Items.size()));
	}
	template <typename TOther>
	requires requires(const TOther& Source)
	{
		Source.GetData();
		Source.Num();
	}
	void Append(const TOther& Other)
	{
		Append(Other.GetData(), static_cast<int32>(Other.Num()));
	}
	void Append(TArray&& Other)
	{
		Grow(Other.Num());
		std::uninitialized_move_n(Other.Data, Other.ArrayNum, Data + ArrayNum);
		ArrayNum += Other.ArrayNum;
		Other.Reset();
	}
	TArray& operator+=(const TArray& Other)
	{
		Append(Other);
		return *this;
	}
	int32 Insert(T Item, int32 Index)
	{
		check(Index >= 0 && Index <= ArrayNum);
		Emplace(MoveTemp(Item));
		std::rotate(Data + Index, Data + ArrayNum - 1, Data + ArrayNum);
		return Index;
	}
	void Insert(const T* Items, int32 Count, int32 Index)
	{
		check(Index >= 0 && Index <= ArrayNum);
		Append(Items, Count);
		std::rotate(Data + Index, Data + ArrayNum - Count, Data + ArrayNum);
	}

	void RemoveAt(int32 Index, int32 Count = 1, EAllowShrinking AllowShrinking = EAllowShrinking::Default)
	{
		check(Index >= 0 && Count >= 0 && Index + Count <= ArrayNum);
		std::move(Data + Index + Count, Data + ArrayNum, Data + Index);
		Truncate(ArrayNum - Count, AllowShrinking);
	}
	void RemoveAt(int32 Index, EAllowShrinking AllowShrinking)
	{
		RemoveAt(Index, 1, AllowShrinking);
	}
	void RemoveAtSwap(int32 Index, EAllowShrinking AllowShrinking = EAllowShrinking::Default)
	{
		RangeCheck(Index);
		if (Index != ArrayNum - 1)
		{
			Data[Index] = static_cast<T&&>(Last());
		}
		Truncate(ArrayNum - 1, AllowShrinking);
	}
	template <typename TPredicate>
	int32 RemoveAll(const TPredicate& Predicate)
	{
		T* const NewEnd = std::remove_if(Data, Data + ArrayNum,
			[&Predicate](T& Item)
			{
				return bool(Predicate(Item));
			});
		const int32 Removed = static_cast<int32>(Data + ArrayNum - NewEnd);
		Truncate(ArrayNum - Removed, EAllowShrinking::No);
		return Removed;
	}
	template <typename TPredicate>
	int32 RemoveAllSwap(const TPredicate& Predicate)
	{
		return RemoveAll(Predicate);
	}
	int32 Remove(const T& Item)
	{
		CheckAddress(&Item);
		return RemoveAll(
			[&Item](const T& Other)
			{
				return Other == Item;
			});
	}
	int32 RemoveSingle(const T& Item)
	{
		const int32 Index = Find(Item);
		if (Index == INDEX_NONE)
		{
			return 0;
		}
		RemoveAt(Index);
		return 1;
	}
	int32 RemoveSwap(const T& Item)
	{
		return Remove(Item);
	}

	int32 Find(const T& Item) const
	{
		return IndexOfByPredicate(
			[&Item](const T& Other)
			{
				return Other == Item;
			});
	}
	bool Find(const T& Item, int32& OutIndex) const
	{
		OutIndex = Find(Item);
		return OutIndex != INDEX_NONE;
	}
	template <typename TKey>
	bool Contains(const TKey& Item) const
	{
		return IndexOfByKey(Item) != INDEX_NONE;
	}
	template <typename TPredicate>
	bool ContainsByPredicate(TPredicate Predicate) const
	{
		return IndexOfByPredicate(Predicate) != INDEX_NONE;
	}
	template <typename TKey>
	int32 IndexOfByKey(const TKey& Key) const
	{
		return IndexOfByPredicate(
			[&Key](const T& Other)
			{
				return Other == Key;
			});
	}
	template <typename TPredicate>
	int32 IndexOfByPredicate(TPredicate Predicate) const
	{
		for (int32 Index = 0; Index < ArrayNum; ++Index)
		{
			if (Predicate(Data[Index]))
			{
				return Index;
			}
		}
		return INDEX_NONE;
	}
	template <typename TPredicate>
	T* FindByPredicate(TPredicate Predicate)
	{
		const int32 Index = IndexOfByPredicate(Predicate);
		return Index == INDEX_NONE ? nullptr : Data + Index;
	}
	template <typename TPredicate>
	const T* FindByPredicate(TPredicate Predicate) const
	{
		const int32 Index = IndexOfByPredicate(Predicate);
		return Index == INDEX_NONE ? nullptr : Data + Index;
	}
	template <typename TKey>
	T* FindByKey(const TKey& Key)
	{
		const int32 Index = IndexOfByKey(Key);
		return Index == INDEX_NONE ? nullptr : Data + Index;
	}
	template <typename TPredicate>
	TArray FilterByPredicate(TPredicate Predicate) const
	{
		TArray Result;
		for (const T& Item : *this)
		{
			if (Predicate(Item))
			{
				Result.Add(Item);
			}
		}
		return Result;
	}
	void Sort()
	{
		std::sort(Data, Data + ArrayNum);
	}
	template <typename TPredicate>
	void Sort(const TPredicate& Predicate)
	{
		std::sort(Data, Data + ArrayNum, Predicate);
	}
	template <typename TPredicate>
	void StableSort(const TPredicate& Predicate)
	{
		std::stable_sort(Data, Data + ArrayNum, Predicate);
	}
	void Swap(int32 First, int32 Second)
	{
		RangeCheck(First);
		RangeCheck(Second);
		std::swap(Data[First], Data[Second]);
	}
	bool operator==(const TArray& Other) const
	{
		return ArrayNum == Other.ArrayNum && std::equal(Data, Data + ArrayNum, Other.Data);
	}
};
