// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/SceneComponent.h"

class UGameInstance;
class UWorld;

class AActor : public UObject
{
	STANDIN_CLASS(AActor, UObject)

public:
	AActor() = default;
	explicit AActor(const FObjectInitializer& Initializer)
		: UObject(Initializer)
	{
	}
	virtual void BeginPlay();
	virtual void EndPlay(const EEndPlayReason::Type EndPlayReason);
	virtual void Tick(float DeltaSeconds)
	{
		(void)DeltaSeconds;
	}
	UWorld* GetWorld() const override;
	UGameInstance* GetGameInstance() const;
	bool Destroy(bool bNetForce = false, bool bShouldModifyLevel = true);
	bool HasActorBegunPlay() const
	{
		return bBegunPlay;
	}
	bool IsActorBeingDestroyed() const
	{
		return bDestroyed;
	}
	USceneComponent* GetRootComponent() const
	{
		return RootComponent;
	}
	bool SetRootComponent(USceneComponent* NewRoot)
	{
		RootComponent = NewRoot;
		return true;
	}
	FVector GetActorLocation() const
	{
		return RootComponent == nullptr ? FVector::ZeroVector : RootComponent->GetComponentLocation();
	}
	FString GetActorNameOrLabel() const
	{
		return GetName();
	}
	FString GetActorLabel() const
	{
		return GetName();
	}
	UActorComponent* FindComponentByClass(const TSubclassOf<UActorComponent> ComponentClass) const;
	template <typename T>
	T* FindComponentByClass() const
	{
		return static_cast<T*>(FindComponentByClass(T::StaticClass()));
	}
	template <typename T>
	T* GetComponentByClass() const
	{
		return FindComponentByClass<T>();
	}
	template <typename T>
	void GetComponents(TArray<T*>& OutComponents, bool bIncludeFromChildActors = false) const
	{
		(void)bIncludeFromChildActors;
		for (UActorComponent* const Component : StandinComponents())
		{
			if (T* const Found = Cast<T>(Component))
			{
				OutComponents.Add(Found);
			}
		}
	}
	template <typename T>
	void ForEachComponent(bool, TFunctionRef<void(T*)> Visit) const
	{
		TArray<T*> Found;
		GetComponents(Found);
		for (T* const Component : Found)
		{
			Visit(Component);
		}
	}
	void AddInstanceComponent(UActorComponent*) {}
	void AddOwnedComponent(UActorComponent* Component);
	void RemoveOwnedComponent(UActorComponent* Component);
	TArray<UActorComponent*> StandinComponents() const;
	void DispatchBeginPlay(bool bFromLevelStreaming = false);
	void StandinDispatchEndPlay(EEndPlayReason::Type Reason);
	void StandinVisitReferences(FReferenceCollector& Collector) override;

	FActorTickFunction PrimaryActorTick;
	TArray<FName> Tags;

protected:
	TObjectPtr<USceneComponent> RootComponent;

private:
	TArray<TObjectPtr<UActorComponent>> OwnedComponents;
	bool bBegunPlay = false;
	bool bDestroyed = false;
};
