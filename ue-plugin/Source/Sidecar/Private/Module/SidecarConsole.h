// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

class IConsoleObject;

/** `sidecar.status` and `sidecar.dump`. */
class FSidecarConsole final
{
public:
	FSidecarConsole();
	~FSidecarConsole();
	FSidecarConsole(const FSidecarConsole&) = delete;
	FSidecarConsole& operator=(const FSidecarConsole&) = delete;

private:
	TArray<IConsoleObject*> Commands;
};
