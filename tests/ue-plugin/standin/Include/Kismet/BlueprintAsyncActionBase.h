// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

class UGameInstance;

class UBlueprintAsyncActionBase : public UObject
{
	STANDIN_CLASS(UBlueprintAsyncActionBase, UObject)

public:
	virtual void Activate() {}
	virtual void RegisterWithGameInstance(const UObject* WorldContextObject);
	virtual void RegisterWithGameInstance(UGameInstance* GameInstance);
	virtual void SetReadyToDestroy();
	bool IsRegistered() const
	{
		return RegisteredWithGameInstance.IsValid();
	}

protected:
	TWeakObjectPtr<UGameInstance> RegisteredWithGameInstance;
};
