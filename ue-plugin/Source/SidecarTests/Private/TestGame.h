// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Misc/AutomationTest.h"
#include "SidecarTypes.h"
#include "UObject/StrongObjectPtr.h"

class AActor;
class UGameInstance;
class USidecarSubsystem;
class USidecarTestListener;
class USidecarVoiceComponent;
class UWorld;

namespace UE::Sidecar::Tests
{
inline constexpr EAutomationTestFlags TestFlags =
	EAutomationTestFlags::EditorContext | EAutomationTestFlags::EngineFilter;

/** A game with one actor, and no sidecar to be found. As long as it lives the project's settings are those of a test.
 */
class FTestGame final
{
public:
	FTestGame();
	~FTestGame();
	FTestGame(const FTestGame&) = delete;
	FTestGame& operator=(const FTestGame&) = delete;

	/** What leaving the game does. */
	void EndGame();

	UWorld* GetWorld() const;
	USidecarSubsystem* GetSubsystem() const;

	AActor* GetActor() const
	{
		return Actor.Get();
	}

	/** A character that does not start by itself. */
	USidecarVoiceComponent* AddVoice() const;

	USidecarTestListener* GetListener() const
	{
		return Listener.Get();
	}

private:
	TStrongObjectPtr<UGameInstance> Game;
	TStrongObjectPtr<AActor> Actor;
	TStrongObjectPtr<USidecarTestListener> Listener;
	FString FormerEndpoint;
	FString FormerEndpointFile;
	bool bFormerAutoConnect = false;
	bool bFormerStartSidecar = false;
};

/** Lets frames pass until it is so; fails the test if that takes long. The game lives until then. */
class FWaitUntil final : public IAutomationLatentCommand
{
public:
	FWaitUntil(FAutomationTestBase& InTest, const TSharedRef<FTestGame>& InGame, const FString& InWhat,
		TFunction<bool()> InCondition);

	// IAutomationLatentCommand
	virtual bool Update() override;

private:
	FAutomationTestBase& Test;
	TSharedRef<FTestGame> Game;
	FString What;
	TFunction<bool()> Condition;
	double GiveUpSeconds;
};
}
