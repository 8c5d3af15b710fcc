// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

class USoundClass : public UObject
{
	STANDIN_CLASS(USoundClass, UObject)
};
