// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarSubsystem.h"

#include "TestGame.h"

#if WITH_DEV_AUTOMATION_TESTS

using FSidecarTestGameRef = TSharedRef<UE::Sidecar::Tests::FTestGame>;

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarSubsystemIdleTest, "Sidecar.Subsystem.IsIdleUntilAsked", UE::Sidecar::Tests::TestFlags)
bool FSidecarSubsystemIdleTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	const USidecarSubsystem* Subsystem = Game.GetSubsystem();
	TestEqual(TEXT("State"), Subsystem->GetConnectionState(), ESidecarConnectionState::Idle);
	TestFalse(TEXT("It says so"), Subsystem->GetStatusText().IsEmpty());
	TestEqual(TEXT("Nobody speaks"), Subsystem->GetVoices().Num(), 0);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarSubsystemRemoteTest, "Sidecar.Subsystem.RefusesAnotherMachine", UE::Sidecar::Tests::TestFlags)
bool FSidecarSubsystemRemoteTest::RunTest(const FString& Parameters)
{
	const FSidecarTestGameRef Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	Game->GetSubsystem()->Connect(TEXT("192.0.2.1:50051"));
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("the refusal"),
		[this, Game]()
		{
			if (Game->GetSubsystem()->GetConnectionState() != ESidecarConnectionState::Refused)
			{
				return false;
			}

			TestTrue(TEXT("It names the address"), Game->GetSubsystem()->GetStatusText().Contains(TEXT("192.0.2.1")));
			return true;
		}));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarSubsystemNonsenseTest, "Sidecar.Subsystem.RefusesNonsense", UE::Sidecar::Tests::TestFlags)
bool FSidecarSubsystemNonsenseTest::RunTest(const FString& Parameters)
{
	const FSidecarTestGameRef Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	Game->GetSubsystem()->Connect(TEXT("no port here"));
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("the refusal"),
		[Game]()
		{
			return Game->GetSubsystem()->GetConnectionState() == ESidecarConnectionState::Refused;
		}));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarSubsystemNoSidecarTest, "Sidecar.Subsystem.WaitsForASidecar", UE::Sidecar::Tests::TestFlags)
bool FSidecarSubsystemNoSidecarTest::RunTest(const FString& Parameters)
{
	const FSidecarTestGameRef Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	Game->GetSubsystem()->Connect();
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("the reason"),
		[Game]()
		{
			// It says where it has looked.
			return Game->GetSubsystem()->GetConnectionState() == ESidecarConnectionState::Waiting
				&& Game->GetSubsystem()->GetStatusText().Contains(TEXT("endpoint.json"));
		}));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarSubsystemDisconnectTest, "Sidecar.Subsystem.DisconnectsAndConnectsAgain", UE::Sidecar::Tests::TestFlags)
bool FSidecarSubsystemDisconnectTest::RunTest(const FString& Parameters)
{
	const FSidecarTestGameRef Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	Game->GetSubsystem()->Connect();
	Game->GetSubsystem()->Disconnect();
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("idleness"),
		[Game]()
		{
			return Game->GetSubsystem()->GetConnectionState() == ESidecarConnectionState::Idle;
		}));
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("a new attempt"),
		[Game]()
		{
			const bool bIdle = Game->GetSubsystem()->GetConnectionState() == ESidecarConnectionState::Idle;
			if (bIdle)
			{
				Game->GetSubsystem()->Connect();
			}

			return !bIdle;
		}));
	return true;
}

#endif
