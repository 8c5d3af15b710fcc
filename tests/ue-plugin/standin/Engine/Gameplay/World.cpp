// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/World.h"

#include "Animation/AnimInstance.h"
#include "Components/SkeletalMeshComponent.h"
#include "Standin/Threads.h"
#include "Tickable.h"

TMulticastDelegate<void(UWorld*, bool, bool)> FWorldDelegates::OnWorldCleanup;
TMulticastDelegate<void(UWorld*)> FWorldDelegates::OnWorldBeginTearDown;

AActor* UWorld::SpawnActor(UClass* Class, const FVector*, const FRotator*, const FActorSpawnParameters& Parameters)
{
	UE::Standin::CheckGameThread("SpawnActor");
	AActor* const Actor = NewObject<AActor>(this, Class, Parameters.Name, Parameters.ObjectFlags);
	Actors.Add(Actor);
	if (bBegunPlay)
	{
		Actor->DispatchBeginPlay();
	}
	return Actor;
}

bool UWorld::DestroyActor(AActor* Actor)
{
	UE::Standin::CheckGameThread("DestroyActor");
	if (Actor == nullptr || Actor->IsActorBeingDestroyed())
	{
		return false;
	}
	Actor->StandinDispatchEndPlay(EEndPlayReason::Destroyed);
	Actors.Remove(Actor);
	return true;
}

void UWorld::StandinBegin(UGameInstance* InGameInstance, EWorldType::Type InType)
{
	OwningGameInstance = InGameInstance;
	WorldType = InType;
	bBegunPlay = true;
	const TArray<TObjectPtr<AActor>> Copy = Actors;
	for (const TObjectPtr<AActor>& Actor : Copy)
	{
		Actor->DispatchBeginPlay();
	}
}

void UWorld::InitializeActorsForPlay(const FURL&, bool)
{
	for (const TObjectPtr<AActor>& Actor : Actors)
	{
		for (UActorComponent* const Component : Actor->StandinComponents())
		{
			Component->RegisterComponent();
		}
	}
}

void UWorld::BeginPlay()
{
	StandinBegin(OwningGameInstance, WorldType);
}

void UWorld::DestroyWorld(bool)
{
	StandinEnd(EEndPlayReason::Quit);
}

void UWorld::StandinTick(float InDeltaSeconds)
{
	DeltaSeconds = InDeltaSeconds;
	TimeSeconds += static_cast<double>(InDeltaSeconds);
	for (int32 Group = TG_PrePhysics; Group <= TG_NewlySpawned; ++Group)
	{
		const TArray<TObjectPtr<AActor>> Copy = Actors;
		for (const TObjectPtr<AActor>& Actor : Copy)
		{
			if (!IsValid(Actor))
			{
				continue;
			}
			if (Actor->PrimaryActorTick.bCanEverTick && Actor->PrimaryActorTick.TickGroup == Group)
			{
				Actor->Tick(InDeltaSeconds);
			}
			for (UActorComponent* const Component : Actor->StandinComponents())
			{
				FActorComponentTickFunction& Function = Component->PrimaryComponentTick;
				const bool bTicks = IsValid(Component) && Component->IsRegistered() && Function.bCanEverTick
					&& Function.bTickEnabled && Function.TickGroup == Group;
				if (bTicks)
				{
					Component->TickComponent(InDeltaSeconds, LEVELTICK_All, &Function);
				}
			}
		}
	}
	LatentActionManager.StandinTick(InDeltaSeconds);
	TimerManager.Tick(InDeltaSeconds);
	FTickableGameObject::StandinTickAll(InDeltaSeconds);
}

void UWorld::StandinEnd(EEndPlayReason::Type Reason)
{
	bIsTearingDown = true;
	FWorldDelegates::OnWorldBeginTearDown.Broadcast(this);
	const TArray<TObjectPtr<AActor>> Copy = Actors;
	for (const TObjectPtr<AActor>& Actor : Copy)
	{
		Actor->StandinDispatchEndPlay(Reason);
	}
	Actors.Empty();
	bBegunPlay = false;
	FWorldDelegates::OnWorldCleanup.Broadcast(this, true, true);
	MarkAsGarbage();
}

void UWorld::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Collector.Visit(OwningGameInstance);
	Collector.Visit(Actors);
}
