// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Messages/SessionMessages.h"

#include <string>

namespace UE::Sidecar
{
/**
 * Whether this plugin can talk with a sidecar that says this.
 * @return empty, or for a person what does not fit.
 */
std::string FindFaultInWelcome(const FWelcome& Welcome);
}
