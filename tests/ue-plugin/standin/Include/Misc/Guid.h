// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

enum class EGuidFormats
{
	Digits,
	DigitsWithHyphens,
	DigitsWithHyphensLower
};

struct FGuid
{
	uint32 A = 0;
	uint32 B = 0;
	uint32 C = 0;
	uint32 D = 0;

	FGuid() = default;
	FGuid(uint32 InA, uint32 InB, uint32 InC, uint32 InD)
		: A(InA)
		, B(InB)
		, C(InC)
		, D(InD)
	{
	}
	static FGuid NewGuid();
	bool IsValid() const
	{
		return (A | B | C | D) != 0;
	}
	void Invalidate()
	{
		*this = FGuid();
	}
	FString ToString(EGuidFormats Format = EGuidFormats::Digits) const;
	bool operator==(const FGuid&) const = default;
	friend uint32 GetTypeHash(const FGuid& Guid)
	{
		return Guid.A ^ Guid.B ^ Guid.C ^ Guid.D;
	}
};
