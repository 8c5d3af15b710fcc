// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "UObject/Object.h"

class USubsystem;

/** The subsystems of one owner: one of each class, made in the order of dependencies, ended in reverse. */
class FSubsystemCollectionBase
{
public:
	USubsystem* InitializeDependency(TSubclassOf<USubsystem> SubsystemClass);
	template <typename T>
	T* InitializeDependency()
	{
		return static_cast<T*>(InitializeDependency(T::StaticClass()));
	}
	void StandinInitialize(UObject* InOuter, UClass* BaseClass);
	void StandinDeinitialize();
	USubsystem* StandinFind(const UClass* SubsystemClass) const;
	void StandinVisitReferences(FReferenceCollector& Collector);

private:
	UObject* Outer = nullptr;
	UClass* Base = nullptr;
	TArray<TObjectPtr<USubsystem>> Subsystems;
};

class USubsystem : public UObject
{
	STANDIN_CLASS_CORE(USubsystem, UObject, CLASS_Abstract, false)

public:
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	virtual bool ShouldCreateSubsystem(UObject* Outer) const
	{
		(void)Outer;
		return true;
	}
	virtual void Initialize(FSubsystemCollectionBase& Collection)
	{
		(void)Collection;
	}
	virtual void Deinitialize() {}
};
