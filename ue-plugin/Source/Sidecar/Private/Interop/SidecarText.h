// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

#include <string>
#include <string_view>

namespace UE::Sidecar
{
/** The one seam between the engine's text and the core's, which is UTF-8. */
FString FromUtf8(std::string_view Text);

std::string ToUtf8(const FString& Text);
}
