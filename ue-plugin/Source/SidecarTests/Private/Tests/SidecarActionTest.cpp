// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarAskAction.h"
#include "SidecarVoiceComponent.h"
#include "SidecarWaitForToolCallAction.h"
#include "TestGame.h"
#include "TestListener.h"

#if WITH_DEV_AUTOMATION_TESTS

namespace UE::Sidecar::Tests
{
static USidecarAskAction* Ask(const FTestGame& Game, USidecarVoiceComponent* Voice)
{
	USidecarAskAction* Action = USidecarAskAction::AskCharacter(Voice, TEXT("Briefly."), TEXT("Why?"));
	Action->Answered.AddDynamic(Game.GetListener(), &USidecarTestListener::OnAnswered);
	Action->Failed.AddDynamic(Game.GetListener(), &USidecarTestListener::OnFailed);
	Action->Activate();
	return Action;
}

static USidecarWaitForToolCallAction* Wait(const FTestGame& Game, USidecarVoiceComponent* Voice, const FString& Tool)
{
	USidecarWaitForToolCallAction* Action = USidecarWaitForToolCallAction::WaitForToolCall(Voice, Tool);
	Action->Called.AddDynamic(Game.GetListener(), &USidecarTestListener::OnCalled);
	Action->Cancelled.AddDynamic(Game.GetListener(), &USidecarTestListener::OnCancelled);
	Action->Activate();
	return Action;
}

static FSidecarToolCall MakeCall(const FString& CallId, const FString& Name)
{
	FSidecarToolCall Call;
	Call.CallId = CallId;
	Call.Name = Name;
	Call.TimeoutSeconds = 15.0f;
	return Call;
}
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarAskNobodyTest, "Sidecar.Ask.FailsWithoutAConversation", UE::Sidecar::Tests::TestFlags)
bool FSidecarAskNobodyTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	UE::Sidecar::Tests::Ask(Game, nullptr);
	UE::Sidecar::Tests::Ask(Game, Game.AddVoice());
	TestEqual(TEXT("Both failed"), Game.GetListener()->Errors.Num(), 2);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(FSidecarAskAnswerTest, "Sidecar.Ask.AnswersOnce", UE::Sidecar::Tests::TestFlags)
bool FSidecarAskAnswerTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	UE::Sidecar::Tests::Ask(Game, Voice);
	Voice->OnAskAnswered.Broadcast(TEXT("another"), TEXT("No."), FString());
	TestEqual(TEXT("Not to another question"), Game.GetListener()->NumAnswers, 0);
	Voice->OnAskAnswered.Broadcast(TEXT("ue-1"), TEXT("Because."), FString());
	Voice->OnAskAnswered.Broadcast(TEXT("ue-1"), TEXT("Because."), FString());
	TestEqual(TEXT("Answered"), Game.GetListener()->NumAnswers, 1);
	UE::Sidecar::Tests::Ask(Game, Voice);
	Voice->OnAskAnswered.Broadcast(TEXT("ue-2"), FString(), TEXT("The time is up."));
	TestEqual(TEXT("Failed"), Game.GetListener()->Errors.Num(), 1);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarAskStoppedTest, "Sidecar.Ask.FailsWhenTheConversationIsStopped", UE::Sidecar::Tests::TestFlags)
bool FSidecarAskStoppedTest::RunTest(const FString& Parameters)
{
	const TSharedRef<UE::Sidecar::Tests::FTestGame> Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	USidecarVoiceComponent* Voice = Game->AddVoice();
	Voice->StartConversation();
	UE::Sidecar::Tests::Ask(*Game, Voice);
	Voice->StopConversation();
	Voice->StartConversation();
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("the failure"),
		[Game]()
		{
			return Game->GetListener()->Errors.Num() == 1;
		}));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarAskDestroyedTest, "Sidecar.Ask.FailsWhenTheCharacterIsDestroyed", UE::Sidecar::Tests::TestFlags)
bool FSidecarAskDestroyedTest::RunTest(const FString& Parameters)
{
	const TSharedRef<UE::Sidecar::Tests::FTestGame> Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	USidecarVoiceComponent* Voice = Game->AddVoice();
	Voice->StartConversation();
	UE::Sidecar::Tests::Ask(*Game, Voice);
	Voice->DestroyComponent();
	CollectGarbage(RF_NoFlags);
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("the failure"),
		[Game]()
		{
			return Game->GetListener()->Errors.Num() == 1;
		}));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarAskGameOverTest, "Sidecar.Ask.TellsNobodyWhenTheGameIsOver", UE::Sidecar::Tests::TestFlags)
bool FSidecarAskGameOverTest::RunTest(const FString& Parameters)
{
	UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	const TWeakObjectPtr<USidecarAskAction> Action = UE::Sidecar::Tests::Ask(Game, Voice);
	Game.EndGame();
	CollectGarbage(RF_NoFlags);
	TestFalse(TEXT("Gone"), Action.IsValid());
	TestEqual(TEXT("Nothing was said"), Game.GetListener()->Errors.Num() + Game.GetListener()->NumAnswers, 0);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarWaitCalledTest, "Sidecar.WaitForToolCall.IsCalledOnceByItsTool", UE::Sidecar::Tests::TestFlags)
bool FSidecarWaitCalledTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	UE::Sidecar::Tests::Wait(Game, Voice, TEXT("open_door"));
	Voice->OnToolCall.Broadcast(UE::Sidecar::Tests::MakeCall(TEXT("1"), TEXT("close_door")));
	Voice->OnToolCall.Broadcast(UE::Sidecar::Tests::MakeCall(TEXT("2"), TEXT("open_door")));
	Voice->OnToolCall.Broadcast(UE::Sidecar::Tests::MakeCall(TEXT("3"), TEXT("open_door")));
	TestEqual(TEXT("Calls"), Game.GetListener()->CalledIds.Num(), 1);
	TestTrue(TEXT("The right one"), Game.GetListener()->CalledIds.Contains(TEXT("2")));
	Voice->OnToolCallCancelled.Broadcast(TEXT("3"), TEXT("The time is up."));
	TestEqual(TEXT("Another one was cancelled"), Game.GetListener()->CancelledIds.Num(), 0);
	Voice->OnToolCallCancelled.Broadcast(TEXT("2"), TEXT("The time is up."));
	TestEqual(TEXT("This one was cancelled"), Game.GetListener()->CancelledIds.Num(), 1);
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarWaitStoppedTest, "Sidecar.WaitForToolCall.IsCancelledWithTheConversation", UE::Sidecar::Tests::TestFlags)
bool FSidecarWaitStoppedTest::RunTest(const FString& Parameters)
{
	const TSharedRef<UE::Sidecar::Tests::FTestGame> Game = MakeShared<UE::Sidecar::Tests::FTestGame>();
	USidecarVoiceComponent* Voice = Game->AddVoice();
	Voice->StartConversation();
	UE::Sidecar::Tests::Wait(*Game, Voice, FString());
	Voice->StopConversation();
	ADD_LATENT_AUTOMATION_COMMAND(UE::Sidecar::Tests::FWaitUntil(*this, Game, TEXT("the end of waiting"),
		[Game]()
		{
			return Game->GetListener()->CancelledIds.Num() == 1;
		}));
	return true;
}

IMPLEMENT_SIMPLE_AUTOMATION_TEST(
	FSidecarWaitStopTest, "Sidecar.WaitForToolCall.CanBeGivenUp", UE::Sidecar::Tests::TestFlags)
bool FSidecarWaitStopTest::RunTest(const FString& Parameters)
{
	const UE::Sidecar::Tests::FTestGame Game;
	USidecarVoiceComponent* Voice = Game.AddVoice();
	Voice->StartConversation();
	UE::Sidecar::Tests::Wait(Game, Voice, FString())->Stop();
	Voice->OnToolCall.Broadcast(UE::Sidecar::Tests::MakeCall(TEXT("1"), TEXT("open_door")));
	TestEqual(TEXT("Not called"), Game.GetListener()->CalledIds.Num(), 0);
	return true;
}

#endif
