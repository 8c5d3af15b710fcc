// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Subsystems/Subsystem.h"

class UWorldSubsystem : public USubsystem
{
	STANDIN_CLASS_CORE(UWorldSubsystem, USubsystem, CLASS_Abstract, false)

public:
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	virtual void OnWorldBeginPlay(UWorld& InWorld)
	{
		(void)InWorld;
	}
};
