// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "AudioCaptureCore.h"
#include "Components/AudioComponent.h"
#include "Sound/SoundWaveProcedural.h"
#include "Standin/Clock.h"
#include "Standin/Failures.h"
#include "Standin/HeadlessEngine.h"
#include "Standin/Microphone.h"

#include <gtest/gtest.h>

namespace
{
struct FAudio : testing::Test
{
	FAudio()
	{
		Engine.StartGame();
		Component = NewObject<UAudioComponent>(Engine.GetWorld()->SpawnActor<AActor>());
		Component->bAutoActivate = false;
		Wave = NewObject<USoundWaveProcedural>(Component);
		Wave->SetSampleRate(24000);
		Wave->NumChannels = 1;
		Component->SetSound(Wave);
		Component->RegisterComponent();
	}
	void Queue(int32 NumSamples, int16 Value)
	{
		TArray<int16> Samples;
		Samples.Init(Value, NumSamples);
		Wave->QueueAudio(reinterpret_cast<const uint8*>(Samples.GetData()), static_cast<int32>(Samples.NumBytes()));
	}
	UE::Standin::FHeadlessAudioDevice& Device()
	{
		return Engine.Audio();
	}
	UE::Standin::FHeadlessEngine Engine;
	UAudioComponent* Component = nullptr;
	USoundWaveProcedural* Wave = nullptr;
};
} // namespace

TEST_F(FAudio, Queued_Samples_AreHeardAfterTheLatencyInTheirOrder)
{
	Queue(700, 1000);
	Component->Play();
	Device().Step();
	Device().Step();
	ASSERT_EQ(Device().Pulls().Num(), 2);
	EXPECT_EQ(Device().Pulls()[0].NumSamples, 512);
	EXPECT_DOUBLE_EQ(Device().Pulls()[0].HeardTime, Device().Pulls()[0].PullTime + Device().OutputLatencySeconds());
	const TArray<int16> Heard = Device().Heard();
	ASSERT_EQ(Heard.Num(), 1024);
	EXPECT_EQ(Heard[699], 1000);
	EXPECT_EQ(Heard[700], 0);
}

TEST_F(FAudio, Virtual_Time_RunsTheCallbacksThatAreDue)
{
	Component->Play();
	Engine.Tick(0.5f);
	const int64 Expected = static_cast<int64>(0.5 / Device().CallbackSeconds()) + 1;
	EXPECT_EQ(Device().NumCallbacks(), Expected);
	EXPECT_EQ(Device().Pulls().Num(), Expected);
}

TEST_F(FAudio, Stop_WhilePlaying_PullsNoMore)
{
	Component->Play();
	Device().Step();
	EXPECT_TRUE(Component->IsPlaying());
	Component->Stop();
	Device().Step();
	EXPECT_EQ(Device().Pulls().Num(), 1);
	EXPECT_FALSE(Component->IsPlaying());
}

TEST_F(FAudio, Underflow_OfTheQueue_AsksForSamplesOnTheAudioThread)
{
	int32 Asked = 0;
	bool bAudioThread = false;
	Wave->OnSoundWaveProceduralUnderflow.BindLambda(
		[&](USoundWaveProcedural* Which, int32 SamplesRequired)
		{
			Asked = SamplesRequired;
			bAudioThread = IsInAudioThread() && !IsInGameThread();
			const int16 Sample = 77;
			Which->QueueAudio(reinterpret_cast<const uint8*>(&Sample), sizeof Sample);
		});
	Component->Play();
	Device().Step();
	EXPECT_EQ(Asked, 512);
	EXPECT_TRUE(bAudioThread);
	EXPECT_EQ(Device().Heard()[0], 77);
	EXPECT_EQ(Device().Heard()[1], 0);
}

TEST_F(FAudio, Reset_BeforeTheNextPull_DropsAlsoWhatWasQueuedAfterIt)
{
	Queue(100, 1);
	Wave->ResetAudio();
	Queue(100, 2);
	EXPECT_EQ(Wave->GetAvailableAudioByteCount(), 400);
	Component->Play();
	Device().Step();
	EXPECT_EQ(Device().Heard()[0], 0);
}

TEST_F(FAudio, Queue_OfHalfASample_FailsAnEnsure)
{
	const uint8 Byte = 1;
	Wave->QueueAudio(&Byte, 1);
	EXPECT_EQ(UE::Standin::TakeFailures().Num(), 1);
	EXPECT_EQ(Wave->GetAvailableAudioByteCount(), 0);
}

TEST_F(FAudio, SecondConsumer_OfOneWave_IsAFailure)
{
	UAudioComponent* const Second = NewObject<UAudioComponent>(Component->GetOwner());
	Second->SetSound(Wave);
	Component->Play();
	Second->Play();
	EXPECT_EQ(UE::Standin::TakeFailures().Num(), 1);
	EXPECT_FALSE(Second->IsPlaying());
}

TEST_F(FAudio, FadeOut_ToSilence_RampsAndThenStops)
{
	Queue(4096, 10000);
	Component->Play();
	Device().Step();
	Component->FadeOut(0.02f, 0.f);
	Device().Step();
	const TArray<int16> Heard = Device().Heard();
	EXPECT_NEAR(Heard[512 + 240], 5000, 100);
	EXPECT_EQ(Heard[512 + 481], 0);
	EXPECT_FALSE(Component->IsPlaying());
}

TEST_F(FAudio, Volume_Lowered_RampsOverOneCallback)
{
	Queue(4096, 10000);
	Component->Play();
	Device().Step();
	Component->SetVolumeMultiplier(0.5f);
	Device().Step();
	Device().Step();
	const TArray<int16> Heard = Device().Heard();
	EXPECT_EQ(Heard[511], 10000);
	EXPECT_NEAR(Heard[512 + 256], 7500, 50);
	EXPECT_EQ(Heard[1024], 5000);
}

TEST_F(FAudio, Wave_CollectedWhilePlaying_IsAFailureAndNoCrash)
{
	Component->Play();
	Device().Step();
	Component->Sound = nullptr;
	CollectGarbage(GARBAGE_COLLECTION_KEEPFLAGS);
	EXPECT_EQ(UE::Standin::TakeFailures().Num(), 1);
	Device().Step();
}

TEST_F(FAudio, EndPlay_OfTheOwner_StopsTheVoice)
{
	Component->Play();
	Device().Step();
	Engine.TravelToLevel(TEXT("Next"));
	Device().Step();
	EXPECT_EQ(Device().Pulls().Num(), 1);
}

TEST(AudioPulls, Pulls_LargerThanACallback_AreHeardWithoutGaps)
{
	UE::Standin::FHeadlessEngineConfig Config;
	Config.Audio.PullSamples = 1200;
	Config.Audio.PrefetchPulls = 1;
	UE::Standin::FHeadlessEngine Engine(Config);
	Engine.StartGame();
	UAudioComponent* const Component = NewObject<UAudioComponent>(Engine.GetWorld()->SpawnActor<AActor>());
	USoundWaveProcedural* const Wave = NewObject<USoundWaveProcedural>(Component);
	Wave->SetSampleRate(24000);
	Wave->NumChannels = 1;
	Component->SetSound(Wave);
	TArray<int16> Samples;
	for (int32 Index = 0; Index < 4096; ++Index)
	{
		Samples.Add(static_cast<int16>(Index + 1));
	}
	Wave->QueueAudio(reinterpret_cast<const uint8*>(Samples.GetData()), static_cast<int32>(Samples.NumBytes()));
	Component->Play();
	for (int32 Index = 0; Index < 6; ++Index)
	{
		Engine.Audio().Step();
	}
	const TArray<int16> Heard = Engine.Audio().Heard();
	for (int32 Index = 0; Index < 3000; ++Index)
	{
		ASSERT_EQ(Heard[Index], Index + 1);
	}
	EXPECT_EQ(Engine.Audio().Pulls()[1].FirstHeardSample, 1200);
}

TEST(AudioThreaded, Device_OnItsOwnClock_PullsByItself)
{
	UE::Standin::FHeadlessEngineConfig Config;
	Config.bVirtualTime = false;
	UE::Standin::FHeadlessEngine Engine(Config);
	Engine.StartGame();
	EXPECT_TRUE(Engine.TickUntil(60, 10,
		[&Engine]
		{
			return Engine.Audio().NumCallbacks() >= 5;
		}));
}

TEST(AudioCapture, Samples_FedToTheMicrophone_ReachACapturingStreamOnly)
{
	int32 Frames = 0;
	bool bGameThread = true;
	Audio::FAudioCapture Capture;
	ASSERT_TRUE(Capture.OpenAudioCaptureStream(
		Audio::FAudioCaptureDeviceParams(),
		[&](const void*, int32 NumFrames, int32, int32 SampleRate, double, bool)
		{
			Frames += NumFrames;
			bGameThread = IsInGameThread();
			EXPECT_EQ(SampleRate, 48000);
		},
		480));
	TArray<float> Samples;
	Samples.SetNumZeroed(480);
	UE::Standin::FMicrophone::Feed(Samples);
	EXPECT_EQ(Frames, 0);
	EXPECT_TRUE(Capture.StartStream());
	UE::Standin::FMicrophone::Feed(Samples);
	EXPECT_EQ(Frames, 480);
	EXPECT_FALSE(bGameThread);
	EXPECT_TRUE(Capture.CloseStream());
	EXPECT_EQ(UE::Standin::FMicrophone::NumCapturing(), 0);
}
