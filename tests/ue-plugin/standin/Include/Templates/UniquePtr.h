// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"
#include "Templates/UnrealTemplate.h"

#include <memory>

template <typename T>
struct TDefaultDelete
{
	TDefaultDelete() = default;
	template <typename U>
	TDefaultDelete(const TDefaultDelete<U>&)
	{
	}
	void operator()(T* Pointer) const
	{
		static_assert(sizeof(T) > 0, "deleting an incomplete type");
		delete Pointer;
	}
};

template <typename T, typename TDeleter = TDefaultDelete<T>>
class TUniquePtr
{
public:
	TUniquePtr() = default;
	TUniquePtr(TYPE_OF_NULLPTR) {}
	explicit TUniquePtr(T* InPointer)
		: Pointer(InPointer)
	{
	}
	TUniquePtr(TUniquePtr&&) = default;
	template <typename U, typename D>
	requires std::is_convertible_v<U*, T*> TUniquePtr(TUniquePtr<U, D>&& Other)
		: Pointer(Other.Release())
	{
	}
	TUniquePtr& operator=(TUniquePtr&&) = default;
	template <typename U, typename D>
	requires std::is_convertible_v<U*, T*> TUniquePtr& operator=(TUniquePtr<U, D>&& Other)
	{
		Pointer.reset(Other.Release());
		return *this;
	}
	TUniquePtr& operator=(TYPE_OF_NULLPTR)
	{
		Pointer.reset();
		return *this;
	}
	bool IsValid() const
	{
		return Pointer != nullptr;
	}
	explicit operator bool() const
	{
		return IsValid();
	}
	T* Get() const
	{
		return Pointer.get();
	}
	T* operator->() const
	{
		check(IsValid());
		return Pointer.get();
	}
	T& operator*() const
	{
		check(IsValid());
		return *Pointer;
	}
	T* Release()
	{
		return Pointer.release();
	}
	void Reset(T* InPointer = nullptr)
	{
		Pointer.reset(InPointer);
	}
	bool operator==(const TUniquePtr& Other) const
	{
		return Get() == Other.Get();
	}
	bool operator==(TYPE_OF_NULLPTR) const
	{
		return !IsValid();
	}

private:
	std::unique_ptr<T, TDeleter> Pointer;
};

template <typename T, typename... TArgs>
TUniquePtr<T> MakeUnique(TArgs&&... Args)
{
	return TUniquePtr<T>(new T(Forward<TArgs>(Args)...));
}
