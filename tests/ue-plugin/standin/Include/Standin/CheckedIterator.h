// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Misc/AssertionMacros.h"

/** Finds what Unreal's ranged-for finds: an array that grew or shrank while it was walked. */
template <typename T>
struct TCheckedPointerIterator
{
	T* Pointer;
	const int32* CurrentNum;
	int32 InitialNum;

	T& operator*() const
	{
		return *Pointer;
	}
	TCheckedPointerIterator& operator++()
	{
		++Pointer;
		return *this;
	}
	bool operator!=(const TCheckedPointerIterator& Other) const
	{
		check(*CurrentNum == InitialNum); // the array changed during ranged-for iteration
		return Pointer != Other.Pointer;
	}
};
