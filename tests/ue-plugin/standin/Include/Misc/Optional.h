// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"
#include "Templates/UnrealTemplate.h"

#include <optional>

struct FNullOpt
{
};
inline constexpr FNullOpt NullOpt{};

template <typename T>
class TOptional
{
public:
	TOptional() = default;
	TOptional(FNullOpt) {}
	TOptional(const T& InValue)
		: Value(InValue)
	{
	}
	TOptional(T&& InValue)
		: Value(static_cast<T&&>(InValue))
	{
	}
	bool IsSet() const
	{
		return Value.has_value();
	}
	explicit operator bool() const
	{
		return Value.has_value();
	}
	T& GetValue()
	{
		check(IsSet());
		return *Value;
	}
	const T& GetValue() const
	{
		check(IsSet());
		return *Value;
	}
	const T& Get(const T& Default) const
	{
		return Value.has_value() ? *Value : Default;
	}
	T* GetPtrOrNull()
	{
		return Value.has_value() ? &*Value : nullptr;
	}
	const T* GetPtrOrNull() const
	{
		return Value.has_value() ? &*Value : nullptr;
	}
	T& operator*()
	{
		return GetValue();
	}
	const T& operator*() const
	{
		return GetValue();
	}
	T* operator->()
	{
		return &GetValue();
	}
	const T* operator->() const
	{
		return &GetValue();
	}
	template <typename... TArgs>
	T& Emplace(TArgs&&... Args)
	{
		return Value.emplace(Forward<TArgs>(Args)...);
	}
	void Reset()
	{
		Value.reset();
	}
	bool operator==(const TOptional& Other) const
	{
		return Value == Other.Value;
	}

private:
	std::optional<T> Value;
};
