// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Components/ActorComponent.h"
#include "Subsystems/GameInstanceSubsystem.h"

#include "Fixtures.generated.h"

UENUM(BlueprintType)
enum class EFixtureState : uint8
{
	Idle UMETA(DisplayName = "Idle, waiting"),
	Busy = 4,
	Done
};

USTRUCT(BlueprintType)
struct FFixtureHolder
{
	GENERATED_BODY()

	UPROPERTY()
	TObjectPtr<UObject> Held;
};

DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FFixtureEvent, const FString&, Text);

UCLASS()
class UFixtureObject : public UObject
{
	GENERATED_BODY()

public:
	UFUNCTION()
	void Hear(const FString& Text)
	{
		Heard.Add(Text);
	}
	void HearUnreflected(const FString& Text)
	{
		Heard.Add(Text);
	}
	UFUNCTION()
	void Setup()
	{
		Heard.Add(TEXT("Setup"));
	}

	UPROPERTY(BlueprintAssignable)
	FFixtureEvent OnSaid;

	UPROPERTY()
	TObjectPtr<UFixtureObject> Kept;

	UPROPERTY()
	TArray<FFixtureHolder> Holders;

	UPROPERTY(EditAnywhere, Category = "Fixture")
	FName Subject = TEXT("Ada");

	UPROPERTY(EditAnywhere, Category = "Fixture", meta = (ClampMin = "0"))
	uint8 bFlag : 1;

	UObject* NotKept = nullptr;
	TArray<FString> Heard;
};

/** Writes down what the engine does with it. */
UCLASS()
class UFixtureComponent : public UActorComponent
{
	GENERATED_BODY()

public:
	UFixtureComponent()
	{
		PrimaryComponentTick.bCanEverTick = true;
	}
	void BeginPlay() override
	{
		Super::BeginPlay();
		Journal.Add(TEXT("BeginPlay"));
	}
	void EndPlay(const EEndPlayReason::Type Reason) override
	{
		Journal.Add(Reason == EEndPlayReason::LevelTransition ? TEXT("EndPlay by travel") : TEXT("EndPlay"));
		Super::EndPlay(Reason);
	}
	void TickComponent(float DeltaTime, ELevelTick TickType, FActorComponentTickFunction* ThisTickFunction) override
	{
		Super::TickComponent(DeltaTime, TickType, ThisTickFunction);
		Journal.Add(TEXT("Tick"));
		if (OnTick)
		{
			OnTick();
		}
	}

	static inline TArray<FString> Journal;
	TFunction<void()> OnTick;
};

UCLASS()
class UFixtureSubsystem : public UGameInstanceSubsystem
{
	GENERATED_BODY()

public:
	void Initialize(FSubsystemCollectionBase& Collection) override
	{
		Super::Initialize(Collection);
		++NumAlive;
	}
	void Deinitialize() override
	{
		--NumAlive;
		Super::Deinitialize();
	}

	static inline int32 NumAlive = 0;
};
