// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

class IModuleInterface
{
public:
	virtual ~IModuleInterface() = default;
	virtual void StartupModule() {}
	virtual void PreUnloadCallback() {}
	virtual void ShutdownModule() {}
	virtual bool SupportsDynamicReloading()
	{
		return true;
	}
	virtual bool IsGameModule() const
	{
		return false;
	}
};

class FDefaultModuleImpl : public IModuleInterface
{
};
