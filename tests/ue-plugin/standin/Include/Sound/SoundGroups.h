// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

enum ESoundGroup : int
{
	SOUNDGROUP_Default,
	SOUNDGROUP_Effects,
	SOUNDGROUP_UI,
	SOUNDGROUP_Music,
	SOUNDGROUP_Voice
};
