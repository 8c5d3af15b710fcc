// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

template <typename T>
class TSubclassOf
{
public:
	TSubclassOf() = default;
	TSubclassOf(TYPE_OF_NULLPTR) {}
	TSubclassOf(UClass* InClass)
		: Class(InClass)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSubclassOf(const TSubclassOf<U>& Other)
		: Class(Other.Get())
	{
	}
	/** Null if the class is not a T. */
	UClass* Get() const
	{
		return Class != nullptr && Class->IsChildOf(T::StaticClass()) ? Class : nullptr;
	}
	UClass* operator*() const
	{
		return Get();
	}
	UClass* operator->() const
	{
		return Get();
	}
	operator UClass*() const
	{
		return Get();
	}
	T* GetDefaultObject() const
	{
		return Get() == nullptr ? nullptr : static_cast<T*>(Class->GetDefaultObject());
	}

private:
	UClass* Class = nullptr;
};
