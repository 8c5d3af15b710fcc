// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Components/ActorComponent.h"
#include "Engine/World.h"
#include "GameFramework/Actor.h"
#include "SidecarMicrophoneComponent.h"
#include "SidecarSettings.h"
#include "Standin/HeadlessEngine.h"
#include "Standin/Microphone.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{
/** The microphone of the machine, as far as the component's part goes; what is sent, the game's tests see. */
class MicrophoneTests : public testing::Test
{
protected:
	MicrophoneTests()
	{
		GetMutableDefault<USidecarSettings>()->bAutoConnect = false;
		UE::Standin::FMicrophone::SetPresent(true);
		UE::Standin::FMicrophone::SetFormat(48000, 2);
		Engine.StartGame();
		Actor = Engine.GetWorld()->SpawnActor<AActor>();
	}

	~MicrophoneTests() override
	{
		GetMutableDefault<USidecarSettings>()->bAutoConnect = true;
		UE::Standin::FMicrophone::SetPresent(true);
	}

	USidecarMicrophoneComponent* AddMicrophone()
	{
		USidecarMicrophoneComponent* Microphone = NewObject<USidecarMicrophoneComponent>(Actor);
		Microphone->RegisterComponent();
		return Microphone;
	}

	static void Speak()
	{
		TArray<float> Sound;
		Sound.Init(0.5f, 2 * 960);
		UE::Standin::FMicrophone::Feed(Sound);
	}

	UE::Standin::FHeadlessEngine Engine;
	AActor* Actor = nullptr;
};

TEST_F(MicrophoneTests, Capture_WithTheGame_IsOpenAndHears)
{
	const USidecarMicrophoneComponent* Microphone = AddMicrophone();

	Speak();

	EXPECT_TRUE(Microphone->IsCapturing());
	EXPECT_EQ(UE::Standin::FMicrophone::NumCapturing(), 1);
	EXPECT_FLOAT_EQ(Microphone->GetLevel(), 0.5f);
}

TEST_F(MicrophoneTests, Capture_WithoutAMicrophone_IsRefusedAndCanBeTriedAgain)
{
	UE::Standin::FMicrophone::SetPresent(false);
	USidecarMicrophoneComponent* Microphone = AddMicrophone();
	EXPECT_FALSE(Microphone->IsCapturing());
	EXPECT_FALSE(Microphone->StartCapture());

	UE::Standin::FMicrophone::SetPresent(true);

	EXPECT_TRUE(Microphone->StartCapture());
	EXPECT_TRUE(Microphone->StartCapture());
	EXPECT_EQ(UE::Standin::FMicrophone::NumCapturing(), 1);
}

TEST_F(MicrophoneTests, Capture_WhenStopped_HearsNothingAndCanBeStartedAgain)
{
	USidecarMicrophoneComponent* Microphone = AddMicrophone();
	Microphone->StopCapture();
	EXPECT_EQ(UE::Standin::FMicrophone::NumCapturing(), 0);
	Speak();
	EXPECT_EQ(Microphone->GetLevel(), 0.0f);

	Microphone->StartCapture();
	Speak();

	EXPECT_FLOAT_EQ(Microphone->GetLevel(), 0.5f);
}

TEST_F(MicrophoneTests, Capture_WhenTheGameEnds_IsClosed)
{
	AddMicrophone();

	Engine.StopGame();

	EXPECT_EQ(UE::Standin::FMicrophone::NumCapturing(), 0);
}

TEST_F(MicrophoneTests, Capture_WhenTheComponentIsDestroyed_IsClosed)
{
	USidecarMicrophoneComponent* Microphone = AddMicrophone();

	Microphone->DestroyComponent();

	EXPECT_EQ(UE::Standin::FMicrophone::NumCapturing(), 0);
}
}
