// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

class UObject;

namespace UE::Standin
{
/** Slot and serial number of an object; resolves to null once the object is garbage or gone. Any thread. */
struct FWeakObjectHandle
{
	int32 Index = INDEX_NONE;
	int32 Serial = 0;

	FWeakObjectHandle() = default;
	explicit FWeakObjectHandle(const UObject* Object);
	UObject* Get() const;
	bool IsExplicitlyNull() const
	{
		return Index == INDEX_NONE;
	}
	bool operator==(const FWeakObjectHandle&) const = default;
};
} // namespace UE::Standin
