// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Engine/Engine.h"

#include "AudioDeviceManager.h"
#include "HAL/IConsoleManager.h"

UEngine* GEngine = nullptr;

UWorld* UEngine::GetWorldFromContextObject(const UObject* Object, EGetWorldErrorMode ErrorMode) const
{
	UWorld* const World = Object == nullptr ? nullptr : Object->GetWorld();
	if (World == nullptr && ErrorMode == EGetWorldErrorMode::LogAndReturnNull)
	{
		UE_LOG(LogEngine, Warning, TEXT("No world was found for object (%s)"), *GetPathNameSafe(Object));
	}
	check(World != nullptr || ErrorMode != EGetWorldErrorMode::Assert);
	return World;
}

UEngineSubsystem* UEngine::GetEngineSubsystemBase(TSubclassOf<UEngineSubsystem> SubsystemClass) const
{
	return static_cast<UEngineSubsystem*>(Subsystems.StandinFind(SubsystemClass.Get()));
}

void UEngine::AddOnScreenDebugMessage(int32, float, FColor, const FString& DebugMessage)
{
	UE_LOG(LogEngine, Display, TEXT("On screen: %s"), *DebugMessage);
}

bool UEngine::Exec(UWorld* World, const TCHAR* Command, FOutputDevice& Output)
{
	return IConsoleManager::Get().ProcessUserConsoleInput(Command, Output, World);
}

FAudioDeviceManager* UEngine::GetAudioDeviceManager()
{
	return FAudioDeviceManager::Get();
}

void UEngine::DestroyWorldContext(UWorld* World)
{
	StandinContexts.RemoveAll(
		[World](const FWorldContext* Context)
		{
			return Context->World() == World;
		});
}

void UEngine::StandinInitialize()
{
	Subsystems.StandinInitialize(this, UEngineSubsystem::StaticClass());
}

void UEngine::StandinShutdown()
{
	Subsystems.StandinDeinitialize();
}

void UEngine::StandinVisitReferences(FReferenceCollector& Collector)
{
	Super::StandinVisitReferences(Collector);
	Subsystems.StandinVisitReferences(Collector);
}
