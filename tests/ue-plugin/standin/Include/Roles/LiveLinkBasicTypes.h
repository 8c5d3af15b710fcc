// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "LiveLinkTypes.h"
