// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

namespace UE::Standin
{
TArray<UObject*> AllObjects();
}

/** Objects that are alive and no class defaults. For UClass: the classes. */
template <typename T>
class TObjectIterator
{
public:
	TObjectIterator()
	{
		if constexpr (std::is_same_v<T, UClass>)
		{
			Found = StandinGetClasses();
		}
		else
		{
			for (UObject* const Object : UE::Standin::AllObjects())
			{
				if (Object->IsA(T::StaticClass()) && IsValid(Object) && !Object->IsTemplate())
				{
					Found.Add(static_cast<T*>(Object));
				}
			}
		}
	}
	explicit operator bool() const
	{
		return Index < Found.Num();
	}
	TObjectIterator& operator++()
	{
		++Index;
		return *this;
	}
	T* operator*() const
	{
		return Found[Index];
	}
	T* operator->() const
	{
		return Found[Index];
	}

private:
	TArray<T*> Found;
	int32 Index = 0;
};
