// Copyright (c) 2026 The Sidecar authors. MIT licence.

// A sidecar that says what can't be: a line in the log that names it, and a character that goes on or comes back.

#include "GameFixture.h"

#include "Core/Playback/PlaybackClock.h"
#include "Standin/LogCapture.h"

#include <cmath>
#include <limits>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr int64_t Furthest = std::numeric_limits<int64_t>::max();
constexpr uint64_t LastId = std::numeric_limits<uint64_t>::max();
const FName SidecarLog(TEXT("LogSidecar"));

class BadSidecarTest : public FGameTest
{
protected:
	/** Sends them, and waits for the line. */
	void Send(const std::vector<std::string>& Messages, const TCHAR* LogPart)
	{
		UE::Standin::ClearLog();
		for (const std::string& Message : Messages)
		{
			Sidecar->SendRaw(Message);
		}
		EXPECT_TRUE(FramesUntil(
			[LogPart]
			{
				return UE::Standin::LogContains(SidecarLog, LogPart);
			},
			8.0))
			<< "no line in the log";
	}

	/** The stream lives, or lives again, and the character says something from its first sample to its last. */
	void ExpectGoesOn()
	{
		EXPECT_TRUE(FramesUntil(
			[this]
			{
				return Ada->GetState() == ESidecarState::Listening;
			},
			8.0));
		NextId += 10;
		EXPECT_TRUE(IsAbleToSpeak(NextId));
		EXPECT_TRUE(Sidecar->WaitUntil(
			[this]
			{
				return Sidecar->Reports().back().PlayedSamples == SampleRateHz / 4;
			}));
		EXPECT_EQ(Engine->LiveLink().Errors().Num(), 0);
	}

	/** The stream is given up for it, and opened anew. */
	void ExpectStreamLost(const std::vector<std::string>& Messages, const TCHAR* LogPart)
	{
		const int NumStreams = Sidecar->NumStreams();
		Send(Messages, LogPart);
		EXPECT_EQ(Ada->GetState(), ESidecarState::Offline);
		EXPECT_TRUE(Ada->GetStateReason().Contains(LogPart));
		ExpectGoesOn();
		EXPECT_EQ(Sidecar->NumStreams(), NumStreams + 1);
	}

	/** It is only dropped. */
	void ExpectDropped(const std::vector<std::string>& Messages, const TCHAR* LogPart)
	{
		const int NumStreams = Sidecar->NumStreams();
		Send(Messages, LogPart);
		ExpectGoesOn();
		EXPECT_EQ(Sidecar->NumStreams(), NumStreams);
	}

	/** A new stream begins with these. */
	void ExpectGreetingRefused(const std::vector<std::string>& Greeting, const TCHAR* LogPart)
	{
		UE::Standin::ClearLog();
		Sidecar->GreetNextWith(Greeting);
		Sidecar->EndStream(14, "going");
		EXPECT_TRUE(FramesUntil(
			[LogPart]
			{
				return UE::Standin::LogContains(SidecarLog, LogPart);
			},
			8.0));
		ExpectGoesOn();
	}

	int64 NextId = 0;
};
}

TEST_F(BadSidecarTest, Welcome_MissingOrTwice_IsToldAndTheStreamIsOpenedAnew)
{
	Begin();
	ExpectGreetingRefused({MakeStarted(1)}, TEXT("first message was not its Welcome"));
	ExpectStreamLost({MakeWelcome({TimeCurveName}, true)}, TEXT("a second Welcome"));
}

TEST_F(BadSidecarTest, CurveNames_ThatNobodyCanUse_AreToldAndTheStreamIsOpenedAnew)
{
	Begin();
	const TCHAR* const Fault = TEXT("table of face curves is impossible");
	ExpectGreetingRefused({MakeWelcome({"Jaw Open"}, true)}, Fault);
	ExpectGreetingRefused({MakeWelcome({"Jaw\nOpen"}, true)}, Fault);
	ExpectGreetingRefused({MakeWelcome({"Kiefer\xC3\xB6"
										"ffnung"},
							  true)},
		Fault);
	ExpectGreetingRefused({MakeWelcome({"JawOpen", "jawopen"}, true)}, Fault);
	ExpectGreetingRefused({MakeWelcome({""}, true)}, Fault);
	ExpectGreetingRefused({MakeWelcome({std::string(2000, 'a')}, true)}, Fault);
	ExpectGreetingRefused({MakeWelcome(std::vector<std::string>(5000, "Jaw"), true)}, TEXT("names 5000 face curves"));
}

TEST_F(BadSidecarTest, CurveTable_ThatChangesWithANewStream_IsShownAsItIsNow)
{
	Begin();
	ASSERT_TRUE(IsAbleToSpeak(1));
	Sidecar->GreetNextWith({MakeWelcome({"MouthSmile", "JawOpen"}, true), MakeState(2, "")});
	Sidecar->EndStream(14, "going");
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Sidecar->NumStreams() == 2 && Ada->GetState() == ESidecarState::Listening;
		}));
	Sidecar->SendRaw(MakeStarted(2));
	Sidecar->SendRaw(MakeFace(2, {0, 12000}, {0.25f, 0.75f, 0.25f, 0.75f}));
	Sidecar->SendRaw(MakeAudio(2, 0, MakePcm(1000, 12000)));
	Sidecar->SendRaw(MakeEnded(2, 12000));
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(2);
		}));
	float Smile = 0.0f;
	float Jaw = 0.0f;
	for (const UE::Standin::FFaceSample& Face : Engine->Faces())
	{
		Smile = FMath::Max(Smile, Face.Value(FName(TEXT("MouthSmile"))));
		Jaw = Face.Names.Num() == 2 ? FMath::Max(Jaw, Face.Value(FName(TEXT("JawOpen")))) : Jaw;
	}
	EXPECT_FLOAT_EQ(Smile, 0.25f);
	EXPECT_FLOAT_EQ(Jaw, 0.75f);
	EXPECT_EQ(Engine->LiveLink().Errors().Num(), 0);
}

TEST_F(BadSidecarTest, Message_ThatIsNone_EndsTheStreamAndAnUnknownOneIsPassedOver)
{
	Begin();
	ExpectStreamLost({std::string("\xFF\xFF\xFF\xFF\xFF", 5)}, TEXT("sent what is no message"));
	ExpectStreamLost({std::string("\x22\x7F"
								  "abc",
						 5)},
		TEXT("sent what is no message"));
	ExpectStreamLost({MakeAudio(1, 0, std::string(5 * 1024 * 1024, 'x'))}, TEXT("a message of more than"));
	ExpectDropped({MakeUnknown()}, TEXT("does not know: it is newer"));
}

TEST_F(BadSidecarTest, Audio_ThatCannotBe_IsDroppedAndTold)
{
	Begin();
	ExpectDropped({MakeAudio(1, 0, "odd")}, TEXT("Dropped audio that can't be: 3 bytes"));
	ExpectDropped({MakeAudio(0, 0, MakePcm(1, 480))}, TEXT("utterance 0"));
	ExpectDropped({MakeStarted(21), MakeAudio(21, -5, MakePcm(1, 480))}, TEXT("out of order"));
	ExpectDropped({MakeStarted(31), MakeAudio(31, 0, MakePcm(1, 480)), MakeAudio(31, Furthest, MakePcm(1, 480)),
					  MakeAudio(31, Furthest - 100, MakePcm(1, 480)), MakeEnded(31, Furthest)},
		TEXT("no conversation gets so far"));
	ExpectDropped(
		{MakeStarted(41), MakeAudio(41, 0, MakePcm(1, 480)), MakeAudio(41, 2000, MakePcm(1, 480)), MakeEnded(41, 2480)},
		TEXT("Audio is missing before"));
	ExpectDropped({MakeStarted(51), MakeAudio(45, 0, MakePcm(1, 480)), MakeStarted(3), MakeEnded(51, 0)},
		TEXT("out of order: utterance 45"));
	ExpectDropped(
		{MakeStarted(61), MakeAudio(61, 0, MakePcm(1, 24000 * 12)), MakeEnded(61, -7)}, TEXT("more than 8 s ahead"));
}

TEST_F(BadSidecarTest, Face_ThatCannotBe_IsDroppedAndNothingButNumbersIsShown)
{
	Begin();
	const float NotANumber = std::numeric_limits<float>::quiet_NaN();
	const float Infinite = std::numeric_limits<float>::infinity();
	ExpectDropped({MakeFace(1, {0, 400}, {0.5f})}, TEXT("Dropped face frames: 1 values for 2 frames"));
	ExpectDropped({MakeFace(1, {}, {0.5f})}, TEXT("Dropped face frames"));
	ExpectDropped({MakeStarted(21),
					  MakeFace(21, {-400, 0, 400, 400, 300, Furthest},
						  {NotANumber, Infinite, NotANumber, -Infinite, 1e38f, 0.5f}),
					  MakeAudio(21, 0, MakePcm(1000, 6000)), MakeEnded(21, 6000), MakeUnknown()},
		TEXT("it is newer"));
	for (const UE::Standin::FFaceSample& Face : Engine->Faces())
	{
		ASSERT_TRUE(std::isfinite(Face.Value(FName(TEXT("JawOpen")))));
	}
}

TEST_F(BadSidecarTest, WordsAndToolCalls_OutOfAllOrder_DoNoHarm)
{
	Begin();
	std::vector<FRawWord> Many(20000, FRawWord{"word", 5, 4});
	ExpectDropped(
		{MakeStarted(5), MakeCaption(5, "b a", {{"b", 4000, 100}, {"a", -7, Furthest}, {"", Furthest, -Furthest - 1}}),
			MakeCaption(5, std::string(100000, 'x'), Many), MakeToolCall("", "", 5, -1),
			MakeToolCall("", "", LastId, Furthest), MakeToolCall("c", "n\n", 0, 0),
			MakeAudio(5, 0, MakePcm(1000, 6000)), MakeEnded(5, 6000), MakeUnknown()},
		TEXT("it is newer"));
	ExpectStreamLost({MakeCaption(25, "\xFF\xFE", {{"\xC3", 0, 1}})}, TEXT("sent what is no message"));
}

TEST_F(BadSidecarTest, OrdersToTheVoice_WithImpossibleValues_DoNotSilenceItForGood)
{
	Begin();
	const float NotANumber = std::numeric_limits<float>::quiet_NaN();
	ExpectDropped({MakeDuck(1, NotANumber, false), MakeDuck(9, 1e30f, false), MakeFlush(0), MakeFlush(1),
					  MakeState(99, "odd"), MakeState(2, ""), MakeUnknown()},
		TEXT("it is newer"));
	ExpectDropped({MakeFlush(LastId), MakeStarted(LastId), MakeAudio(LastId, 0, MakePcm(1, 480)), MakeEnded(LastId, 9)},
		TEXT("no conversation gets so far"));
}

TEST_F(BadSidecarTest, CharacterName_WithOddCharacters_IsASubjectAndSpeaks)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	WriteEndpointFile(Sidecar->GetPort());
	StartGame();
	Ada = AddCharacter(TEXT("Ada \u00e9\u6f22 \"1\"\n%s /..\\ {0}"));
	ExpectGoesOn();
	EXPECT_EQ(Engine->LiveLink().GetSubjects(true, true).Num(), 1);
}
}
