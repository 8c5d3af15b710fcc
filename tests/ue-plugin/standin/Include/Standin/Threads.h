// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

namespace UE::Standin
{
enum class EThreadKind : uint8
{
	Other,
	Game,
	AudioRender
};

/** The thread that ran the static initializers is the game thread unless another one says so. */
void SetThreadKind(EThreadKind Kind);
EThreadKind GetThreadKind();
/** Records a failure unless the caller is the game thread. */
void CheckGameThread(const char* What);
} // namespace UE::Standin
