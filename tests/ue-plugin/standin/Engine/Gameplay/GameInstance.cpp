// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/GameInstance.h"

#include "Engine/Engine.h"
#include "Engine/CancellableAsyncAction.h"
#include "Kismet/GameplayStatics.h"
#include "UObject/Package.h"

void UGameInstance::Init()
{
	Subsystems.StandinInitialize(this, UGameInstanceSubsystem::StaticClass());
}

void UGameInstance::Shutdown()
{
	Subsystems.StandinDeinitialize();
	ReferencedObjects.Empty();
}

void UGameInstance::InitializeStandalone(const FName InPackageName)
{
	UWorld* const World = NewObject<UWorld>(GetTransientPackage(), InPackageName);
	World->SetGameInstance(this);
	StandinSetWorld(World);
	GEngine->StandinContexts.Add(&Context);
	Init();
}

void UGameInstance::BeginDestroy()
{
	if (GEngine != nullptr)
	{
		GEngine->StandinContexts.Remove(&Context);
	}
	Super::BeginDestroy();
}

USubsystem* UGameInstance::GetSubsystemBase(TSubclassOf<UGameInstanceSubsystem> SubsystemClass) const
{
	return Subsystems.StandinFind(SubsystemClass.Get());
}

void UGameInstance::RegisterReferencedObject(UObject* Object)
{
	ReferencedObjects.AddUnique(Object);
}

void UGameInstance::UnregisterReferencedObject(UObject* Object)
{
	ReferencedObjects.Remove(Object);
}

void UGameInstance::StandinSetWorld(UWorld* NewWorld)
{
	StandinWorld = NewWorld;
	Context.CurrentWorld = NewWorld;
}

void UGameInstance::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Collector.Visit(StandinWorld);
	Collector.Visit(ReferencedObjects);
	Subsystems.StandinVisitReferences(Collector);
}

void UBlueprintAsyncActionBase::RegisterWithGameInstance(const UObject* WorldContextObject)
{
	RegisterWithGameInstance(UGameplayStatics::GetGameInstance(WorldContextObject));
}

void UBlueprintAsyncActionBase::RegisterWithGameInstance(UGameInstance* GameInstance)
{
	if (GameInstance != nullptr)
	{
		GameInstance->RegisterReferencedObject(this);
		RegisteredWithGameInstance = GameInstance;
	}
}

void UBlueprintAsyncActionBase::SetReadyToDestroy()
{
	if (RegisteredWithGameInstance.IsValid())
	{
		RegisteredWithGameInstance->UnregisterReferencedObject(this);
		RegisteredWithGameInstance.Reset();
	}
}

UWorld* UCancellableAsyncAction::GetWorld() const
{
	return RegisteredWithGameInstance.IsValid() ? RegisteredWithGameInstance->GetWorld() : nullptr;
}

UGameInstance* UGameplayStatics::GetGameInstance(const UObject* WorldContextObject)
{
	UWorld* const World = GEngine == nullptr
		? nullptr
		: GEngine->GetWorldFromContextObject(WorldContextObject, EGetWorldErrorMode::ReturnNull);
	return World == nullptr ? nullptr : World->GetGameInstance();
}
