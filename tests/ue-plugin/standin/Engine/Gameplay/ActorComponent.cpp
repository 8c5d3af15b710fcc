// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Components/ActorComponent.h"

#include "GameFramework/Actor.h"
#include "Engine/World.h"
#include "Standin/Failures.h"
#include "Standin/Threads.h"

UActorComponent::UActorComponent() = default;

UActorComponent::UActorComponent(const FObjectInitializer& Initializer)
	: UObject(Initializer)
{
}

void UActorComponent::PostInitProperties()
{
	UObject::PostInitProperties();
	PrimaryComponentTick.bTickEnabled = PrimaryComponentTick.bStartWithTickEnabled;
	if (AActor* const Owner = GetOwner(); Owner != nullptr && !IsTemplate())
	{
		Owner->AddOwnedComponent(this);
	}
}

void UActorComponent::BeginDestroy()
{
	if (bHasBegunPlay)
	{
		UE::Standin::ReportFailure(FString::Printf(TEXT("%s was collected while in play"), *GetPathName()));
	}
	UObject::BeginDestroy();
}

AActor* UActorComponent::GetOwner() const
{
	return GetTypedOuter<AActor>();
}

UWorld* UActorComponent::GetWorld() const
{
	const AActor* const Owner = GetOwner();
	return Owner == nullptr ? UObject::GetWorld() : Owner->GetWorld();
}

void UActorComponent::OnRegister()
{
	bRegistered = true;
}

void UActorComponent::OnUnregister()
{
	bRegistered = false;
}

void UActorComponent::BeginPlay()
{
	bHasBegunPlay = true;
}

void UActorComponent::EndPlay(const EEndPlayReason::Type)
{
	bHasBegunPlay = false;
}

void UActorComponent::TickComponent(float, ELevelTick, FActorComponentTickFunction*) {}

void UActorComponent::RegisterComponent()
{
	UE::Standin::CheckGameThread("RegisterComponent");
	if (bRegistered)
	{
		return;
	}
	OnRegister();
	if (!bRegistered)
	{
		UE::Standin::ReportFailure(FString::Printf(TEXT("%s does not call Super::OnRegister"), *GetPathName()));
		bRegistered = true;
	}
	if (bAutoActivate)
	{
		Activate(true);
	}
	if (bWantsInitializeComponent)
	{
		InitializeComponent();
	}
	const AActor* const Owner = GetOwner();
	if (Owner != nullptr && Owner->HasActorBegunPlay())
	{
		BeginPlay();
	}
}

void UActorComponent::UnregisterComponent()
{
	if (bRegistered)
	{
		OnUnregister();
		bRegistered = false;
	}
}

void UActorComponent::DestroyComponent(bool bPromoteChildren)
{
	UE::Standin::CheckGameThread("DestroyComponent");
	if (bIsBeingDestroyed)
	{
		return;
	}
	bIsBeingDestroyed = true;
	if (bHasBegunPlay)
	{
		EndPlay(EEndPlayReason::Destroyed);
	}
	if (bWantsInitializeComponent)
	{
		UninitializeComponent();
	}
	UnregisterComponent();
	OnComponentDestroyed(bPromoteChildren);
	if (AActor* const Owner = GetOwner())
	{
		Owner->RemoveOwnedComponent(this);
	}
	MarkAsGarbage();
}
