// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Standin/Reflection.h"

class UClass : public UStruct
{
public:
	UClass* GetSuperClass() const
	{
		return static_cast<UClass*>(SuperStruct);
	}
	/** Made on the first call, on the game thread. */
	UObject* GetDefaultObject(bool bCreateIfNeeded = true);
	template <typename T>
	T* GetDefaultObject()
	{
		return static_cast<T*>(GetDefaultObject());
	}
	UFunction* FindFunctionByName(FName FunctionName) const;
	bool HasAnyClassFlags(EClassFlags FlagsToCheck) const
	{
		return (ClassFlags & FlagsToCheck) != 0;
	}

	uint32 ClassFlags = CLASS_None;
	/** Null for an abstract class. */
	UObject* (*Construct)(const class FObjectInitializer& Initializer) = nullptr;
	TArray<TSharedPtr<UFunction>> Functions;
	/** False for classes that no header tool read: their UFUNCTIONs are unknown. */
	bool bReflected = false;
	UObject* DefaultObject = nullptr;
};

/** Every class known so far, abstract ones too. */
const TArray<UClass*>& StandinGetClasses();
void GetDerivedClasses(const UClass* ClassToLookFor, TArray<UClass*>& OutResults, bool bRecursive = true);
