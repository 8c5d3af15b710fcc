// Copyright (c) 2026 The Sidecar authors. MIT licence.

// A game without a picture: the whole plugin, against a real sidecar, over stand-ins of Unreal's classes.

#include "CoreMinimal.h"
#include "EventRecorder.h"
#include "GameFramework/Actor.h"
#include "HAL/PlatformTime.h"
#include "Headless/EventLog.h"
#include "Headless/Options.h"
#include "Headless/UserMicrophone.h"
#include "SidecarSettings.h"
#include "SidecarSubsystem.h"
#include "SidecarVoiceComponent.h"
#include "Standin/HeadlessEngine.h"
#include "UObject/StrongObjectPtr.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

namespace UE::Sidecar::Tests
{
namespace
{
/** One run: the user's turns, one after the other. */
class FHeadlessGame final
{
public:
	explicit FHeadlessGame(const FHeadlessOptions& InOptions)
		: Options(InOptions)
	{
		USidecarSettings* Settings = GetMutableDefault<USidecarSettings>();
		Settings->Endpoint = TEXT("auto");
		Settings->EndpointFile = FString(UTF8_TO_TCHAR(Options.EndpointFile.c_str()));
		UE::Standin::FHeadlessEngineConfig Config;
		Config.bVirtualTime = false;
		Engine = std::make_unique<UE::Standin::FHeadlessEngine>(Config);
		Engine->StartGame();
		AActor* Actor = Engine->GetWorld()->SpawnActor<AActor>();
		Voice = NewObject<USidecarVoiceComponent>(Actor);
		Voice->Character = FString(UTF8_TO_TCHAR(Options.Character.c_str()));
		Voice->SubjectName = FName(TEXT("Ada"));
		Recorder.Reset(NewObject<UEventRecorder>(Actor));
		Recorder->Attach(*Voice, Events);
		Actor->SetRootComponent(Voice);
		Voice->RegisterComponent();
		StartSeconds = LastSeconds = NextSeconds = NextHitchSeconds = FPlatformTime::Seconds();
	}

	/** @return whether every turn was answered. */
	bool Run()
	{
		for (const FTurn& Turn : Options.Turns)
		{
			if (Turn.bAfterRestart && !WaitForRestart())
			{
				return Fail("the sidecar did not go away and come back");
			}
			if (!Wait(
					[this, &Turn]
					{
						return IsReadyFor(Turn);
					}))
			{
				return Fail("the character never became ready for the next turn");
			}
			const size_t Before = Events.Started.size();
			Log.Note(
				"turn", Turn.SpokenFile.empty() ? Turn.Text : std::filesystem::path(Turn.SpokenFile).stem().string());
			if (!Take(Turn))
			{
				return Fail("not a WAV file of 8 to 48 kHz mono: " + Turn.SpokenFile);
			}
			if (!Wait(
					[this, Before, &Turn]
					{
						return (Turn.bMurmur || Events.Started.size() > Before) && !Microphone.IsSpeaking();
					}))
			{
				return Fail("a turn was not answered");
			}
		}
		const bool bDone = Wait(
			[this]
			{
				return IsListening();
			});
		for (int Index = 0; Index < 30; ++Index)
		{
			Frame();
		}
		return bDone || Fail("the last answer did not end");
	}

	void Write(bool bSucceeded)
	{
		std::filesystem::create_directories(Options.OutFolder);
		Engine->Audio().WriteWav(FString(UTF8_TO_TCHAR((Options.OutFolder + "/heard.wav").c_str())));
		Engine->WriteFaceCsv(FName(TEXT("Ada")), FString(UTF8_TO_TCHAR((Options.OutFolder + "/face.csv").c_str())));
		Log.Write(Options.OutFolder + "/events.csv");
		std::ofstream Captions(Options.OutFolder + "/captions.txt");
		for (const FSidecarCaption& Caption : Events.Captions)
		{
			if (Caption.bFinal || Caption.bInterrupted)
			{
				Captions << (Caption.Speaker == ESidecarSpeaker::User ? "user: " : "character: ")
						 << Narrow(Caption.Text) << (Caption.bInterrupted ? " [interrupted]" : "") << "\n";
			}
		}
		std::printf("{\"succeeded\":%s,\"utterances\":%zu,\"finished\":%zu,\"interrupted\":%zu,\"words\":%zu,"
					"\"errors\":%zu,\"faceFrames\":%d,\"liveLinkErrors\":%d,\"heardStartSeconds\":%.6f,"
					"\"status\":\"%s\"}\n",
			bSucceeded ? "true" : "false", Events.Started.size(), Events.Finished.size(), Events.Interrupted.size(),
			Events.Words.size(), Events.Errors.size(), Engine->LiveLink().NumFramesPushed(FName(TEXT("Ada"))),
			Engine->LiveLink().Errors().Num(), Engine->Audio().HeardStartTime(),
			Narrow(Engine->GetGameInstance()->GetSubsystem<USidecarSubsystem>()->GetStatusText()).c_str());
		std::fflush(stdout);
	}

private:
	bool IsListening() const
	{
		return Voice->GetState() == ESidecarState::Listening && !Voice->IsSpeaking();
	}

	bool IsReadyFor(const FTurn& Turn) const
	{
		return Turn.InterruptAfterSeconds < 0.0
			? IsListening()
			: Voice->IsSpeaking() && Voice->GetHeardSeconds() >= Turn.InterruptAfterSeconds;
	}

	bool Take(const FTurn& Turn)
	{
		return Turn.SpokenFile.empty() ? Voice->SendText(FString(UTF8_TO_TCHAR(Turn.Text.c_str())))
									   : Microphone.Speak(Turn.SpokenFile);
	}

	bool WaitForRestart()
	{
		// Whoever drives this kills the sidecar when it reads the line.
		std::puts("waiting-for-restart");
		std::fflush(stdout);
		return Wait(
				   [this]
				   {
					   return Voice->GetState() == ESidecarState::Offline;
				   })
			&& Wait(
				[this]
				{
					return IsListening();
				});
	}

	template <typename ConditionType>
	bool Wait(const ConditionType& Condition)
	{
		while (!Condition())
		{
			if (FPlatformTime::Seconds() - StartSeconds > Options.TimeoutSeconds)
			{
				return false;
			}
			Frame();
		}
		return true;
	}

	void Frame()
	{
		if (Options.HitchSeconds > 0.0 && FPlatformTime::Seconds() >= NextHitchSeconds + 2.0)
		{
			NextHitchSeconds = FPlatformTime::Seconds();
			Log.Note("hitch", std::to_string(Options.HitchSeconds));
			std::this_thread::sleep_for(std::chrono::duration<double>(Options.HitchSeconds));
		}
		const double Early = NextSeconds - FPlatformTime::Seconds();
		if (Early > 0.0)
		{
			std::this_thread::sleep_for(std::chrono::duration<double>(Early));
		}
		const double Now = FPlatformTime::Seconds();
		NextSeconds = std::max(NextSeconds, Now - 1.0 / Options.FrameRateHz) + 1.0 / Options.FrameRateHz;
		Microphone.Tick(*Voice, Now);
		Engine->Tick(static_cast<float>(Now - LastSeconds));
		LastSeconds = Now;
		Log.NoteNew(Events);
	}

	bool Fail(const std::string& Reason)
	{
		std::fprintf(stderr, "headless_game: %s\n", Reason.c_str());
		for (const FString& Line : Engine->GetGameInstance()->GetSubsystem<USidecarSubsystem>()->DescribeState())
		{
			std::fprintf(stderr, "  %s\n", Narrow(Line).c_str());
		}
		return false;
	}

	const FHeadlessOptions Options;
	FHeardEvents Events;
	FEventLog Log;
	std::unique_ptr<UE::Standin::FHeadlessEngine> Engine;
	TStrongObjectPtr<UEventRecorder> Recorder;
	USidecarVoiceComponent* Voice = nullptr;
	FUserMicrophone Microphone;
	double StartSeconds = 0.0;
	double LastSeconds = 0.0;
	double NextSeconds = 0.0;
	double NextHitchSeconds = 0.0;
};
}
}

int main(int NumArguments, char** Arguments)
{
	UE::Sidecar::Tests::FHeadlessOptions Options;
	if (!UE::Sidecar::Tests::ParseOptions(NumArguments, Arguments, Options))
	{
		return 2;
	}
	UE::Sidecar::Tests::FHeadlessGame Game(Options);
	const bool bSucceeded = Game.Run();
	Game.Write(bSucceeded);
	return bSucceeded ? 0 : 1;
}
