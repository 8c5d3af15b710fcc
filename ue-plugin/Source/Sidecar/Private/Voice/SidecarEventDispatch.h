// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Presenter/GameEvent.h"

class USidecarVoiceComponent;

namespace UE::Sidecar
{
/** Tells the component's listeners, in the types that Blueprint knows, and the log what a developer should find there.
 */
void Dispatch(const FGameEvent& Event, USidecarVoiceComponent& Component);
}
