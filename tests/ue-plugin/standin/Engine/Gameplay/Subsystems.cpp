// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/GameInstance.h"
#include "Subsystems/Subsystem.h"

#include "Standin/Threads.h"

USubsystem* FSubsystemCollectionBase::InitializeDependency(TSubclassOf<USubsystem> SubsystemClass)
{
	if (USubsystem* const Existing = StandinFind(SubsystemClass.Get()))
	{
		return Existing;
	}
	UClass* const Class = SubsystemClass.Get();
	const bool bWanted = Class != nullptr && Class->Construct != nullptr && !Class->HasAnyClassFlags(CLASS_Abstract)
		&& static_cast<USubsystem*>(Class->GetDefaultObject())->ShouldCreateSubsystem(Outer);
	if (!bWanted)
	{
		return nullptr;
	}
	USubsystem* const Subsystem = NewObject<USubsystem>(Outer, Class);
	Subsystems.Add(Subsystem);
	Subsystem->Initialize(*this);
	return Subsystem;
}

void FSubsystemCollectionBase::StandinInitialize(UObject* InOuter, UClass* BaseClass)
{
	Outer = InOuter;
	Base = BaseClass;
	TArray<UClass*> Classes;
	GetDerivedClasses(BaseClass, Classes);
	for (UClass* const Class : Classes)
	{
		InitializeDependency(Class);
	}
}

void FSubsystemCollectionBase::StandinDeinitialize()
{
	for (int32 Index = Subsystems.Num() - 1; Index >= 0; --Index)
	{
		Subsystems[Index]->Deinitialize();
	}
	for (const TObjectPtr<USubsystem>& Subsystem : Subsystems)
	{
		Subsystem->MarkAsGarbage();
	}
	Subsystems.Empty();
}

USubsystem* FSubsystemCollectionBase::StandinFind(const UClass* SubsystemClass) const
{
	for (const TObjectPtr<USubsystem>& Subsystem : Subsystems)
	{
		if (SubsystemClass != nullptr && Subsystem->IsA(SubsystemClass))
		{
			return Subsystem;
		}
	}
	return nullptr;
}

void FSubsystemCollectionBase::StandinVisitReferences(FReferenceCollector& Collector)
{
	Collector.Visit(Subsystems);
}

UGameInstance* UGameInstanceSubsystem::GetGameInstance() const
{
	return GetTypedOuter<UGameInstance>();
}

UWorld* UGameInstanceSubsystem::GetWorld() const
{
	return GetGameInstance() == nullptr ? nullptr : GetGameInstance()->GetWorld();
}
