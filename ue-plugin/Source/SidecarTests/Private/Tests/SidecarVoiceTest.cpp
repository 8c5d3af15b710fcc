// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "AudioDevice.h"
#include "Engine/World.h"
#include "GameFramework/Actor.h"
#include "SidecarSubsystem.h"
#include "SidecarVoiceComponent.h"
#include "TestGame.h"
#include "TestListener.h"

#if WITH_DEV_AUTOMATION_TESTS

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceTwiceTest, "Sidecar.Voice.StartsAndStopsTwice", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceTwiceTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	for (int32 Round = 0; Round < 2; ++Round)
	{
		Voice->StartConversation();
		Voice->StartConversation();
		TestEqual(TEXT("Registered once"), Game.GetSubsystem()->GetVoices().Num(), 1);
		Voice->StopConversation();
		Voice->StopConversation();
		TestEqual(TEXT("Not registered"), Game.GetSubsystem()->GetVoices().Num(), 0);
		TestEqual(TEXT("State"), Voice->GetState(), ESidecarState::Offline);
		TestNull(TEXT("Nothing is played"), Voice->GetAudioComponent());
	}

	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceAutoStartTest, "Sidecar.Voice.StartsWithTheGame", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceAutoStartTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = NewObject<USidecarVoiceComponent>(Game.GetActor());
	Voice->RegisterComponent();
	TestEqual(TEXT("Registered"), Game.GetSubsystem()->GetVoices().Num(), 1);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceDestroyedTest, "Sidecar.Voice.IsDestroyedWhileStarted", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceDestroyedTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	Voice->DestroyComponent();
	TestEqual(TEXT("Not registered"), Game.GetSubsystem()->GetVoices().Num(), 0);
	TestNull(TEXT("Nothing is played"), Voice->GetAudioComponent());
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceGameEndsTest, "Sidecar.Voice.StopsWhenTheGameEnds", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceGameEndsTest::RunTest(const FString& Parameters)
{
	UE::Sidecar::Tests::FTestGame Game;
	const TStrongObjectPtr<USidecarVoiceComponent> Voice(Game.AddVoice());
	Voice->StartConversation();
	Game.EndGame();
	TestNull(TEXT("Nothing is played"), Voice->GetAudioComponent());
	TestFalse(TEXT("Nothing is sent"), Voice->SendText(TEXT("Hello")));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceNoDeviceTest, "Sidecar.Voice.NeedsNoAudioDevice", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceNoDeviceTest::RunTest(const FString& Parameters)
{
	// With -nosound, as on a build machine, the conversation goes on without being heard.
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	const bool bHasDevice = Game.GetWorld()->GetAudioDevice().IsValid();
	TestEqual(TEXT("Played if there is a device"), Voice->GetAudioComponent() != nullptr, bHasDevice);
	TestEqual(TEXT("Registered"), Game.GetSubsystem()->GetVoices().Num(), 1);
	TestTrue(TEXT("Takes orders"), Voice->SendText(TEXT("Hello")));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceNotStartedTest, "Sidecar.Voice.SendsNothingBeforeItIsStarted", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceNotStartedTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	TestFalse(TEXT("Text"), Voice->SendText(TEXT("Hello")));
	TestFalse(TEXT("Talk key"), Voice->StartTalking());
	TestFalse(TEXT("Stop"), Voice->Interrupt());
	TestFalse(TEXT("Result"), Voice->SubmitToolResult(TEXT("call"), TEXT("{}")));
	TestTrue(TEXT("Question"), Voice->Ask(TEXT("Briefly."), TEXT("Why?"), true, 1.0f).IsEmpty());
	TestFalse(TEXT("Speaks"), Voice->IsSpeaking());
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoicePictureTest, "Sidecar.Voice.RefusesWhatIsNoPicture", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoicePictureTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	TArray<uint8> File;
	TestFalse(TEXT("Empty"), Voice->SendImage(File, FString(), false));
	File.Init(0x20, 1000);
	TestFalse(TEXT("Text"), Voice->SendImage(File, FString(), false));
	File[0] = 0xFF;
	File[1] = 0xD8;
	File[2] = 0xFF;
	TestTrue(TEXT("JPEG"), Voice->SendImage(File, FString(), false));
	File.SetNumZeroed(3 * 1024 * 1024 + 1);
	TestFalse(TEXT("Too large"), Voice->SendImage(File, FString(), false));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarVoiceSubjectTest, "Sidecar.Voice.NamesItsSubject", UE::Sidecar::Tests::TestFlags)
bool FSidecarVoiceSubjectTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	TestEqual(TEXT("By the actor"), Voice->GetFaceSubject(), Game.GetActor()->GetFName());
	Voice->Character = TEXT("Ada");
	TestEqual(TEXT("By the character"), Voice->GetFaceSubject(), FName(TEXT("Ada")));
	Voice->SubjectName = FName(TEXT("AdasFace"));
	TestEqual(TEXT("As it was set"), Voice->GetFaceSubject(), FName(TEXT("AdasFace")));
	return true;
}

#endif
