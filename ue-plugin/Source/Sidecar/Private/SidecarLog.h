// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Logging/LogMacros.h"

DECLARE_LOG_CATEGORY_EXTERN(LogSidecar, Log, All);
