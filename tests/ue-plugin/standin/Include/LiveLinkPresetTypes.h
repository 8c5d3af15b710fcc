// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "ILiveLinkSource.h"
#include "LiveLinkRole.h"

struct FLiveLinkSourcePreset
{
	FGuid Guid;
	TObjectPtr<ULiveLinkSourceSettings> Settings;
	FText SourceType;
};

struct FLiveLinkSubjectPreset
{
	FLiveLinkSubjectKey Key;
	TSubclassOf<ULiveLinkRole> Role;
	TObjectPtr<UObject> Settings;
	bool bEnabled = false;
};
