// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Subsystems/Subsystem.h"

class UEngineSubsystem : public USubsystem
{
	STANDIN_CLASS_CORE(UEngineSubsystem, USubsystem, CLASS_Abstract, false)

public:
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
};
