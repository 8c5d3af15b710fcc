// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "CoreMinimal.h"
#include "Module/SidecarConsole.h"
#include "Modules/ModuleManager.h"
#include "SidecarLog.h"

DEFINE_LOG_CATEGORY(LogSidecar);

/** The console commands are there as long as the module is; everything else belongs to the game instance. */
class FSidecarModule final : public IModuleInterface
{
public:
	virtual void StartupModule() override
	{
		Console = MakeUnique<FSidecarConsole>();
	}

	virtual void ShutdownModule() override
	{
		Console.Reset();
	}

private:
	TUniquePtr<FSidecarConsole> Console;
};

IMPLEMENT_MODULE(FSidecarModule, Sidecar)
