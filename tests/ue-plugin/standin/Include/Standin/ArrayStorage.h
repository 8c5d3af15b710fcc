// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"
#include "Standin/CheckedIterator.h"

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

namespace UE::Standin
{
/** The memory of a TArray: ArrayNum elements in room for ArrayMax. */
template <typename T>
struct TArrayStorage
{
	TArrayStorage() = default;
	TArrayStorage(const TArrayStorage&) = delete;
	TArrayStorage& operator=(const TArrayStorage&) = delete;
	~TArrayStorage()
	{
		Release();
	}
	int32 Num() const
	{
		return ArrayNum;
	}
	int32 Max() const
	{
		return ArrayMax;
	}
	bool IsEmpty() const
	{
		return ArrayNum == 0;
	}
	T* GetData()
	{
		return Data;
	}
	const T* GetData() const
	{
		return Data;
	}
	TCheckedPointerIterator<T> begin()
	{
		return {Data, &ArrayNum, ArrayNum};
	}
	TCheckedPointerIterator<T> end()
	{
		return {Data + ArrayNum, &ArrayNum, ArrayNum};
	}
	TCheckedPointerIterator<const T> begin() const
	{
		return {Data, &ArrayNum, ArrayNum};
	}
	TCheckedPointerIterator<const T> end() const
	{
		return {Data + ArrayNum, &ArrayNum, ArrayNum};
	}

	void RangeCheck(int32 Index) const
	{
		check(Index >= 0 && Index < ArrayNum);
	}
	void CheckAddress(const T* Item) const
	{
		check(Item < Data || Item >= Data + ArrayMax);
	}
	void Grow(int32 Count)
	{
		if (ArrayNum + Count > ArrayMax)
		{
			Reallocate(std::max(ArrayNum + Count, ArrayMax + ArrayMax / 2 + 4));
		}
	}
	void Reallocate(int32 NewMax)
	{
		T* NewData = NewMax > 0
			? static_cast<T*>(::operator new (sizeof(T) * static_cast<SIZE_T>(NewMax), std::align_val_t{alignof(T)}))
			: nullptr;
		if (NewData != nullptr)
		{
			std::uninitialized_move_n(Data, ArrayNum, NewData);
			std::destroy_n(Data, ArrayNum);
		}
		Free();
		Data = NewData;
		ArrayMax = NewMax;
	}
	void Truncate(int32 NewNum, EAllowShrinking AllowShrinking)
	{
		check(NewNum >= 0 && NewNum <= ArrayNum);
		std::destroy_n(Data + NewNum, ArrayNum - NewNum);
		ArrayNum = NewNum;
		if (AllowShrinking == EAllowShrinking::Yes && ArrayMax > 2 * ArrayNum + 16)
		{
			Reallocate(ArrayNum);
		}
	}
	void Take(TArrayStorage& Other)
	{
		Data = std::exchange(Other.Data, nullptr);
		ArrayNum = std::exchange(Other.ArrayNum, 0);
		ArrayMax = std::exchange(Other.ArrayMax, 0);
	}
	void Free()
	{
		if (Data != nullptr)
		{
			::operator delete (Data, std::align_val_t{alignof(T)});
		}
	}
	void Release()
	{
		std::destroy_n(Data, ArrayNum);
		Free();
		Data = nullptr;
		ArrayNum = 0;
		ArrayMax = 0;
	}

	T* Data = nullptr;
	int32 ArrayNum = 0;
	int32 ArrayMax = 0;
};
} // namespace UE::Standin
