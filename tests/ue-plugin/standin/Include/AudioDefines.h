// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#define INDEFINITELY_LOOPING_DURATION (10000.0f)
#define MIN_PITCH (0.4f)
