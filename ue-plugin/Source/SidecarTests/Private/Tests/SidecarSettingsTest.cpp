// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarSettings.h"
#include "TestGame.h"

#if WITH_DEV_AUTOMATION_TESTS

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarSettingsDefaultsTest, "Sidecar.Settings.Defaults", UE::Sidecar::Tests::TestFlags)
bool FSidecarSettingsDefaultsTest::RunTest(const FString& Parameters)
{
	// Not the class default object: that one has what the project has set.
	const USidecarSettings* Settings = NewObject<USidecarSettings>();
	TestEqual(TEXT("Found by its category"), Settings->GetCategoryName(), FName(TEXT("Plugins")));
	TestFalse(TEXT("No sidecar on another machine"), Settings->bAllowRemoteSidecar);
	TestFalse(TEXT("No program is started"), Settings->bStartSidecar);
	TestTrue(TEXT("First wait before the longest"), Settings->FirstDelayMs <= Settings->MaxDelayMs);
	TestEqual(TEXT("Never gives up"), Settings->MaxAttempts, 0);
	return true;
}

#endif
