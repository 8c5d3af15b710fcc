// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/HeadlessEngine.h"

#include "Async/Async.h"
#include "Misc/CoreDelegates.h"
#include "Modules/ModuleManager.h"
#include "Standin/Clock.h"
#include "Standin/Failures.h"
#include "Standin/Threads.h"
#include "UObject/Package.h"

namespace UE::Standin
{
FHeadlessEngine::FHeadlessEngine(const FHeadlessEngineConfig& InConfig)
	: Config(InConfig)
{
	check(GEngine == nullptr);
	SetThreadKind(EThreadKind::Game);
	if (Config.bVirtualTime)
	{
		FClock::UseVirtual(FClock::Now());
	}
	else
	{
		FClock::UseReal();
	}
	GEngine = NewObject<UEngine>();
	GEngine->AddToRoot();
	AudioDevice = MakeUnique<FHeadlessAudioDevice>(Config.Audio);
	FHeadlessAudioDevice::SetMain(AudioDevice.Get());
	LiveLinkClient = MakeUnique<FHeadlessLiveLink>();
	LiveLinkClient->Register();
	FModuleManager::Get().StandinLoadAll();
	// Unreal makes the class defaults when a module is loaded, long before any world.
	const TArray<UClass*> Classes = StandinGetClasses();
	for (UClass* const Class : Classes)
	{
		Class->GetDefaultObject();
	}
	GEngine->StandinInitialize();
	FCoreDelegates::GetOnPostEngineInit().Broadcast();
	if (!Config.bVirtualTime)
	{
		AudioDevice->StartThreaded();
	}
}

FHeadlessEngine::~FHeadlessEngine()
{
	Shutdown();
}

UWorld* FHeadlessEngine::MakeWorld(const FString& Name)
{
	UPackage* const Package = NewObject<UPackage>(nullptr, FName(TEXT("/Game/") + Name));
	return NewObject<UWorld>(Package, FName(Name));
}

void FHeadlessEngine::StartGame(TSubclassOf<UGameInstance> GameInstanceClass)
{
	check(!GameInstance.IsValid());
	UGameInstance* const Instance = NewObject<UGameInstance>(GEngine, GameInstanceClass.Get());
	Instance->AddToRoot();
	GameInstance = Instance;
	Instance->StandinSetWorld(MakeWorld(TEXT("Start")));
	GEngine->StandinContexts.Add(Instance->GetWorldContext());
	Instance->Init();
	Instance->GetWorld()->StandinBegin(Instance, Config.WorldType);
	FCoreUObjectDelegates::GetPostLoadMapWithWorld().Broadcast(Instance->GetWorld());
}

void FHeadlessEngine::StopGame(EEndPlayReason::Type Reason)
{
	UGameInstance* const Instance = GameInstance.Get();
	if (Instance == nullptr)
	{
		return;
	}
	Instance->GetWorld()->StandinEnd(Reason);
	Instance->Shutdown();
	GEngine->StandinContexts.Remove(Instance->GetWorldContext());
	Instance->StandinSetWorld(nullptr);
	Instance->RemoveFromRoot();
	Instance->MarkAsGarbage();
	GameInstance.Reset();
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
}

UWorld* FHeadlessEngine::TravelToLevel(const FString& Name)
{
	UGameInstance* const Instance = GameInstance.Get();
	check(Instance != nullptr);
	FCoreUObjectDelegates::GetPreLoadMap().Broadcast(Name);
	Instance->GetWorld()->StandinEnd(EEndPlayReason::LevelTransition);
	Instance->StandinSetWorld(nullptr);
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	UWorld* const World = MakeWorld(Name);
	Instance->StandinSetWorld(World);
	World->StandinBegin(Instance, Config.WorldType);
	FCoreUObjectDelegates::GetPostLoadMapWithWorld().Broadcast(World);
	return World;
}

void FHeadlessEngine::Shutdown()
{
	if (!bRunning)
	{
		return;
	}
	bRunning = false;
	FCoreDelegates::OnEnginePreExit.Broadcast();
	StopGame(EEndPlayReason::Quit);
	GEngine->StandinShutdown();
	FCoreDelegates::OnPreExit.Broadcast();
	RunGameThreadTasks();
	FModuleManager::Get().StandinUnloadAll();
	WaitForBackgroundTasks();
	LiveLinkClient.Reset();
	FHeadlessAudioDevice::SetMain(nullptr);
	AudioDevice.Reset();
	FCoreDelegates::OnExit.Broadcast();
	GEngine->RemoveFromRoot();
	GEngine = nullptr;
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	FClock::UseReal();
}
} // namespace UE::Standin
