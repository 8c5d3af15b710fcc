// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Object/ObjectTable.h"

#include "Standin/Failures.h"
#include "Standin/Threads.h"
#include "UObject/Package.h"

namespace UE::Standin
{
namespace
{
struct FConstruction
{
	UClass* Class = nullptr;
	UObject* Outer = nullptr;
	FName Name;
	EObjectFlags Flags = RF_NoFlags;
	bool bTaken = false;
};

/** What NewObject hands to the constructors of UObject; only ever used on the game thread. */
TArray<FConstruction>& Constructions()
{
	static TArray<FConstruction> Stack;
	return Stack;
}
} // namespace

UObject* NewObjectOf(UClass* Class, UObject* Outer, FName Name, EObjectFlags Flags)
{
	CheckGameThread("NewObject");
	checkf(Class->Construct != nullptr, TEXT("%s is abstract"), *Class->GetName());
	FConstruction Construction;
	Construction.Class = Class;
	Construction.Outer = Outer;
	Construction.Name = Name.IsNone() ? MakeUniqueObjectName(Outer, Class) : Name;
	Construction.Flags = Flags;
	Constructions().Add(Construction);
	FObjectInitializer Initializer;
	UObject* const Object = Class->Construct(Initializer);
	Constructions().Pop();
	Object->PostInitProperties();
	return Object;
}
} // namespace UE::Standin

const FObjectInitializer& FObjectInitializer::Get()
{
	static const FObjectInitializer Initializer;
	return Initializer;
}

UObject::UObject()
{
	// Made by `new` or on the stack instead of NewObject?
	check(!UE::Standin::Constructions().IsEmpty() && !UE::Standin::Constructions().Last().bTaken);
	UE::Standin::FConstruction& Construction = UE::Standin::Constructions().Last();
	Construction.bTaken = true;
	ClassPrivate = Construction.Class;
	OuterPrivate = Construction.Outer;
	NamePrivate = Construction.Name;
	ObjectFlags = Construction.Flags;
	UE::Standin::FObjectTable::Get().Add(*this);
}

UObject::UObject(const FObjectInitializer& Initializer)
	: UObject()
{
	Initializer.Object = this;
}

UObject::~UObject()
{
	UE::Standin::FObjectTable::Get().Remove(*this);
}

FString UObject::GetPathName(const UObject* StopOuter) const
{
	const bool bTop = OuterPrivate == nullptr || OuterPrivate == StopOuter;
	return bTop ? GetName() : OuterPrivate->GetPathName(StopOuter) + TEXT(".") + GetName();
}

UObject* UObject::GetTypedOuter(UClass* Target) const
{
	UObject* Found = OuterPrivate;
	while (Found != nullptr && !Found->IsA(Target))
	{
		Found = Found->OuterPrivate;
	}
	return Found;
}

bool UObject::IsIn(const UObject* SomeOuter) const
{
	const UObject* Found = OuterPrivate;
	while (Found != nullptr && Found != SomeOuter)
	{
		Found = Found->OuterPrivate;
	}
	return Found != nullptr;
}

bool UObject::IsTemplate(EObjectFlags Flags) const
{
	return HasAnyFlags(Flags) || (OuterPrivate != nullptr && OuterPrivate->IsTemplate(Flags));
}

UWorld* UObject::GetWorld() const
{
	return OuterPrivate == nullptr ? nullptr : OuterPrivate->GetWorld();
}

void UObject::BeginDestroy()
{
	ObjectFlags |= RF_BeginDestroyed;
}

void UObject::FinishDestroy()
{
	ObjectFlags |= RF_FinishDestroyed;
}

bool UObject::ConditionalBeginDestroy()
{
	if (HasAnyFlags(RF_BeginDestroyed))
	{
		return false;
	}
	UE::Standin::FObjectTable::Get().SetGarbage(*this);
	BeginDestroy();
	if (!HasAnyFlags(RF_BeginDestroyed))
	{
		UE::Standin::ReportFailure(FString::Printf(TEXT("%s does not call Super::BeginDestroy"), *GetFullName()));
		ObjectFlags |= RF_BeginDestroyed;
	}
	return true;
}

void UObject::MarkAsGarbage()
{
	UE::Standin::CheckGameThread("MarkAsGarbage");
	UE::Standin::FObjectTable::Get().SetGarbage(*this);
}

void UObject::ProcessEvent(UFunction* Function, void*)
{
	UE::Standin::CheckGameThread("ProcessEvent");
	if (Function == nullptr || Function->Call == nullptr)
	{
		UE::Standin::ReportFailure(FString::Printf(TEXT("The stand-in calls functions without parameters only (%s)"),
			Function == nullptr ? TEXT("null") : *Function->GetName()));
		return;
	}
	Function->Call(this);
}

bool IsValid(const UObject* Object)
{
	return Object != nullptr && !UE::Standin::FObjectAccess::Garbage(const_cast<UObject&>(*Object));
}

UPackage* GetTransientPackage()
{
	static UPackage* const Package = []
	{
		UObject* const Made =
			UE::Standin::NewObjectOf(UPackage::StaticClass(), nullptr, TEXT("/Engine/Transient"), RF_NoFlags);
		Made->AddToRoot();
		return static_cast<UPackage*>(Made);
	}();
	return Package;
}

FName MakeUniqueObjectName(UObject*, const UClass* Class, FName BaseName)
{
	static TMap<FName, int32> LastNumbers;
	const FName Base = BaseName.IsNone() ? FName(Class->GetName().RightChop(1)) : BaseName;
	const int32 Number = LastNumbers.FindOrAdd(Base)++;
	return FName(FString::Printf(TEXT("%s_%d"), *Base.ToString(), Number));
}
