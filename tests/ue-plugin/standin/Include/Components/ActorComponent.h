// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Engine/EngineTypes.h"

class AActor;
class UActorComponent;
class UWorld;

/** Registered with a world, then BeginPlay, TickComponent each frame, EndPlay: the engine loop sees to the order. */
class UActorComponent : public UObject
{
	STANDIN_CLASS(UActorComponent, UObject)

public:
	UActorComponent();
	explicit UActorComponent(const FObjectInitializer& Initializer);

	virtual void OnRegister();
	virtual void OnUnregister();
	virtual void InitializeComponent() {}
	virtual void UninitializeComponent() {}
	virtual void BeginPlay();
	virtual void EndPlay(const EEndPlayReason::Type EndPlayReason);
	virtual void TickComponent(float DeltaTime, ELevelTick TickType, FActorComponentTickFunction* ThisTickFunction);
	virtual void Activate(bool bReset = false)
	{
		(void)bReset;
		bIsActive = true;
	}
	virtual void Deactivate()
	{
		bIsActive = false;
	}
	virtual void OnComponentDestroyed(bool bDestroyingHierarchy)
	{
		(void)bDestroyingHierarchy;
	}
	void PostInitProperties() override;
	void BeginDestroy() override;
	UWorld* GetWorld() const override;

	AActor* GetOwner() const;
	template <typename T>
	T* GetOwner() const
	{
		return Cast<T>(reinterpret_cast<UObject*>(GetOwner()));
	}
	bool IsActive() const
	{
		return bIsActive;
	}
	void SetActive(bool bNewActive, bool bReset = false)
	{
		bNewActive ? Activate(bReset) : Deactivate();
	}
	bool IsRegistered() const
	{
		return bRegistered;
	}
	bool HasBegunPlay() const
	{
		return bHasBegunPlay;
	}
	void RegisterComponent();
	void UnregisterComponent();
	void DestroyComponent(bool bPromoteChildren = false);
	bool IsBeingDestroyed() const
	{
		return bIsBeingDestroyed;
	}
	void SetComponentTickEnabled(bool bEnabled)
	{
		PrimaryComponentTick.SetTickFunctionEnable(bEnabled);
	}
	bool IsComponentTickEnabled() const
	{
		return PrimaryComponentTick.bTickEnabled;
	}
	void SetTickGroup(ETickingGroup Group)
	{
		PrimaryComponentTick.TickGroup = Group;
	}
	void AddTickPrerequisiteComponent(UActorComponent*) {}
	bool ComponentHasTag(FName Tag) const
	{
		return ComponentTags.Contains(Tag);
	}

	FActorComponentTickFunction PrimaryComponentTick;
	TArray<FName> ComponentTags;
	bool bAutoActivate = false;
	bool bWantsInitializeComponent = false;

private:
	bool bIsActive = false;
	bool bRegistered = false;
	bool bHasBegunPlay = false;
	bool bIsBeingDestroyed = false;
};
