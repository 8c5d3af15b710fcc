// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Subsystems/Subsystem.h"

class UGameInstance;

class UGameInstanceSubsystem : public USubsystem
{
	STANDIN_CLASS_CORE(UGameInstanceSubsystem, USubsystem, CLASS_Abstract, false)

public:
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	UGameInstance* GetGameInstance() const;
	UWorld* GetWorld() const override;
};
