// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Misc/AutomationTest.h"
#include "Standin/AutomationRunner.h"
#include "Standin/LogCapture.h"

#include <gtest/gtest.h>

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FStandinPassingTest, "Standin.Passing", EAutomationTestFlags::EditorContext | EAutomationTestFlags::EngineFilter)

bool FStandinPassingTest::RunTest(const FString&)
{
	TestEqual(TEXT("one"), 1, 1);
	AddExpectedError(TEXT("planned"));
	UE_LOG(LogTemp, Error, TEXT("a planned error"));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FStandinFailingTest, "Standin.Failing", EAutomationTestFlags::EditorContext | EAutomationTestFlags::EngineFilter)

bool FStandinFailingTest::RunTest(const FString&)
{
	UE_LOG(LogTemp, Error, TEXT("nobody expected this"));
	return true;
}

TEST(Automation, Tests_OfAPrefix_RunAndReport)
{
	const TArray<UE::Standin::FAutomationResult> Results = UE::Standin::RunAutomationTests(TEXT("Standin."));
	ASSERT_EQ(Results.Num(), 2);
	EXPECT_TRUE(Results[0].bPassed);
	EXPECT_FALSE(Results[1].bPassed);
	EXPECT_TRUE(UE::Standin::LogContains(TEXT("LogTemp"), TEXT("nobody expected")));
	EXPECT_TRUE(UE::Standin::RunAutomationTests(TEXT("None.")).IsEmpty());
}
