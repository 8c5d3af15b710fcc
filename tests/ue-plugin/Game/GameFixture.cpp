// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "GameFixture.h"

#include "Core/Playback/PlaybackClock.h"
#include "GameFramework/Actor.h"
#include "HAL/PlatformTime.h"
#include "SidecarSettings.h"
#include "Voice/SidecarVoice.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include <unistd.h>

namespace UE::Sidecar::Tests
{
double FSyncFigures::PercentileMs(double Share) const
{
	std::vector<double> Sorted;
	for (const double Offset : OffsetsMs)
	{
		Sorted.push_back(std::abs(Offset));
	}
	std::sort(Sorted.begin(), Sorted.end());
	return Sorted.empty() ? 1e9 : Sorted[std::min(Sorted.size() - 1, static_cast<size_t>(Share * Sorted.size()))];
}

double FSyncFigures::MaxMs() const
{
	return PercentileMs(1.0);
}

FGameTest::FGameTest()
{
	const std::filesystem::path Folder =
		std::filesystem::temp_directory_path() / ("sidecar-game-" + std::to_string(::getpid()));
	std::filesystem::create_directories(Folder);
	EndpointPath = (Folder / "endpoint.json").string();
	RemoveEndpointFile();
	USidecarSettings* Settings = GetMutableDefault<USidecarSettings>();
	Settings->Endpoint = TEXT("auto");
	Settings->bAllowRemoteSidecar = false;
	Settings->FirstDelayMs = 50;
	Settings->MaxDelayMs = 200;
	Settings->EndpointFile = FString(UTF8_TO_TCHAR(EndpointPath.c_str()));
}

FGameTest::~FGameTest()
{
	StopGame();
	RemoveEndpointFile();
}

void FGameTest::StartGame(UE::Standin::FHeadlessEngineConfig Config)
{
	Config.bVirtualTime = true;
	Config.bCollectGarbageEveryFrame = true;
	Engine = std::make_unique<UE::Standin::FHeadlessEngine>(Config);
	Engine->StartGame();
}

void FGameTest::StopGame()
{
	Recorders.Empty();
	Engine.reset();
}

void FGameTest::Begin(UE::Standin::FHeadlessEngineConfig Config)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	WriteEndpointFile(Sidecar->GetPort());
	StartGame(Config);
	Ada = AddCharacter(TEXT("Ada"));
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Ada->GetState() == ESidecarState::Listening;
		}));
}

FReceivedReport FGameTest::FindReport(int Event) const
{
	FReceivedReport Found;
	for (const FReceivedReport& Report : Sidecar->Reports())
	{
		Found = Report.Event == Event ? Report : Found;
	}
	return Found;
}

bool FGameTest::FramesUntilReport(int Event)
{
	return FramesUntil(
		[this, Event]
		{
			return FindReport(Event).Event == Event;
		},
		5.0);
}

bool FGameTest::HasFinished(int64 Utterance) const
{
	return std::find(Events.Finished.begin(), Events.Finished.end(), Utterance) != Events.Finished.end();
}

bool FGameTest::IsAbleToSpeak(int64 Utterance)
{
	Sidecar->Say(static_cast<uint64_t>(Utterance), SampleRateHz / 4);
	return FramesUntil(
		[this, Utterance]
		{
			return HasFinished(Utterance);
		},
		10.0);
}

USidecarVoiceComponent* FGameTest::AddCharacter(
	const TCHAR* Name, const std::function<void(USidecarVoiceComponent&)>& Prepare, FHeardEvents* Heard)
{
	AActor* Actor = Engine->GetWorld()->SpawnActor<AActor>();
	USidecarVoiceComponent* Voice = NewObject<USidecarVoiceComponent>(Actor);
	Voice->Character = Name;
	if (Prepare)
	{
		Prepare(*Voice);
	}
	UEventRecorder* Recorder = NewObject<UEventRecorder>();
	// Delegates don't hold their listeners.
	Recorders.Emplace(Recorder);
	Recorder->Attach(*Voice, Heard != nullptr ? *Heard : Events);
	Actor->SetRootComponent(Voice);
	Voice->RegisterComponent();
	return Voice;
}

void FGameTest::Frame()
{
	AwaitSound();
	Engine->Tick(static_cast<float>(1.0 / FrameRateHz));
	// The other threads live in real time: they get about half of what the frame stands for.
	std::this_thread::sleep_for(std::chrono::duration<double>(0.5 / FrameRateHz));
}

void FGameTest::AwaitSound() const
{
	// On a machine that has no time for the network, the game's clock must not run ahead of it: no line is that slow.
	constexpr uint64_t EnoughSamples = SampleRateHz / 4;
	for (int Attempt = 0; Attempt < 250; ++Attempt)
	{
		const USidecarVoiceComponent* Voice = Ada.Get();
		const bool bSpeaks = Voice != nullptr && Voice->GetVoice().IsValid() && Sidecar && Sidecar->IsSending();
		if (!bSpeaks || Voice->GetVoice()->GetConversation()->GetVoice().QueuedSamples() >= EnoughSamples)
		{
			return;
		}
		std::this_thread::sleep_for(std::chrono::milliseconds(1));
	}
}

bool FGameTest::FramesUntil(const std::function<bool()>& Condition, double Seconds)
{
	const double Deadline = FPlatformTime::Seconds() + Seconds;
	while (!Condition())
	{
		if (FPlatformTime::Seconds() > Deadline)
		{
			PrintState();
			return false;
		}
		Frame();
	}
	return true;
}

void FGameTest::PrintState() const
{
	for (const FString& Line : Subsystem()->DescribeState())
	{
		std::printf("  %s\n", reinterpret_cast<const char*>(FTCHARToUTF8(*Line).Get()));
	}
	std::printf("  %zu reports, %lld callbacks of the mixer, %zu utterances heard\n",
		Sidecar ? Sidecar->Reports().size() : 0, static_cast<long long>(Engine->Audio().NumCallbacks()),
		Events.Started.size());
}

void FGameTest::FramesFor(double Seconds)
{
	const double Deadline = FPlatformTime::Seconds() + Seconds;
	while (FPlatformTime::Seconds() < Deadline)
	{
		Frame();
	}
}

void FGameTest::Hitch(double Seconds)
{
	Engine->Tick(static_cast<float>(Seconds));
}

void FGameTest::WriteEndpointFile(int Port, const std::string& Token)
{
	const std::string Draft = EndpointPath + ".draft";
	std::ofstream(Draft) << "{\"version\":1,\"address\":\"http://127.0.0.1:" << Port << "\",\"token\":\"" << Token
						 << "\",\"process_id\":" << ::getpid() << "}";
	std::filesystem::rename(Draft, EndpointPath);
}

void FGameTest::RemoveEndpointFile()
{
	std::filesystem::remove(EndpointPath);
}

USidecarSubsystem* FGameTest::Subsystem() const
{
	return Engine->GetGameInstance()->GetSubsystem<USidecarSubsystem>();
}

FSyncFigures FGameTest::MeasureSync(FName Subject) const
{
	const TArray<int16> Heard = Engine->Audio().Heard();
	const double StartSeconds = Engine->Audio().HeardStartTime();
	constexpr int64 Period = 30000;
	FSyncFigures Figures;
	for (const UE::Standin::FFaceSample& Face : Engine->Faces())
	{
		const int64 Place = static_cast<int64>(std::llround((Face.Time - StartSeconds) * SampleRateHz));
		if (Face.Subject != Subject || Place < 2 || Place + 2 >= Heard.Num())
		{
			continue;
		}
		const int64 Now = Heard[static_cast<int32>(Place)];
		const bool bPlain = Now > 0 && std::abs(Heard[static_cast<int32>(Place) + 1] - Now - 1) <= 1
			&& std::abs(Now - Heard[static_cast<int32>(Place) - 1] - 1) <= 1;
		const double ShownSample = static_cast<double>(Face.Value(FName(TEXT("JawOpen")))) * SampleRateHz;
		if (!bPlain || ShownSample <= 0.0)
		{
			continue;
		}
		double Offset = std::fmod(ShownSample - static_cast<double>(Now - 1), static_cast<double>(Period));
		Offset += Offset > Period / 2.0 ? -static_cast<double>(Period) : Offset < -Period / 2.0 ? Period : 0.0;
		Figures.OffsetsMs.push_back(Offset * 1000.0 / SampleRateHz);
	}
	return Figures;
}
}
