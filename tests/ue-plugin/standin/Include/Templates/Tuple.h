// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Templates/UnrealTemplate.h"

#include <tuple>

template <typename TKeyType, typename TValueType>
struct TPair
{
	using KeyType = TKeyType;
	using ValueType = TValueType;

	TKeyType Key{};
	TValueType Value{};

	TPair() = default;
	template <typename K, typename V>
	TPair(K&& InKey, V&& InValue)
		: Key(Forward<K>(InKey))
		, Value(Forward<V>(InValue))
	{
	}
	template <SIZE_T Index>
	auto& Get()
	{
		if constexpr (Index == 0)
		{
			return Key;
		}
		else
		{
			return Value;
		}
	}
	bool operator==(const TPair&) const = default;
};

template <typename... T>
struct TTuple : std::tuple<T...>
{
	using std::tuple<T...>::tuple;

	template <SIZE_T Index>
	auto& Get()
	{
		return std::get<Index>(*this);
	}
	template <SIZE_T Index>
	const auto& Get() const
	{
		return std::get<Index>(*this);
	}
};

template <typename... T>
TTuple<std::decay_t<T>...> MakeTuple(T&&... Values)
{
	return TTuple<std::decay_t<T>...>(Forward<T>(Values)...);
}
