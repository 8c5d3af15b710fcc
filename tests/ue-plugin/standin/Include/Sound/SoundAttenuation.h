// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

struct FSoundAttenuationSettings
{
	STANDIN_STRUCT(FSoundAttenuationSettings, nullptr)

	bool bAttenuate = true;
	bool bSpatialize = true;
	float FalloffDistance = 3600.f;
};

class USoundAttenuation : public UObject
{
	STANDIN_CLASS(USoundAttenuation, UObject)

public:
	FSoundAttenuationSettings Attenuation;
};
