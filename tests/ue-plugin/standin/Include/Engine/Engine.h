// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Engine/GameInstance.h"
#include "Engine/World.h"
#include "Misc/OutputDevice.h"
#include "Subsystems/EngineSubsystem.h"

class FAudioDeviceManager;

class UEngine : public UObject
{
	STANDIN_CLASS(UEngine, UObject)

public:
	UWorld* GetWorldFromContextObject(const UObject* Object, EGetWorldErrorMode ErrorMode) const;
	UWorld* GetWorldFromContextObjectChecked(const UObject* Object) const
	{
		return GetWorldFromContextObject(Object, EGetWorldErrorMode::Assert);
	}
	UEngineSubsystem* GetEngineSubsystemBase(TSubclassOf<UEngineSubsystem> SubsystemClass) const;
	template <typename T>
	T* GetEngineSubsystem() const
	{
		return static_cast<T*>(GetEngineSubsystemBase(T::StaticClass()));
	}
	void AddOnScreenDebugMessage(int32 Key, float TimeToDisplay, FColor DisplayColor, const FString& DebugMessage);
	bool Exec(UWorld* World, const TCHAR* Command, FOutputDevice& Output = *GLog);
	FAudioDeviceManager* GetAudioDeviceManager();
	const TArray<FWorldContext*>& GetWorldContexts() const
	{
		return StandinContexts;
	}
	void DestroyWorldContext(UWorld* World);
	void StandinInitialize();
	void StandinShutdown();
	void StandinVisitReferences(FReferenceCollector& Collector) override;

	TArray<FWorldContext*> StandinContexts;

private:
	FSubsystemCollectionBase Subsystems;
};

extern UEngine* GEngine;
