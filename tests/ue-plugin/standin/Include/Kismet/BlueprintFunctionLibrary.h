// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

class UBlueprintFunctionLibrary : public UObject
{
	STANDIN_CLASS(UBlueprintFunctionLibrary, UObject)
};
