// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarSettings.h"

USidecarSettings::USidecarSettings()
{
	CategoryName = TEXT("Plugins");
	SectionName = TEXT("Sidecar");
}
