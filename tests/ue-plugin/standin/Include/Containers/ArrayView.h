// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Array.h"

template <typename T>
class TArrayView
{
public:
	using ElementType = T;

	TArrayView() = default;
	TArrayView(T* InData, int32 InNum)
		: Data(InData)
		, ArrayNum(InNum)
	{
	}
	template <typename TOther>
	requires requires(TOther&& Source)
	{
		static_cast<T*>(Source.GetData());
		Source.Num();
	}
	TArrayView(TOther&& Other)
		: Data(Other.GetData())
		, ArrayNum(static_cast<int32>(Other.Num()))
	{
	}
	template <SIZE_T N>
	TArrayView(T (&Items)[N])
		: Data(Items)
		, ArrayNum(static_cast<int32>(N))
	{
	}
	TArrayView(std::initializer_list<std::remove_const_t<T>> Items) requires std::is_const_v<T>
		: Data(Items.begin()), ArrayNum(static_cast<int32>(Items.size()))
	{
	}

	T* GetData() const
	{
		return Data;
	}
	int32 Num() const
	{
		return ArrayNum;
	}
	bool IsEmpty() const
	{
		return ArrayNum == 0;
	}
	bool IsValidIndex(int32 Index) const
	{
		return Index >= 0 && Index < ArrayNum;
	}
	T& operator[](int32 Index) const
	{
		check(IsValidIndex(Index));
		return Data[Index];
	}
	T& Last(int32 FromEnd = 0) const
	{
		return (*this)[ArrayNum - FromEnd - 1];
	}
	TArrayView Slice(int32 Index, int32 Count) const
	{
		check(Index >= 0 && Count >= 0 && Index + Count <= ArrayNum);
		return TArrayView(Data + Index, Count);
	}
	TArrayView Left(int32 Count) const
	{
		return TArrayView(Data, std::clamp(Count, 0, ArrayNum));
	}
	TArrayView RightChop(int32 Count) const
	{
		const int32 Clamped = std::clamp(Count, 0, ArrayNum);
		return TArrayView(Data + Clamped, ArrayNum - Clamped);
	}
	bool Contains(const T& Item) const
	{
		return std::find(Data, Data + ArrayNum, Item) != Data + ArrayNum;
	}
	T* begin() const
	{
		return Data;
	}
	T* end() const
	{
		return Data + ArrayNum;
	}

private:
	T* Data = nullptr;
	int32 ArrayNum = 0;
};

template <typename T>
using TConstArrayView = TArrayView<const T>;

template <typename T>
TArrayView<T> MakeArrayView(T* Data, int32 Num)
{
	return TArrayView<T>(Data, Num);
}
template <typename T, typename TAllocator>
TArrayView<T> MakeArrayView(TArray<T, TAllocator>& Array)
{
	return TArrayView<T>(Array.GetData(), Array.Num());
}
template <typename T, typename TAllocator>
TArrayView<const T> MakeArrayView(const TArray<T, TAllocator>& Array)
{
	return TArrayView<const T>(Array.GetData(), Array.Num());
}
template <typename T>
TArrayView<const T> MakeConstArrayView(const T* Data, int32 Num)
{
	return TArrayView<const T>(Data, Num);
}
