// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class UWorld;

namespace UE::Sidecar
{
/**
 * Estimates how long after the mixer has taken a block its last sample sounds: the buffers that the mixer queues for
 * the device, and the block itself. What lies behind the device (Bluetooth, a television) can't be seen from here.
 * @param BlockSamples of 24 kHz, taken at once; 0 when not known yet.
 */
double EstimateOutputLatencySeconds(const UWorld* World, int32 BlockSamples);
}
