// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Kismet/BlueprintFunctionLibrary.h"

class UGameInstance;

class UGameplayStatics : public UBlueprintFunctionLibrary
{
	STANDIN_CLASS(UGameplayStatics, UBlueprintFunctionLibrary)

public:
	static UGameInstance* GetGameInstance(const UObject* WorldContextObject);
};
