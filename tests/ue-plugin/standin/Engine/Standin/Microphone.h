// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

namespace UE::Standin
{
/** What Audio::FAudioCapture hears. Tests feed it; capturing streams are called on a capture thread. */
class FMicrophone
{
public:
	/** Device format of streams opened without asking for another one. */
	static void SetFormat(int32 SampleRate, int32 NumChannels);
	static void SetPresent(bool bPresent);
	/** Interleaved float samples, delivered to every capturing stream before the call returns. */
	static void Feed(const TArray<float>& Samples);
	static int32 NumCapturing();
};
} // namespace UE::Standin
