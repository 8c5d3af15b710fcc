// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/Ticker.h"
#include "Fixtures.h"
#include "HAL/IConsoleManager.h"
#include "Kismet/BlueprintAsyncActionBase.h"
#include "Misc/CoreDelegates.h"
#include "Standin/Failures.h"
#include "Standin/HeadlessEngine.h"

#include <gtest/gtest.h>

namespace
{
struct FEngineLoop : testing::Test
{
	FEngineLoop()
	{
		UFixtureComponent::Journal.Empty();
		Engine.StartGame();
	}
	UFixtureComponent* Spawn()
	{
		AActor* const Actor = Engine.GetWorld()->SpawnActor<AActor>();
		UFixtureComponent* const Component = NewObject<UFixtureComponent>(Actor);
		Component->RegisterComponent();
		return Component;
	}
	UE::Standin::FHeadlessEngine Engine;
};
} // namespace

TEST_F(FEngineLoop, Frame_WithEverythingBound_RunsInUnrealsOrder)
{
	TArray<FString> Order;
	const FDelegateHandle Begin = FCoreDelegates::OnBeginFrame.AddLambda(
		[&Order]
		{
			Order.Add(TEXT("begin"));
		});
	const FDelegateHandle Input = FCoreDelegates::OnSamplingInput.AddLambda(
		[&Order]
		{
			Order.Add(TEXT("input"));
		});
	const FDelegateHandle End = FCoreDelegates::OnEndFrame.AddLambda(
		[&Order]
		{
			Order.Add(TEXT("end"));
		});
	const FTSTicker::FDelegateHandle Ticker = FTSTicker::GetCoreTicker().AddTicker(TEXT("Fixture"), 0.f,
		[&Order](float)
		{
			Order.Add(TEXT("ticker"));
			return true;
		});
	Spawn()->OnTick = [&Order]
	{
		Order.Add(TEXT("component"));
	};
	Engine.Tick(1.f / 60.f);
	EXPECT_EQ(UE::Standin::ToUtf8(FString::Join(Order, TEXT(" "))), "begin input component ticker end");
	FTSTicker::RemoveTicker(Ticker);
	FCoreDelegates::OnBeginFrame.Remove(Begin);
	FCoreDelegates::OnSamplingInput.Remove(Input);
	FCoreDelegates::OnEndFrame.Remove(End);
}

TEST_F(FEngineLoop, Ticker_ThatReturnsFalse_IsGone)
{
	int32 Calls = 0;
	FTSTicker::GetCoreTicker().AddTicker(TEXT("Once"), 0.f,
		[&Calls](float)
		{
			++Calls;
			return false;
		});
	Engine.TickFor(60, 0.1);
	EXPECT_EQ(Calls, 1);
	EXPECT_EQ(FTSTicker::GetCoreTicker().StandinNum(), 0);
}

TEST_F(FEngineLoop, Travel_WithAnActor_EndsItsPlayAndFreesIt)
{
	const TWeakObjectPtr<UFixtureComponent> Component = Spawn();
	const TWeakObjectPtr<UWorld> World = Engine.GetWorld();
	Engine.TravelToLevel(TEXT("Next"));
	EXPECT_FALSE(Component.IsValid());
	EXPECT_FALSE(World.IsValid());
	EXPECT_EQ(UE::Standin::ToUtf8(FString::Join(UFixtureComponent::Journal, TEXT(","))), "BeginPlay,EndPlay by travel");
	EXPECT_EQ(UFixtureSubsystem::NumAlive, 1);
}

TEST_F(FEngineLoop, Play_StoppedAndStarted_MakesNewSubsystems)
{
	EXPECT_EQ(UFixtureSubsystem::NumAlive, 1);
	const TWeakObjectPtr<UFixtureSubsystem> Old = Engine.GetGameInstance()->GetSubsystem<UFixtureSubsystem>();
	ASSERT_TRUE(Old.IsValid());
	Engine.StopGame();
	EXPECT_EQ(UFixtureSubsystem::NumAlive, 0);
	EXPECT_FALSE(Old.IsValid());
	Engine.StartGame();
	EXPECT_EQ(UFixtureSubsystem::NumAlive, 1);
}

TEST_F(FEngineLoop, Component_Destroyed_EndsPlayAndTicksNoMore)
{
	UFixtureComponent* const Component = Spawn();
	Component->DestroyComponent();
	Engine.Tick(0.01f);
	EXPECT_EQ(UE::Standin::ToUtf8(FString::Join(UFixtureComponent::Journal, TEXT(","))), "BeginPlay,EndPlay");
}

TEST_F(FEngineLoop, AsyncAction_RegisteredWithTheGameInstance_LivesUntilReady)
{
	UBlueprintAsyncActionBase* const Action = NewObject<UBlueprintAsyncActionBase>();
	const TWeakObjectPtr<UBlueprintAsyncActionBase> Weak = Action;
	Action->RegisterWithGameInstance(Engine.GetWorld());
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	ASSERT_TRUE(Weak.IsValid());
	Action->SetReadyToDestroy();
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_FALSE(Weak.IsValid());
}

TEST_F(FEngineLoop, ConsoleCommand_Typed_RunsWithItsArguments)
{
	FString Seen;
	IConsoleCommand* const Command = IConsoleManager::Get().RegisterConsoleCommand(TEXT("fixture.say"), TEXT("Says it"),
		FConsoleCommandWithWorldArgsAndOutputDeviceDelegate::CreateLambda(
			[&Seen](const TArray<FString>& Args, UWorld*, FOutputDevice& Output)
			{
				Seen = Args[0];
				Output.Log(TEXT("said"));
			}));
	EXPECT_EQ(UE::Standin::ToUtf8(Engine.Execute(TEXT("fixture.say hello"))), "said\n");
	EXPECT_EQ(Seen, FString(TEXT("hello")));
	IConsoleManager::Get().UnregisterConsoleObject(Command);
	EXPECT_TRUE(Engine.Execute(TEXT("fixture.say hello")).Contains(TEXT("not recognized")));
}
