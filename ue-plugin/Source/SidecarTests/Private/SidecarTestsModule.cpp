// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Modules/ModuleManager.h"

IMPLEMENT_MODULE(FDefaultModuleImpl, SidecarTests)
