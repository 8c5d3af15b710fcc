// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "HAL/PlatformProcess.h"

/** The sidecar as a child of a packaged game. Game thread. */
class FSidecarProcess final
{
public:
	FSidecarProcess() = default;
	~FSidecarProcess();
	FSidecarProcess(const FSidecarProcess&) = delete;
	FSidecarProcess& operator=(const FSidecarProcess&) = delete;

	/** @return false when it can't be started; the log says why. */
	bool Start(const FString& Program, const FString& Arguments);

	bool IsRunning();

	/** Gives it the time to end by itself, and then ends it. */
	void Stop(double PatienceSeconds);

private:
	FProcHandle Handle;
};
