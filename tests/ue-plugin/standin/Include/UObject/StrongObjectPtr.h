// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

namespace UE::Standin
{
void AddStrongReference(UObject* Object);
void RemoveStrongReference(UObject* Object);
} // namespace UE::Standin

/** Keeps an object alive from outside a UPROPERTY. */
template <typename T>
class TStrongObjectPtr
{
public:
	TStrongObjectPtr() = default;
	TStrongObjectPtr(TYPE_OF_NULLPTR) {}
	explicit TStrongObjectPtr(T* InObject)
	{
		Reset(InObject);
	}
	TStrongObjectPtr(const TStrongObjectPtr& Other)
	{
		Reset(Other.Object);
	}
	TStrongObjectPtr(TStrongObjectPtr&& Other)
	{
		std::swap(Object, Other.Object);
	}
	~TStrongObjectPtr()
	{
		Reset();
	}
	TStrongObjectPtr& operator=(const TStrongObjectPtr& Other)
	{
		Reset(Other.Object);
		return *this;
	}
	TStrongObjectPtr& operator=(TStrongObjectPtr&& Other)
	{
		std::swap(Object, Other.Object);
		return *this;
	}
	void Reset(T* NewObject = nullptr)
	{
		if (NewObject != nullptr)
		{
			UE::Standin::AddStrongReference(NewObject);
		}
		if (Object != nullptr)
		{
			UE::Standin::RemoveStrongReference(Object);
		}
		Object = NewObject;
	}
	T* Get() const
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
		return *operator->();
	}
	bool IsValid() const
	{
		return Object != nullptr;
	}
	explicit operator bool() const
	{
		return IsValid();
	}

private:
	T* Object = nullptr;
};
