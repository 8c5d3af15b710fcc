// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "GameFramework/Actor.h"

#include "Engine/World.h"
#include "Standin/Failures.h"

void AActor::BeginPlay()
{
	bBegunPlay = true;
}

void AActor::EndPlay(const EEndPlayReason::Type)
{
	bBegunPlay = false;
}

UWorld* AActor::GetWorld() const
{
	return GetTypedOuter<UWorld>();
}

UGameInstance* AActor::GetGameInstance() const
{
	return GetWorld() == nullptr ? nullptr : GetWorld()->GetGameInstance();
}

bool AActor::Destroy(bool, bool)
{
	return GetWorld() != nullptr && GetWorld()->DestroyActor(this);
}

UActorComponent* AActor::FindComponentByClass(const TSubclassOf<UActorComponent> ComponentClass) const
{
	for (const TObjectPtr<UActorComponent>& Component : OwnedComponents)
	{
		if (Component->IsA(ComponentClass.Get()))
		{
			return Component;
		}
	}
	return nullptr;
}

void AActor::AddOwnedComponent(UActorComponent* Component)
{
	OwnedComponents.AddUnique(Component);
}

void AActor::RemoveOwnedComponent(UActorComponent* Component)
{
	OwnedComponents.Remove(Component);
}

TArray<UActorComponent*> AActor::StandinComponents() const
{
	TArray<UActorComponent*> Result;
	for (const TObjectPtr<UActorComponent>& Component : OwnedComponents)
	{
		Result.Add(Component.Get());
	}
	return Result;
}

void AActor::DispatchBeginPlay(bool)
{
	if (bBegunPlay)
	{
		return;
	}
	for (UActorComponent* const Component : StandinComponents())
	{
		Component->RegisterComponent();
	}
	for (UActorComponent* const Component : StandinComponents())
	{
		if (IsValid(Component) && !Component->HasBegunPlay())
		{
			Component->BeginPlay();
			if (!Component->HasBegunPlay())
			{
				UE::Standin::ReportFailure(
					FString::Printf(TEXT("%s does not call Super::BeginPlay"), *Component->GetPathName()));
			}
		}
	}
	BeginPlay();
}

void AActor::StandinDispatchEndPlay(EEndPlayReason::Type Reason)
{
	bDestroyed = true;
	EndPlay(Reason);
	for (UActorComponent* const Component : StandinComponents())
	{
		if (Component->HasBegunPlay())
		{
			Component->EndPlay(Reason);
			if (Component->HasBegunPlay())
			{
				UE::Standin::ReportFailure(
					FString::Printf(TEXT("%s does not call Super::EndPlay"), *Component->GetPathName()));
			}
		}
	}
	for (UActorComponent* const Component : StandinComponents())
	{
		Component->UnregisterComponent();
		Component->OnComponentDestroyed(true);
		Component->MarkAsGarbage();
	}
	MarkAsGarbage();
}

void AActor::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Collector.Visit(RootComponent);
	Collector.Visit(OwnedComponents);
}
