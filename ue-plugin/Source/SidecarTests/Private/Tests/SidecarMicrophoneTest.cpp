// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarMicrophoneComponent.h"

#include "SidecarVoiceComponent.h"
#include "TestGame.h"

#if WITH_DEV_AUTOMATION_TESTS

namespace UE::Sidecar::Tests
{
static USidecarMicrophoneComponent* AddMicrophone(const FTestGame& Game)
{
	USidecarMicrophoneComponent* Microphone = NewObject<USidecarMicrophoneComponent>(Game.GetActor());
	Microphone->bAutoStart = false;
	Microphone->RegisterComponent();
	return Microphone;
}
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarMicrophonePushTest, "Sidecar.Microphone.TakesSoundFromElsewhere", UE::Sidecar::Tests::TestFlags)
bool FSidecarMicrophonePushTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	Game.AddVoice()->StartConversation();
	USidecarMicrophoneComponent* Microphone = UE::Sidecar::Tests::AddMicrophone(Game);
	TestEqual(TEXT("Silent"), Microphone->GetLevel(), 0.0f);
	TArray<float> Sound;
	Sound.Init(0.5f, 2 * 960);
	TestTrue(TEXT("Stereo"), Microphone->PushAudio(Sound, 2, 48000));
	TestEqual(TEXT("Its level"), Microphone->GetLevel(), 0.5f);
	TestFalse(TEXT("No channels"), Microphone->PushAudio(Sound, 0, 48000));
	TestFalse(TEXT("Less than no channels"), Microphone->PushAudio(Sound, -1, 48000));
	TestFalse(TEXT("No rate"), Microphone->PushAudio(Sound, 1, 0));
	TestFalse(TEXT("A rate that is none"), Microphone->PushAudio(Sound, 1, 1000000));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarMicrophoneSinkTest, "Sidecar.Microphone.SinkOutlivesTheComponent", UE::Sidecar::Tests::TestFlags)
bool FSidecarMicrophoneSinkTest::RunTest(const FString& Parameters)
{
	TArray<float> Sound;
	Sound.Init(0.5f, 480);
	TFunction<bool(TConstArrayView<float>, int32, int32)> Sink;
	{
		const UE::Sidecar::Tests::FTestGame Game;
		Game.AddVoice()->StartConversation();
		Sink = UE::Sidecar::Tests::AddMicrophone(Game)->MakeAudioSink();
		TestTrue(TEXT("While it lives"), Sink(Sound, 1, 24000));
	}

	CollectGarbage(RF_NoFlags);
	TestTrue(TEXT("When it is gone"), Sink(Sound, 1, 24000));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarMicrophoneMuteTest, "Sidecar.Microphone.RemembersThatItIsMuted", UE::Sidecar::Tests::TestFlags)
bool FSidecarMicrophoneMuteTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarMicrophoneComponent* Microphone = UE::Sidecar::Tests::AddMicrophone(Game);
	TestFalse(TEXT("At first"), Microphone->IsMuted());
	Microphone->SetMuted(true);
	TestTrue(TEXT("Then"), Microphone->IsMuted());
	TestFalse(TEXT("Not open"), Microphone->IsCapturing());
	Microphone->StopCapture();
	return true;
}

#endif
