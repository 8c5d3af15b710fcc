// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

/** Null as soon as the object is garbage. May be copied and tested on any thread. */
template <typename T = UObject>
struct TWeakObjectPtr
{
	TWeakObjectPtr() = default;
	TWeakObjectPtr(TYPE_OF_NULLPTR) {}
	TWeakObjectPtr(const T* Object)
		: Handle(Object)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TWeakObjectPtr(const TObjectPtr<U>& Object)
		: Handle(Object.Get())
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TWeakObjectPtr(const TWeakObjectPtr<U>& Other)
		: Handle(Other.Handle)
	{
	}
	T* Get() const
	{
		return static_cast<T*>(Handle.Get());
	}
	T* operator->() const
	{
		T* const Object = Get();
		check(Object != nullptr);
		return Object;
	}
	T& operator*() const
	{
		return *operator->();
	}
	explicit operator bool() const
	{
		return IsValid();
	}
	bool IsValid() const
	{
		return Handle.Get() != nullptr;
	}
	bool IsStale() const
	{
		return !Handle.IsExplicitlyNull() && !IsValid();
	}
	bool IsExplicitlyNull() const
	{
		return Handle.IsExplicitlyNull();
	}
	void Reset()
	{
		Handle = {};
	}
	bool operator==(const TWeakObjectPtr& Other) const
	{
		return Handle == Other.Handle;
	}
	bool operator==(const T* Object) const
	{
		return Get() == Object;
	}
	friend uint32 GetTypeHash(const TWeakObjectPtr& Pointer)
	{
		return GetTypeHash(Pointer.Handle.Index);
	}

	UE::Standin::FWeakObjectHandle Handle;
};

template <typename T>
TWeakObjectPtr<T> MakeWeakObjectPtr(T* Object)
{
	return TWeakObjectPtr<T>(Object);
}
using FWeakObjectPtr = TWeakObjectPtr<UObject>;
