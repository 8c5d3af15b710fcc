// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

#include <mutex>

class FGCObject;

namespace UE::Standin
{
/** Opens UObject's private parts to the object model. */
struct FObjectAccess
{
	static int32& Index(UObject& Object)
	{
		return Object.StandinIndex;
	}
	static int32& Serial(UObject& Object)
	{
		return Object.StandinSerial;
	}
	static UClass*& Class(UObject& Object)
	{
		return Object.ClassPrivate;
	}
	static UObject*& Outer(UObject& Object)
	{
		return Object.OuterPrivate;
	}
	static FName& Name(UObject& Object)
	{
		return Object.NamePrivate;
	}
	static uint32& Flags(UObject& Object)
	{
		return Object.ObjectFlags;
	}
	static bool& Garbage(UObject& Object)
	{
		return Object.bStandinGarbage;
	}
	static bool& Reachable(UObject& Object)
	{
		return Object.bStandinReachable;
	}
	static bool IsRoot(const UObject& Object)
	{
		return Object.bStandinRooted;
	}
};

/** All objects by slot. The lock is for weak pointers on other threads; objects come and go on the game thread. */
struct FObjectTable
{
	struct FSlot
	{
		UObject* Object = nullptr;
		int32 Serial = 0;
		bool bGarbage = false;
	};

	static FObjectTable& Get();
	void Add(UObject& Object);
	void Remove(UObject& Object);
	void SetGarbage(UObject& Object);
	UObject* Resolve(int32 Index, int32 Serial);
	TArray<UObject*> All();

	std::mutex Lock;
	TArray<FSlot> Slots;
	TArray<int32> Free;
	TArray<FGCObject*> Referencers;
	TMap<UObject*, int32> StrongReferences;
};
} // namespace UE::Standin
