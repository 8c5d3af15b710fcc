// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "LiveLinkTypes.h"

class ULiveLinkRole : public UObject
{
	STANDIN_CLASS_CORE(ULiveLinkRole, UObject, CLASS_Abstract, false)

public:
	static void StandinReflect(UE::Standin::FReflectionBuilder&) {}
	virtual UScriptStruct* GetStaticDataStruct() const
	{
		return FLiveLinkBaseStaticData::StaticStruct();
	}
	virtual UScriptStruct* GetFrameDataStruct() const
	{
		return FLiveLinkBaseFrameData::StaticStruct();
	}
};
