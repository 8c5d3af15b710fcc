// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Delegates/Delegate.h"
#include "Templates/Function.h"

struct FTimerHandle
{
	bool IsValid() const
	{
		return Id != 0;
	}
	void Invalidate()
	{
		Id = 0;
	}
	bool operator==(const FTimerHandle&) const = default;
	uint64 Id = 0;
};

using FTimerDelegate = TDelegate<void()>;

/** Game thread; dies with its world. */
class FTimerManager
{
public:
	void SetTimer(FTimerHandle& InOutHandle, const FTimerDelegate& Delegate, float Rate, bool bLoop = false,
		float FirstDelay = -1.f);
	void SetTimer(FTimerHandle& InOutHandle, TFunction<void()>&& Function, float Rate, bool bLoop = false,
		float FirstDelay = -1.f);
	template <typename T>
	void SetTimer(FTimerHandle& InOutHandle, T* Object, void (T::*Function)(), float Rate, bool bLoop = false,
		float FirstDelay = -1.f)
	{
		SetTimer(InOutHandle, FTimerDelegate::CreateUObject(Object, Function), Rate, bLoop, FirstDelay);
	}
	FTimerHandle SetTimerForNextTick(const FTimerDelegate& Delegate);
	void ClearTimer(FTimerHandle& InOutHandle);
	void ClearAllTimersForObject(const void* Object);
	bool IsTimerActive(FTimerHandle Handle) const;
	void Tick(float DeltaTime);

private:
	struct FTimer
	{
		FTimerHandle Handle;
		FTimerDelegate Delegate;
		double Due = 0;
		float Rate = 0;
		bool bLoop = false;
	};
	TArray<FTimer> Timers;
	double Now = 0;
	uint64 LastId = 0;
};
