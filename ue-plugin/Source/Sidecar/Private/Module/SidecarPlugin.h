// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <string>

namespace UE::Sidecar
{
/** As the .uplugin says, e.g. "0.1.0". */
std::string PluginVersion();
}
