// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "TestGame.h"

#include "Engine/Engine.h"
#include "Engine/GameInstance.h"
#include "Engine/World.h"
#include "GameFramework/Actor.h"
#include "HAL/PlatformTime.h"
#include "SidecarSettings.h"
#include "SidecarSubsystem.h"
#include "SidecarVoiceComponent.h"
#include "TestListener.h"

namespace UE::Sidecar::Tests
{
FTestGame::FTestGame()
{
	USidecarSettings* Settings = GetMutableDefault<USidecarSettings>();
	FormerEndpoint = Settings->Endpoint;
	FormerEndpointFile = Settings->EndpointFile;
	bFormerAutoConnect = Settings->bAutoConnect;
	bFormerStartSidecar = Settings->bStartSidecar;
	Settings->Endpoint = TEXT("auto");
	Settings->EndpointFile = TEXT("/no/such/folder/endpoint.json");
	Settings->bAutoConnect = false;
	Settings->bStartSidecar = false;

	Game.Reset(NewObject<UGameInstance>(GEngine));
	Game->InitializeStandalone();
	GetWorld()->InitializeActorsForPlay(FURL());
	Actor.Reset(GetWorld()->SpawnActor<AActor>());
	Actor->DispatchBeginPlay();
	Listener.Reset(NewObject<USidecarTestListener>());
}

FTestGame::~FTestGame()
{
	EndGame();
	USidecarSettings* Settings = GetMutableDefault<USidecarSettings>();
	Settings->Endpoint = FormerEndpoint;
	Settings->EndpointFile = FormerEndpointFile;
	Settings->bAutoConnect = bFormerAutoConnect;
	Settings->bStartSidecar = bFormerStartSidecar;
}

void FTestGame::EndGame()
{
	if (!Game.IsValid())
	{
		return;
	}

	UWorld* World = GetWorld();
	Game->Shutdown();
	Actor->Destroy();
	Actor.Reset();
	Game.Reset();
	GEngine->DestroyWorldContext(World);
	World->DestroyWorld(false);
}

UWorld* FTestGame::GetWorld() const
{
	return Game->GetWorld();
}

USidecarSubsystem* FTestGame::GetSubsystem() const
{
	return Game->GetSubsystem<USidecarSubsystem>();
}

USidecarVoiceComponent* FTestGame::AddVoice() const
{
	USidecarVoiceComponent* Voice = NewObject<USidecarVoiceComponent>(Actor.Get());
	Voice->bAutoStart = false;
	Voice->RegisterComponent();
	return Voice;
}

FWaitUntil::FWaitUntil(FAutomationTestBase& InTest, const TSharedRef<FTestGame>& InGame, const FString& InWhat,
	TFunction<bool()> InCondition)
	: Test(InTest)
	, Game(InGame)
	, What(InWhat)
	, Condition(MoveTemp(InCondition))
	, GiveUpSeconds(FPlatformTime::Seconds() + 20.0)
{
}

bool FWaitUntil::Update()
{
	if (Condition())
	{
		return true;
	}

	if (FPlatformTime::Seconds() < GiveUpSeconds)
	{
		return false;
	}

	Test.AddError(FString::Printf(TEXT("Did not come: %s"), *What));
	return true;
}
}
