// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "UObject/Object.h"

struct FLatentActionInfo
{
	int32 Linkage = INDEX_NONE;
	int32 UUID = INDEX_NONE;
	FName ExecutionFunction;
	TObjectPtr<UObject> CallbackTarget;

	FLatentActionInfo() = default;
	FLatentActionInfo(int32 InLinkage, int32 InUUID, const TCHAR* InFunctionName, UObject* InCallbackTarget)
		: Linkage(InLinkage)
		, UUID(InUUID)
		, ExecutionFunction(InFunctionName)
		, CallbackTarget(InCallbackTarget)
	{
	}
};

class FLatentResponse
{
public:
	explicit FLatentResponse(float InElapsed)
		: Elapsed(InElapsed)
	{
	}
	float ElapsedTime() const
	{
		return Elapsed;
	}
	FLatentResponse& FinishAndTriggerIf(bool bCondition, FName Function, int32, const TWeakObjectPtr<UObject>& Target)
	{
		bFinished = bFinished || bCondition;
		if (bCondition && Target.IsValid())
		{
			Target->ProcessEvent(Target->FindFunction(Function), nullptr);
		}
		return *this;
	}
	FLatentResponse& DoneIf(bool bCondition)
	{
		bFinished = bFinished || bCondition;
		return *this;
	}
	bool StandinFinished() const
	{
		return bFinished;
	}

private:
	float Elapsed;
	bool bFinished = false;
};

class FPendingLatentAction
{
public:
	virtual ~FPendingLatentAction() = default;
	virtual void UpdateOperation(FLatentResponse& Response) = 0;
	virtual void NotifyObjectDestroyed() {}
	virtual void NotifyActionAborted() {}
};

class FLatentActionManager
{
public:
	~FLatentActionManager();
	/** Takes the action; it is dropped when its object is garbage. */
	void AddNewAction(UObject* Object, int32 Uuid, FPendingLatentAction* Action);
	template <typename T>
	T* FindExistingAction(UObject* Object, int32 Uuid)
	{
		for (const FEntry& Entry : Entries)
		{
			if (Entry.Object == Object && Entry.Uuid == Uuid)
			{
				return static_cast<T*>(Entry.Action.Get());
			}
		}
		return nullptr;
	}
	void StandinTick(float DeltaTime);

private:
	struct FEntry
	{
		TWeakObjectPtr<UObject> Object;
		int32 Uuid = 0;
		TUniquePtr<FPendingLatentAction> Action;
	};
	TArray<FEntry> Entries;
};
