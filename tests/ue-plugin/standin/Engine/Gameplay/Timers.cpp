// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/LatentActionManager.h"
#include "Tickable.h"
#include "TimerManager.h"

void FTimerManager::SetTimer(
	FTimerHandle& InOutHandle, const FTimerDelegate& Delegate, float Rate, bool bLoop, float FirstDelay)
{
	ClearTimer(InOutHandle);
	if (Rate <= 0.f)
	{
		return;
	}
	FTimer& Timer = Timers.AddDefaulted_GetRef();
	Timer.Handle.Id = ++LastId;
	Timer.Delegate = Delegate;
	Timer.Rate = Rate;
	Timer.bLoop = bLoop;
	Timer.Due = Now + static_cast<double>(FirstDelay >= 0.f ? FirstDelay : Rate);
	InOutHandle = Timer.Handle;
}

void FTimerManager::SetTimer(
	FTimerHandle& InOutHandle, TFunction<void()>&& Function, float Rate, bool bLoop, float FirstDelay)
{
	SetTimer(InOutHandle, FTimerDelegate::CreateLambda(MoveTemp(Function)), Rate, bLoop, FirstDelay);
}

FTimerHandle FTimerManager::SetTimerForNextTick(const FTimerDelegate& Delegate)
{
	FTimerHandle Handle;
	SetTimer(Handle, Delegate, 1.e-6f, false, 0.f);
	return Handle;
}

void FTimerManager::ClearTimer(FTimerHandle& InOutHandle)
{
	const FTimerHandle Handle = InOutHandle;
	Timers.RemoveAll(
		[Handle](const FTimer& Timer)
		{
			return Timer.Handle == Handle;
		});
	InOutHandle.Invalidate();
}

void FTimerManager::ClearAllTimersForObject(const void* Object)
{
	Timers.RemoveAll(
		[Object](const FTimer& Timer)
		{
			return Timer.Delegate.IsBoundToObject(Object);
		});
}

bool FTimerManager::IsTimerActive(FTimerHandle Handle) const
{
	return Timers.ContainsByPredicate(
		[Handle](const FTimer& Timer)
		{
			return Timer.Handle == Handle;
		});
}

void FTimerManager::Tick(float DeltaTime)
{
	Now += static_cast<double>(DeltaTime);
	const TArray<FTimer> Copy = Timers;
	for (const FTimer& Due : Copy)
	{
		FTimer* const Timer = Timers.FindByPredicate(
			[&Due](const FTimer& Other)
			{
				return Other.Handle == Due.Handle;
			});
		if (Timer == nullptr || Timer->Due > Now)
		{
			continue;
		}
		if (Timer->bLoop)
		{
			Timer->Due += static_cast<double>(Timer->Rate);
		}
		else
		{
			const FTimerHandle Handle = Due.Handle;
			Timers.RemoveAll(
				[Handle](const FTimer& Other)
				{
					return Other.Handle == Handle;
				});
		}
		Due.Delegate.ExecuteIfBound();
	}
}

namespace UE::Standin
{
namespace
{
TArray<FTickableGameObject*>& Tickables()
{
	static TArray<FTickableGameObject*> All;
	return All;
}
} // namespace
} // namespace UE::Standin

FTickableGameObject::FTickableGameObject()
{
	UE::Standin::Tickables().Add(this);
}

FTickableGameObject::~FTickableGameObject()
{
	UE::Standin::Tickables().Remove(this);
}

void FTickableGameObject::StandinTickAll(float DeltaTime)
{
	const TArray<FTickableGameObject*> Copy = UE::Standin::Tickables();
	for (FTickableGameObject* const Tickable : Copy)
	{
		const bool bAlive = UE::Standin::Tickables().Contains(Tickable);
		if (bAlive && Tickable->GetTickableTickType() != ETickableTickType::Never && Tickable->IsTickable())
		{
			Tickable->Tick(DeltaTime);
		}
	}
}

FLatentActionManager::~FLatentActionManager() = default;

void FLatentActionManager::AddNewAction(UObject* Object, int32 Uuid, FPendingLatentAction* Action)
{
	FEntry& Entry = Entries.AddDefaulted_GetRef();
	Entry.Object = Object;
	Entry.Uuid = Uuid;
	Entry.Action.Reset(Action);
}

void FLatentActionManager::StandinTick(float DeltaTime)
{
	Entries.RemoveAll(
		[DeltaTime](FEntry& Entry)
		{
			if (!Entry.Object.IsValid())
			{
				Entry.Action->NotifyObjectDestroyed();
				return true;
			}
			FLatentResponse Response(DeltaTime);
			Entry.Action->UpdateOperation(Response);
			return Response.StandinFinished();
		});
}
