// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

class FSingleThreadRunnable;

class FRunnable
{
public:
	virtual ~FRunnable() = default;
	virtual bool Init()
	{
		return true;
	}
	virtual uint32 Run() = 0;
	virtual void Stop() {}
	virtual void Exit() {}
	virtual FSingleThreadRunnable* GetSingleThreadInterface()
	{
		return nullptr;
	}
};
