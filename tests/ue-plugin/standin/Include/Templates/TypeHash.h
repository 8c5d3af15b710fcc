// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <type_traits>

constexpr uint32 HashCombine(uint32 A, uint32 C)
{
	return A ^ (C + 0x9e3779b9u + (A << 6) + (A >> 2));
}

constexpr uint32 HashCombineFast(uint32 A, uint32 B)
{
	return HashCombine(A, B);
}

template <typename T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) constexpr uint32 GetTypeHash(T Value)
{
	const uint64 Wide = static_cast<uint64>(Value);
	return static_cast<uint32>(Wide) + static_cast<uint32>(Wide >> 32) * 23;
}

template <typename T>
uint32 GetTypeHash(T* Value)
{
	return GetTypeHash(static_cast<uint64>(reinterpret_cast<UPTRINT>(Value)) >> 4);
}

inline uint32 GetTypeHash(double Value)
{
	uint64 Bits = 0;
	static_assert(sizeof Bits == sizeof Value);
	__builtin_memcpy(&Bits, &Value, sizeof Bits);
	return GetTypeHash(Bits);
}
