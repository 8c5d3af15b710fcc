// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Object/ObjectTable.h"

#include "UObject/GCObject.h"
#include "UObject/StrongObjectPtr.h"
#include "UObject/UObjectIterator.h"

namespace UE::Standin
{
FObjectTable& FObjectTable::Get()
{
	static FObjectTable* const Table = new FObjectTable();
	return *Table;
}

void FObjectTable::Add(UObject& Object)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	const int32 Index = Free.IsEmpty() ? Slots.AddDefaulted() : Free.Pop();
	FSlot& Slot = Slots[Index];
	Slot.Object = &Object;
	Slot.bGarbage = false;
	++Slot.Serial;
	FObjectAccess::Index(Object) = Index;
	FObjectAccess::Serial(Object) = Slot.Serial;
}

void FObjectTable::Remove(UObject& Object)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	Slots[FObjectAccess::Index(Object)].Object = nullptr;
	Free.Add(FObjectAccess::Index(Object));
}

void FObjectTable::SetGarbage(UObject& Object)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	Slots[FObjectAccess::Index(Object)].bGarbage = true;
	FObjectAccess::Garbage(Object) = true;
}

UObject* FObjectTable::Resolve(int32 Index, int32 Serial)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	if (!Slots.IsValidIndex(Index))
	{
		return nullptr;
	}
	const FSlot& Slot = Slots[Index];
	return Slot.Serial == Serial && !Slot.bGarbage ? Slot.Object : nullptr;
}

TArray<UObject*> FObjectTable::All()
{
	const std::lock_guard<std::mutex> Guard(Lock);
	TArray<UObject*> Result;
	for (const FSlot& Slot : Slots)
	{
		if (Slot.Object != nullptr)
		{
			Result.Add(Slot.Object);
		}
	}
	return Result;
}

FWeakObjectHandle::FWeakObjectHandle(const UObject* Object)
{
	if (Object != nullptr)
	{
		Index = FObjectAccess::Index(const_cast<UObject&>(*Object));
		Serial = FObjectAccess::Serial(const_cast<UObject&>(*Object));
	}
}

UObject* FWeakObjectHandle::Get() const
{
	return Index == INDEX_NONE ? nullptr : FObjectTable::Get().Resolve(Index, Serial);
}

TArray<UObject*> AllObjects()
{
	return FObjectTable::Get().All();
}

void AddStrongReference(UObject* Object)
{
	const std::lock_guard<std::mutex> Guard(FObjectTable::Get().Lock);
	++FObjectTable::Get().StrongReferences.FindOrAdd(Object);
}

void RemoveStrongReference(UObject* Object)
{
	const std::lock_guard<std::mutex> Guard(FObjectTable::Get().Lock);
	TMap<UObject*, int32>& References = FObjectTable::Get().StrongReferences;
	if (--References.FindChecked(Object) == 0)
	{
		References.Remove(Object);
	}
}
} // namespace UE::Standin

FGCObject::FGCObject()
{
	const std::lock_guard<std::mutex> Guard(UE::Standin::FObjectTable::Get().Lock);
	UE::Standin::FObjectTable::Get().Referencers.Add(this);
}

FGCObject::FGCObject(const FGCObject&)
	: FGCObject()
{
}

FGCObject::~FGCObject()
{
	const std::lock_guard<std::mutex> Guard(UE::Standin::FObjectTable::Get().Lock);
	UE::Standin::FObjectTable::Get().Referencers.Remove(this);
}
