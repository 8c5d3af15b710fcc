// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

class IModularFeature
{
public:
	virtual ~IModularFeature() = default;
};
