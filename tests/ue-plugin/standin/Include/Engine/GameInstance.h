// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Subsystems/GameInstanceSubsystem.h"

class FTimerManager;
class UWorld;
class ULocalPlayer;

struct FWorldContext
{
	UWorld* World() const
	{
		return CurrentWorld;
	}
	UWorld* CurrentWorld = nullptr;
	int32 PIEInstance = INDEX_NONE;
};

class UGameInstance : public UObject
{
	STANDIN_CLASS(UGameInstance, UObject)

public:
	virtual void Init();
	virtual void Shutdown();
	/** Makes a world that has not begun play, and initializes the instance. */
	void InitializeStandalone(const FName InPackageName = NAME_None);
	void BeginDestroy() override;
	UWorld* GetWorld() const override
	{
		return StandinWorld;
	}
	FWorldContext* GetWorldContext()
	{
		return &Context;
	}
	USubsystem* GetSubsystemBase(TSubclassOf<UGameInstanceSubsystem> SubsystemClass) const;
	template <typename T>
	T* GetSubsystem() const
	{
		return static_cast<T*>(GetSubsystemBase(T::StaticClass()));
	}
	template <typename T>
	static T* GetSubsystem(const UGameInstance* GameInstance)
	{
		return GameInstance == nullptr ? nullptr : GameInstance->GetSubsystem<T>();
	}
	/** Keeps an object, such as a running async action, alive until it is unregistered. */
	void RegisterReferencedObject(UObject* Object);
	void UnregisterReferencedObject(UObject* Object);
	void StandinSetWorld(UWorld* NewWorld);
	int32 StandinNumReferencedObjects() const
	{
		return ReferencedObjects.Num();
	}
	void StandinVisitReferences(FReferenceCollector& Collector) override;

private:
	FWorldContext Context;
	TObjectPtr<UWorld> StandinWorld;
	TArray<TObjectPtr<UObject>> ReferencedObjects;
	FSubsystemCollectionBase Subsystems;
};
