// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Object/ObjectTable.h"

#include "Delegates/Delegate.h"
#include "Standin/Failures.h"

namespace UE::Standin
{
namespace
{
TArray<UClass*>& Classes()
{
	static TArray<UClass*>* const All = new TArray<UClass*>();
	return *All;
}
} // namespace

void AddClass(UClass* Class)
{
	Classes().Add(Class);
}

void CheckIsFunction(const UObject* Object, const char* Name)
{
	const UClass* Class = Object->GetClass();
	while (Class != nullptr && Class->bReflected)
	{
		Class = Class->GetSuperClass();
	}
	const bool bHandWritten = Class != nullptr && Class != UObject::StaticClass();
	if (!bHandWritten && Object->FindFunction(FName(Name)) == nullptr)
	{
		ReportFailure(FString::Printf(
			TEXT("%s::%hs is bound dynamically but is no UFUNCTION"), *Object->GetClass()->GetName(), Name));
	}
}
} // namespace UE::Standin

bool UStruct::IsChildOf(const UStruct* Other) const
{
	const UStruct* Found = this;
	while (Found != nullptr && Found != Other)
	{
		Found = Found->SuperStruct;
	}
	return Found != nullptr;
}

FProperty* UStruct::FindPropertyByName(FName PropertyName) const
{
	for (const UStruct* Owner = this; Owner != nullptr; Owner = Owner->SuperStruct)
	{
		for (const TSharedPtr<FProperty>& Property : Owner->Properties)
		{
			if (Property->Name == PropertyName)
			{
				return Property.Get();
			}
		}
	}
	return nullptr;
}

UFunction* UClass::FindFunctionByName(FName FunctionName) const
{
	for (const UClass* Owner = this; Owner != nullptr; Owner = Owner->GetSuperClass())
	{
		for (const TSharedPtr<UFunction>& Function : Owner->Functions)
		{
			if (Function->Name == FunctionName)
			{
				return Function.Get();
			}
		}
	}
	return nullptr;
}

UObject* UClass::GetDefaultObject(bool bCreateIfNeeded)
{
	if (DefaultObject == nullptr && bCreateIfNeeded && Construct != nullptr)
	{
		DefaultObject =
			UE::Standin::NewObjectOf(this, nullptr, FName(TEXT("Default__") + GetName()), RF_ClassDefaultObject);
		DefaultObject->AddToRoot();
	}
	return DefaultObject;
}

const TArray<UClass*>& StandinGetClasses()
{
	return UE::Standin::Classes();
}

void GetDerivedClasses(const UClass* ClassToLookFor, TArray<UClass*>& OutResults, bool bRecursive)
{
	for (UClass* const Class : UE::Standin::Classes())
	{
		const bool bDirect = Class->GetSuperClass() == ClassToLookFor;
		if (Class != ClassToLookFor && (bDirect || (bRecursive && Class->IsChildOf(ClassToLookFor))))
		{
			OutResults.Add(Class);
		}
	}
}

FString UEnum::GetNameStringByValue(int64 Value) const
{
	for (const TPair<FString, int64>& Entry : Entries)
	{
		if (Entry.Value == Value)
		{
			return Entry.Key;
		}
	}
	return FString();
}

int64 UEnum::GetValueByNameString(const FString& EntryName) const
{
	for (const TPair<FString, int64>& Entry : Entries)
	{
		if (Entry.Key == EntryName)
		{
			return Entry.Value;
		}
	}
	return INDEX_NONE;
}
