// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/ObjectMacros.h"
#include "UObject/NameTypes.h"

class UClass;
class UObject;
class UPackage;
class UWorld;
template <typename TSignature>
class TMulticastDelegate;

class FObjectInitializer
{
public:
	static const FObjectInitializer& Get();
	UObject* GetObj() const
	{
		return Object;
	}
	template <typename T>
	T* CreateDefaultSubobject(UObject* Outer, FName SubobjectName, bool bTransient = false) const;
	template <typename T>
	const FObjectInitializer& SetDefaultSubobjectClass(FName) const
	{
		return *this;
	}

	mutable UObject* Object = nullptr;
};

namespace UE::Standin
{
struct FObjectAccess;
UObject* NewObjectOf(UClass* Class, UObject* Outer, FName Name, EObjectFlags Flags);
} // namespace UE::Standin

inline constexpr EObjectFlags GARBAGE_COLLECTION_KEEPFLAGS = RF_NoFlags;
void CollectGarbage(EObjectFlags KeepFlags, bool bPerformFullPurge = true);
UPackage* GetTransientPackage();
/** Null and garbage are not valid. */
bool IsValid(const UObject* Object);
FName MakeUniqueObjectName(UObject* Outer, const UClass* Class, FName BaseName = NAME_None);

class FCoreUObjectDelegates
{
public:
	static TMulticastDelegate<void()>& GetPreGarbageCollectDelegate();
	static TMulticastDelegate<void()>& GetPostGarbageCollect();
	static TMulticastDelegate<void(UWorld*)>& GetPostLoadMapWithWorld();
	static TMulticastDelegate<void(const FString&)>& GetPreLoadMap();
};
