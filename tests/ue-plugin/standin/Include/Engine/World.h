// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Engine/EngineTypes.h"
#include "Engine/GameInstance.h"
#include "Engine/LatentActionManager.h"
#include "GameFramework/Actor.h"
#include "TimerManager.h"

class FAudioDeviceHandle;
class FAudioDevice;

class UWorld : public UObject
{
	STANDIN_CLASS(UWorld, UObject)

public:
	UWorld* GetWorld() const override
	{
		return const_cast<UWorld*>(this);
	}
	UGameInstance* GetGameInstance() const
	{
		return OwningGameInstance;
	}
	template <typename T>
	T* GetGameInstance() const
	{
		return Cast<T>(OwningGameInstance.Get());
	}
	double GetTimeSeconds() const
	{
		return TimeSeconds;
	}
	double GetRealTimeSeconds() const
	{
		return TimeSeconds;
	}
	float GetDeltaSeconds() const
	{
		return DeltaSeconds;
	}
	bool IsGameWorld() const
	{
		return WorldType == EWorldType::Game || WorldType == EWorldType::PIE;
	}
	bool IsPaused() const
	{
		return bPaused;
	}
	bool HasBegunPlay() const
	{
		return bBegunPlay;
	}
	FTimerManager& GetTimerManager() const
	{
		return const_cast<FTimerManager&>(TimerManager);
	}
	FLatentActionManager& GetLatentActionManager()
	{
		return LatentActionManager;
	}
	FAudioDeviceHandle GetAudioDevice() const;
	FAudioDevice* GetAudioDeviceRaw() const;
	AActor* SpawnActor(UClass* ActorClass, const FVector* Location = nullptr, const FRotator* Rotation = nullptr,
		const FActorSpawnParameters& Parameters = FActorSpawnParameters());
	template <typename T>
	T* SpawnActor(const FActorSpawnParameters& Parameters = FActorSpawnParameters())
	{
		return static_cast<T*>(SpawnActor(T::StaticClass(), nullptr, nullptr, Parameters));
	}
	template <typename T>
	T* SpawnActor(UClass* ActorClass, const FActorSpawnParameters& Parameters = FActorSpawnParameters())
	{
		return static_cast<T*>(SpawnActor(ActorClass, nullptr, nullptr, Parameters));
	}
	bool DestroyActor(AActor* Actor);
	void SetGameInstance(UGameInstance* NewGameInstance)
	{
		OwningGameInstance = NewGameInstance;
	}
	// What tests that make a world of their own call, in this order.
	void InitializeActorsForPlay(const FURL& InURL, bool bResetTime = true);
	void BeginPlay();
	void DestroyWorld(bool bInformEngineOfWorld);

	void StandinBegin(UGameInstance* InGameInstance, EWorldType::Type InType);
	/** Ticks actors and components by tick group, then latent actions and timers. */
	void StandinTick(float InDeltaSeconds);
	/** Every actor ends play and is garbage. */
	void StandinEnd(EEndPlayReason::Type Reason);
	const TArray<TObjectPtr<AActor>>& StandinActors() const
	{
		return Actors;
	}
	void StandinVisitReferences(FReferenceCollector& Collector) override;

	EWorldType::Type WorldType = EWorldType::Game;
	bool bIsTearingDown = false;
	bool bPaused = false;

private:
	TObjectPtr<UGameInstance> OwningGameInstance;
	TArray<TObjectPtr<AActor>> Actors;
	FTimerManager TimerManager;
	FLatentActionManager LatentActionManager;
	double TimeSeconds = 0;
	float DeltaSeconds = 0;
	bool bBegunPlay = false;
};

class FWorldDelegates
{
public:
	static TMulticastDelegate<void(UWorld*, bool, bool)> OnWorldCleanup;
	static TMulticastDelegate<void(UWorld*)> OnWorldBeginTearDown;
};
