// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "HeaderTool/Parser.h"

namespace UE::HeaderTool
{
/** The text of X.generated.h. FileId is a C++ identifier that no other header has. */
std::string Write(const FParsed& Parsed, const std::string& FileId);
} // namespace UE::HeaderTool
