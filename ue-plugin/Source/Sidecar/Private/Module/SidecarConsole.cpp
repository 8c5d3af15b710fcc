// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Module/SidecarConsole.h"

#include "Engine/GameInstance.h"
#include "Engine/World.h"
#include "HAL/IConsoleManager.h"
#include "SidecarLog.h"
#include "SidecarSubsystem.h"

namespace UE::Sidecar::ConsolePrivate
{
static USidecarSubsystem* FindSubsystem(UWorld* World)
{
	UGameInstance* Game = World != nullptr ? World->GetGameInstance() : nullptr;
	USidecarSubsystem* Subsystem = Game != nullptr ? Game->GetSubsystem<USidecarSubsystem>() : nullptr;
	if (Subsystem == nullptr)
	{
		UE_LOG(LogSidecar, Display, TEXT("No game is running."));
	}

	return Subsystem;
}

static void Status(const TArray<FString>&, UWorld* World)
{
	const USidecarSubsystem* Subsystem = FindSubsystem(World);
	if (Subsystem != nullptr)
	{
		for (const FString& Line : Subsystem->DescribeState())
		{
			UE_LOG(LogSidecar, Display, TEXT("%s"), *Line);
		}
	}
}

static void Dump(const TArray<FString>& Arguments, UWorld* World)
{
	USidecarSubsystem* Subsystem = FindSubsystem(World);
	if (Subsystem != nullptr)
	{
		Status(Arguments, World);
		Subsystem->LogSidecarStatus();
	}
}
}

FSidecarConsole::FSidecarConsole()
{
	IConsoleManager& Manager = IConsoleManager::Get();
	Commands.Add(Manager.RegisterConsoleCommand(TEXT("sidecar.status"),
		TEXT("Prints how the connection to the sidecar and each character is."),
		FConsoleCommandWithWorldAndArgsDelegate::CreateStatic(&UE::Sidecar::ConsolePrivate::Status), ECVF_Default));
	Commands.Add(Manager.RegisterConsoleCommand(TEXT("sidecar.dump"),
		TEXT("Prints the same, and what the sidecar says of itself."),
		FConsoleCommandWithWorldAndArgsDelegate::CreateStatic(&UE::Sidecar::ConsolePrivate::Dump), ECVF_Default));
}

FSidecarConsole::~FSidecarConsole()
{
	for (IConsoleObject* Command : Commands)
	{
		IConsoleManager::Get().UnregisterConsoleObject(Command);
	}
}
