// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Kismet/BlueprintAsyncActionBase.h"

class UCancellableAsyncAction : public UBlueprintAsyncActionBase
{
	STANDIN_CLASS(UCancellableAsyncAction, UBlueprintAsyncActionBase)

public:
	virtual void Cancel()
	{
		SetReadyToDestroy();
	}
	virtual bool IsActive() const
	{
		return IsValid(this) && IsRegistered();
	}
	bool ShouldBroadcastDelegates() const
	{
		return IsActive();
	}
	UWorld* GetWorld() const override;
};
