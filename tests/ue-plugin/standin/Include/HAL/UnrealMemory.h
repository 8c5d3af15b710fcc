// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <cstdlib>
#include <cstring>

struct FMemory
{
	static void* Memcpy(void* Dest, const void* Src, SIZE_T Count)
	{
		return Count > 0 ? std::memcpy(Dest, Src, Count) : Dest;
	}
	template <typename T>
	static void Memcpy(T& Dest, const T& Src)
	{
		std::memcpy(&Dest, &Src, sizeof(T));
	}
	static void* Memmove(void* Dest, const void* Src, SIZE_T Count)
	{
		return Count > 0 ? std::memmove(Dest, Src, Count) : Dest;
	}
	static int32 Memcmp(const void* A, const void* B, SIZE_T Count)
	{
		return Count > 0 ? std::memcmp(A, B, Count) : 0;
	}
	static void* Memset(void* Dest, uint8 Value, SIZE_T Count)
	{
		return Count > 0 ? std::memset(Dest, Value, Count) : Dest;
	}
	static void* Memzero(void* Dest, SIZE_T Count)
	{
		return Memset(Dest, 0, Count);
	}
	template <typename T>
	static void Memzero(T& Value)
	{
		Memset(&Value, 0, sizeof(T));
	}
	static void* Malloc(SIZE_T Count, uint32 = 0)
	{
		return std::malloc(Count);
	}
	static void Free(void* Pointer)
	{
		std::free(Pointer);
	}
};
