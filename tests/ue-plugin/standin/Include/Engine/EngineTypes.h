// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "UObject/Object.h"

namespace EEndPlayReason
{
enum Type : int32
{
	Destroyed,
	LevelTransition,
	EndPlayInEditor,
	RemovedFromWorld,
	Quit
};
} // namespace EEndPlayReason

namespace EWorldType
{
enum Type
{
	None,
	Game,
	Editor,
	PIE
};
} // namespace EWorldType

struct FURL
{
	FString Map;
};

enum ELevelTick
{
	LEVELTICK_TimeOnly = 0,
	LEVELTICK_ViewportsOnly = 1,
	LEVELTICK_All = 2,
	LEVELTICK_PauseTick = 3
};

enum ETickingGroup : int
{
	TG_PrePhysics,
	TG_StartPhysics,
	TG_DuringPhysics,
	TG_EndPhysics,
	TG_PostPhysics,
	TG_PostUpdateWork,
	TG_LastDemotable,
	TG_NewlySpawned
};

enum class EGetWorldErrorMode
{
	ReturnNull,
	LogAndReturnNull,
	Assert
};

struct FTickFunction
{
	bool bCanEverTick = false;
	bool bStartWithTickEnabled = true;
	bool bTickEvenWhenPaused = false;
	bool bHighPriority = false;
	ETickingGroup TickGroup = TG_PrePhysics;
	float TickInterval = 0;
	bool bTickEnabled = true;

	void SetTickFunctionEnable(bool bEnabled)
	{
		bTickEnabled = bEnabled;
	}
};
struct FActorComponentTickFunction : FTickFunction
{
};
struct FActorTickFunction : FTickFunction
{
};

enum class ESpawnActorCollisionHandlingMethod : uint8
{
	Undefined,
	AlwaysSpawn
};

struct FActorSpawnParameters
{
	FName Name;
	class AActor* Owner = nullptr;
	EObjectFlags ObjectFlags = RF_NoFlags;
	ESpawnActorCollisionHandlingMethod SpawnCollisionHandlingOverride = ESpawnActorCollisionHandlingMethod::Undefined;
};
