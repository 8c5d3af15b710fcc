// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Interop/SidecarText.h"
#include "Standin/AutomationRunner.h"
#include "Standin/HeadlessEngine.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace UE::Sidecar::Tests
{
/** Those that Unreal's automation runs, in an engine that runs in real time: the network thread knows no other. */
TEST(AutomationTests, Plugin_WithoutASidecar_PassesItsOwnTests)
{
	UE::Standin::FHeadlessEngineConfig Config;
	Config.bVirtualTime = false;
	UE::Standin::FHeadlessEngine Engine(Config);
	const TArray<UE::Standin::FAutomationResult> Results = UE::Standin::RunAutomationTests(TEXT("Sidecar."),
		[&Engine]()
		{
			std::this_thread::sleep_for(std::chrono::milliseconds(4));
			Engine.Tick(0.004f);
		});

	EXPECT_GT(Results.Num(), 20);
	for (const UE::Standin::FAutomationResult& Result : Results)
	{
		EXPECT_TRUE(Result.bPassed) << ToUtf8(Result.TestName);
		for (const FString& Error : Result.Errors)
		{
			ADD_FAILURE() << ToUtf8(Result.TestName) << ": " << ToUtf8(Error);
		}
	}
}
}
