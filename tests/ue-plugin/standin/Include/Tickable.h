// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

enum class ETickableTickType : uint8
{
	Conditional,
	Always,
	Never,
	NewObject
};

struct TStatId
{
};
#define RETURN_QUICK_DECLARE_CYCLE_STAT(Name, Group) return TStatId();
#define GET_STATID(Stat) TStatId()
#define QUICK_SCOPE_CYCLE_COUNTER(Stat)
#define TRACE_CPUPROFILER_EVENT_SCOPE(Name)

/** Ticked after the actors and components of the world. */
class FTickableGameObject
{
public:
	FTickableGameObject();
	virtual ~FTickableGameObject();
	virtual void Tick(float DeltaTime) = 0;
	virtual TStatId GetStatId() const = 0;
	virtual bool IsTickable() const
	{
		return true;
	}
	virtual bool IsTickableWhenPaused() const
	{
		return false;
	}
	virtual ETickableTickType GetTickableTickType() const
	{
		return ETickableTickType::Conditional;
	}
	virtual class UWorld* GetTickableGameObjectWorld() const
	{
		return nullptr;
	}
	static void StandinTickAll(float DeltaTime);
};
