// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

struct FIPv4Address
{
	uint8 A = 0;
	uint8 B = 0;
	uint8 C = 0;
	uint8 D = 0;

	FIPv4Address() = default;
	FIPv4Address(uint8 InA, uint8 InB, uint8 InC, uint8 InD)
		: A(InA)
		, B(InB)
		, C(InC)
		, D(InD)
	{
	}
	uint32 Value() const
	{
		return (uint32(A) << 24) | (uint32(B) << 16) | (uint32(C) << 8) | D;
	}
	bool IsLoopbackAddress() const
	{
		return A == 127;
	}
	FString ToString() const
	{
		return FString::Printf(TEXT("%u.%u.%u.%u"), A, B, C, D);
	}
	static bool Parse(const FString& Text, FIPv4Address& OutAddress);
	bool operator==(const FIPv4Address&) const = default;

	static const FIPv4Address Any;
	static const FIPv4Address InternalLoopback;
};
