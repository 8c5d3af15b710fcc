// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Tickable.h"

#define DECLARE_STATS_GROUP(Description, Group, Category)
#define DECLARE_CYCLE_STAT(Description, Stat, Group)
#define SCOPE_CYCLE_COUNTER(Stat)
