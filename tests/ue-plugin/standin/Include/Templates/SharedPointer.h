// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"
#include "Templates/TypeHash.h"
#include "Templates/UnrealTemplate.h"

#include <memory>

enum class ESPMode : uint8
{
	NotThreadSafe = 0,
	ThreadSafe = 1
};

template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TSharedRef;
template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TSharedPtr;
template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TWeakPtr;

namespace UE::Standin
{
/** What MakeShareable returns: it converts to a TSharedPtr or TSharedRef. */
template <typename T>
struct TRawPtrProxy
{
	T* Object;
};
} // namespace UE::Standin

template <typename T, ESPMode Mode>
class TSharedPtr
{
public:
	using ElementType = T;

	TSharedPtr() = default;
	TSharedPtr(TYPE_OF_NULLPTR) {}
	template <typename U>
	requires std::is_convertible_v<U*, T*>
	explicit TSharedPtr(U* Object)
		: Pointer(Object)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSharedPtr(const UE::Standin::TRawPtrProxy<U>& Proxy)
		: Pointer(Proxy.Object)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSharedPtr(const TSharedPtr<U, Mode>& Other)
		: Pointer(Other.Pointer)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSharedPtr(TSharedPtr<U, Mode>&& Other)
		: Pointer(std::move(Other.Pointer))
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSharedPtr(const TSharedRef<U, Mode>& Other)
		: Pointer(Other.Pointer)
	{
	}
	explicit TSharedPtr(std::shared_ptr<T> InPointer)
		: Pointer(std::move(InPointer))
	{
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
	std::add_lvalue_reference_t<T> operator*() const
	{
		check(IsValid());
		return *Pointer;
	}
	bool IsValid() const
	{
		return Pointer != nullptr;
	}
	explicit operator bool() const
	{
		return IsValid();
	}
	void Reset()
	{
		Pointer.reset();
	}
	TSharedRef<T, Mode> ToSharedRef() const
	{
		check(IsValid());
		return TSharedRef<T, Mode>(Pointer);
	}
	TWeakPtr<T, Mode> ToWeakPtr() const
	{
		return TWeakPtr<T, Mode>(*this);
	}
	int32 GetSharedReferenceCount() const
	{
		return static_cast<int32>(Pointer.use_count());
	}
	bool IsUnique() const
	{
		return Pointer.use_count() == 1;
	}
	template <typename U>
	bool operator==(const TSharedPtr<U, Mode>& Other) const
	{
		return Get() == Other.Get();
	}
	bool operator==(TYPE_OF_NULLPTR) const
	{
		return !IsValid();
	}

	std::shared_ptr<T> Pointer;
};

template <typename T, ESPMode Mode>
class TSharedRef
{
public:
	using ElementType = T;

	explicit TSharedRef(T* Object)
		: Pointer(Object)
	{
		check(Object != nullptr);
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSharedRef(const UE::Standin::TRawPtrProxy<U>& Proxy)
		: Pointer(Proxy.Object)
	{
		check(Proxy.Object != nullptr);
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TSharedRef(const TSharedRef<U, Mode>& Other)
		: Pointer(Other.Pointer)
	{
	}
	explicit TSharedRef(std::shared_ptr<T> InPointer)
		: Pointer(std::move(InPointer))
	{
		check(Pointer != nullptr);
	}
	TSharedRef(const TSharedRef&) = default;
	TSharedRef& operator=(const TSharedRef&) = default;
	T& Get() const
	{
		return *Pointer;
	}
	T* operator->() const
	{
		return Pointer.get();
	}
	T& operator*() const
	{
		return *Pointer;
	}
	TSharedPtr<T, Mode> ToSharedPtr() const
	{
		return *this;
	}
	TWeakPtr<T, Mode> ToWeakPtr() const
	{
		return TWeakPtr<T, Mode>(*this);
	}
	int32 GetSharedReferenceCount() const
	{
		return static_cast<int32>(Pointer.use_count());
	}
	bool IsUnique() const
	{
		return Pointer.use_count() == 1;
	}
	template <typename U>
	bool operator==(const TSharedRef<U, Mode>& Other) const
	{
		return Pointer.get() == Other.Pointer.get();
	}

	std::shared_ptr<T> Pointer;
};

template <typename T, ESPMode Mode>
class TWeakPtr
{
public:
	TWeakPtr() = default;
	TWeakPtr(TYPE_OF_NULLPTR) {}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TWeakPtr(const TSharedPtr<U, Mode>& Other)
		: Pointer(Other.Pointer)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TWeakPtr(const TSharedRef<U, Mode>& Other)
		: Pointer(Other.Pointer)
	{
	}
	template <typename U>
	requires std::is_convertible_v<U*, T*> TWeakPtr(const TWeakPtr<U, Mode>& Other)
		: Pointer(Other.Pointer)
	{
	}
	TSharedPtr<T, Mode> Pin() const
	{
		return TSharedPtr<T, Mode>(Pointer.lock());
	}
	bool IsValid() const
	{
		return !Pointer.expired();
	}
	void Reset()
	{
		Pointer.reset();
	}
	bool HasSameObject(const void* Other) const
	{
		return Pointer.lock().get() == Other;
	}
	bool operator==(const TWeakPtr& Other) const
	{
		return Pointer.lock() == Other.Pointer.lock();
	}
	bool operator==(TYPE_OF_NULLPTR) const
	{
		return !IsValid();
	}

	std::weak_ptr<T> Pointer;
};

template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TSharedFromThis : public std::enable_shared_from_this<T>
{
public:
	TSharedRef<T, Mode> AsShared()
	{
		return TSharedRef<T, Mode>(this->weak_from_this().lock());
	}
	TSharedRef<const T, Mode> AsShared() const
	{
		return TSharedRef<const T, Mode>(this->weak_from_this().lock());
	}
	TWeakPtr<T, Mode> AsWeak()
	{
		return TWeakPtr<T, Mode>(TSharedPtr<T, Mode>(this->weak_from_this().lock()));
	}
	TWeakPtr<const T, Mode> AsWeak() const
	{
		return TWeakPtr<const T, Mode>(TSharedPtr<const T, Mode>(this->weak_from_this().lock()));
	}
	bool DoesSharedInstanceExist() const
	{
		return !this->weak_from_this().expired();
	}

protected:
	template <typename U>
	static TSharedRef<U, Mode> SharedThis(U* This)
	{
		return TSharedRef<U, Mode>(std::static_pointer_cast<U>(This->weak_from_this().lock()));
	}
};

template <typename T>
UE::Standin::TRawPtrProxy<T> MakeShareable(T* Object)
{
	return {Object};
}

template <typename T, ESPMode Mode = ESPMode::ThreadSafe, typename... TArgs>
TSharedRef<T, Mode> MakeShared(TArgs&&... Args)
{
	return TSharedRef<T, Mode>(std::shared_ptr<T>(new T(Forward<TArgs>(Args)...)));
}

template <typename To, typename From, ESPMode Mode>
TSharedPtr<To, Mode> StaticCastSharedPtr(const TSharedPtr<From, Mode>& Pointer)
{
	return TSharedPtr<To, Mode>(std::static_pointer_cast<To>(Pointer.Pointer));
}

template <typename To, typename From, ESPMode Mode>
TSharedRef<To, Mode> StaticCastSharedRef(const TSharedRef<From, Mode>& Pointer)
{
	return TSharedRef<To, Mode>(std::static_pointer_cast<To>(Pointer.Pointer));
}

template <typename To, typename From, ESPMode Mode>
TSharedPtr<To, Mode> ConstCastSharedPtr(const TSharedPtr<From, Mode>& Pointer)
{
	return TSharedPtr<To, Mode>(std::const_pointer_cast<To>(Pointer.Pointer));
}

template <typename T, ESPMode Mode>
uint32 GetTypeHash(const TSharedPtr<T, Mode>& Pointer)
{
	return GetTypeHash(Pointer.Get());
}

template <typename T, ESPMode Mode>
uint32 GetTypeHash(const TSharedRef<T, Mode>& Pointer)
{
	return GetTypeHash(&Pointer.Get());
}
