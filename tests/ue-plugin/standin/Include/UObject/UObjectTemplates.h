// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

template <typename T>
T* NewObject(UObject* Outer, const UClass* Class, FName Name = NAME_None, EObjectFlags Flags = RF_NoFlags,
	UObject* Template = nullptr)
{
	(void)Template;
	check(Class != nullptr && Class->IsChildOf(T::StaticClass()));
	return static_cast<T*>(UE::Standin::NewObjectOf(const_cast<UClass*>(Class), Outer, Name, Flags));
}
template <typename T>
T* NewObject(UObject* Outer, FName Name = NAME_None, EObjectFlags Flags = RF_NoFlags, UObject* Template = nullptr)
{
	return NewObject<T>(Outer, T::StaticClass(), Name, Flags, Template);
}
template <typename T>
T* NewObject()
{
	return NewObject<T>(reinterpret_cast<UObject*>(GetTransientPackage()));
}

template <typename T>
T* FObjectInitializer::CreateDefaultSubobject(UObject* Outer, FName SubobjectName, bool bTransient) const
{
	return Outer->CreateDefaultSubobject<T>(SubobjectName, bTransient);
}

template <typename To, typename From>
To* Cast(From* Object)
{
	static_assert(std::is_base_of_v<UObject, To>, "the stand-in casts to classes, not to interfaces");
	const UObject* const Base = Object;
	return Base != nullptr && Base->IsA(To::StaticClass()) ? static_cast<To*>(const_cast<UObject*>(Base)) : nullptr;
}
template <typename To, typename From>
const To* Cast(const From* Object)
{
	return Cast<To>(const_cast<From*>(Object));
}
template <typename To, typename From>
To* Cast(const TObjectPtr<From>& Object)
{
	return Cast<To>(Object.Get());
}
template <typename To, typename From>
To* CastChecked(From* Object)
{
	To* const Result = Cast<To>(Object);
	check(Result != nullptr);
	return Result;
}
template <typename To, typename From>
To* ExactCast(From* Object)
{
	return Object != nullptr && Object->GetClass() == To::StaticClass() ? static_cast<To*>(Object) : nullptr;
}

template <typename T>
const T* GetDefault()
{
	return static_cast<const T*>(T::StaticClass()->GetDefaultObject());
}
template <typename T>
T* GetMutableDefault()
{
	return static_cast<T*>(T::StaticClass()->GetDefaultObject());
}

template <typename T>
bool IsValid(const TObjectPtr<T>& Object)
{
	return IsValid(static_cast<const UObject*>(Object.Get()));
}
inline FString GetNameSafe(const UObject* Object)
{
	return Object == nullptr ? FString(TEXT("None")) : Object->GetName();
}
inline FString GetPathNameSafe(const UObject* Object)
{
	return Object == nullptr ? FString(TEXT("None")) : Object->GetPathName();
}

#include "Templates/SubclassOf.h"
#include "UObject/WeakObjectPtr.h"
