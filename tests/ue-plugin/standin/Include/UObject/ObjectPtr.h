// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"
#include "Templates/TypeHash.h"

template <typename T>
struct TObjectPtr
{
	TObjectPtr() = default;
	TObjectPtr(TYPE_OF_NULLPTR) {}
	TObjectPtr(T* InObject)
		: Object(InObject)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TObjectPtr(const TObjectPtr<U>& Other)
		: Object(Other.Get())
	{
	}
	T* Get() const
	{
		return Object;
	}
	operator T*() const
	{
		return Object;
	}
	T* operator->() const
	{
		check(Object != nullptr);
		return Object;
	}
	T& operator*() const
	{
		check(Object != nullptr);
		return *Object;
	}
	explicit operator bool() const
	{
		return Object != nullptr;
	}
	friend uint32 GetTypeHash(const TObjectPtr& Pointer)
	{
		return ::GetTypeHash(static_cast<const void*>(Pointer.Object));
	}

private:
	T* Object = nullptr;
};

template <typename T>
T* ToRawPtr(const TObjectPtr<T>& Pointer)
{
	return Pointer.Get();
}
template <typename T>
T* ToRawPtr(T* Pointer)
{
	return Pointer;
}
