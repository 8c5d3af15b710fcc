// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LinkRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

TEST(LinkConnect, Tick_NobodyWantsAConnection_LooksForNothing)
{
	FLinkRig Rig;
	Rig.Add();
	Rig.Tick(10.0);
	EXPECT_EQ(Rig.Targets.NumAsked, 0);
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	EXPECT_EQ(Rig.State(), ELinkState::Idle);
}

TEST(LinkConnect, Connect_OrdersOneConnectionToTheTarget)
{
	FLinkRig Rig;
	const uint32_t Revision = Rig.Link.GetStatusRevision();
	Rig.Link.Connect();
	Rig.Tick();
	EXPECT_EQ(Rig.State(), ELinkState::Connecting);
	EXPECT_NE(Rig.Link.GetStatusRevision(), Revision);
	EXPECT_EQ(Rig.Link.TakeConnectOrder()->Authority(), "127.0.0.1:50700");
	Rig.Tick(10.0);
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	Rig.Link.OnConnected();
	EXPECT_EQ(Rig.State(), ELinkState::Connected);
	EXPECT_FALSE(Rig.Link.WantsClose());
}

TEST(LinkConnect, Connect_ToAnotherMachine_IsRefusedWithTheReason)
{
	FLinkRig Rig;
	Rig.Targets.Target.Endpoint.Host = "192.168.0.7";
	Rig.Link.Connect();
	Rig.Tick();
	Rig.Tick(60.0);
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	EXPECT_EQ(Rig.State(), ELinkState::Refused);
	EXPECT_NE(Rig.Link.GetStatus().Text.find("192.168.0.7"), std::string::npos);
	EXPECT_NE(Rig.Link.GetStatus().Text.find("Allow Remote"), std::string::npos);
}

TEST(LinkConnect, Connect_ToAnotherMachineThatIsAllowed_IsOrdered)
{
	FLinkOptions Options;
	Options.bAllowRemote = true;
	FLinkRig Rig(Options);
	Rig.Targets.Target.Endpoint.Host = "192.168.0.7";
	Rig.Link.Connect();
	Rig.Tick();
	EXPECT_TRUE(Rig.Link.TakeConnectOrder().has_value());
}

TEST(LinkConnect, Connect_AfterARefusal_TriesAtOnce)
{
	FLinkRig Rig;
	Rig.Targets.Target.Endpoint.Host = "192.168.0.7";
	Rig.Link.Connect();
	Rig.Tick();
	Rig.Targets.Target.Endpoint.Host = "127.0.0.1";
	Rig.Connect();
	EXPECT_EQ(Rig.State(), ELinkState::Connected);
}

TEST(LinkConnect, FindTarget_Impossible_IsRefusedAndNotLookedForAgain)
{
	FLinkRig Rig;
	Rig.Targets.bIsThere = false;
	Rig.Targets.bIsImpossible = true;
	Rig.Link.Connect();
	Rig.Tick(0.01);
	EXPECT_EQ(Rig.State(), ELinkState::Refused);
	const int NumAsked = Rig.Targets.NumAsked;
	Rig.Tick(10.0);
	EXPECT_EQ(Rig.Targets.NumAsked, NumAsked);
}

TEST(LinkConnect, FindTarget_AnotherMachineWithoutItsFile_IsRefusedForTheMachine)
{
	FLinkRig Rig;
	Rig.Targets.bIsThere = false;
	Rig.Targets.Target.Endpoint.Host = "192.0.2.1";
	Rig.Link.Connect();
	Rig.Tick(0.01);
	EXPECT_EQ(Rig.State(), ELinkState::Refused);
	EXPECT_NE(Rig.Link.GetStatus().Text.find("192.0.2.1"), std::string::npos);
}

TEST(LinkConnect, FindTarget_Fails_SaysWhyAndLooksAgainWithinASecond)
{
	FLinkRig Rig;
	Rig.Targets.bIsThere = false;
	Rig.Link.Connect();
	for (int Round = 0; Round < 20; ++Round)
	{
		const int NumBefore = Rig.Targets.NumAsked;
		Rig.Tick(1.001);
		EXPECT_GT(Rig.Targets.NumAsked, NumBefore);
		EXPECT_EQ(Rig.State(), ELinkState::Waiting);
		EXPECT_EQ(Rig.Link.GetStatus().Text, "No endpoint file.");
	}
	Rig.Targets.bIsThere = true;
	Rig.Tick(1.001);
	EXPECT_TRUE(Rig.Accept());
}

TEST(LinkConnect, OnConnectFailed_AgainAndAgain_BacksOffAsThePolicySays)
{
	FLinkOptions Options;
	Options.Reconnect = FReconnectOptions{200, 5000, 6};
	FReconnectPolicy Expected(Options.Reconnect, Options.Seed);
	FLinkRig Rig(Options);
	Rig.Link.Connect();
	Rig.Tick();
	for (uint32_t Attempt = 1; Attempt <= 6; ++Attempt)
	{
		ASSERT_TRUE(Rig.Link.TakeConnectOrder().has_value()) << Attempt;
		Rig.Link.OnConnectFailed("refused");
		EXPECT_EQ(Rig.State(), ELinkState::Waiting);
		EXPECT_EQ(Rig.Link.GetStatus().NumAttempts, Attempt);
		const double Delay = *Expected.NextDelayMs() / 1000.0;
		Rig.Tick(Delay - 0.001);
		EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value()) << Attempt;
		Rig.Tick(0.002);
	}
	ASSERT_TRUE(Rig.Link.TakeConnectOrder().has_value());
	Rig.Link.OnConnectFailed("refused");
	EXPECT_EQ(Rig.State(), ELinkState::Refused);
	EXPECT_NE(Rig.Link.GetStatus().Text.find("6 attempts"), std::string::npos);
}

TEST(LinkConnect, Disconnect_WhileConnecting_DropsTheSocketThatComesTooLate)
{
	FLinkRig Rig;
	Rig.Link.Connect();
	Rig.Tick();
	Rig.Link.Disconnect();
	Rig.Tick();
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	Rig.Link.OnConnected();
	EXPECT_EQ(Rig.State(), ELinkState::Idle);
	EXPECT_TRUE(Rig.Link.WantsClose());
}

TEST(LinkConnect, Disconnect_ThenConnect_TellsTheConversationAndOpensItAgain)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	Rig.Link.Disconnect();
	Rig.Tick();
	EXPECT_EQ(Rig.State(), ELinkState::Idle);
	EXPECT_TRUE(Rig.Link.WantsClose());
	const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
	ASSERT_EQ(Ends.size(), 1u);
	EXPECT_FALSE(Ends[0].bComesBack);
	Rig.Tick(10.0);
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	Rig.Connect();
	EXPECT_EQ(Rig.HelloOf(1).ResumeConversationId, "c1");
}

TEST(LinkConnect, DisconnectAndConnectBetweenTwoTicks_MakesANewConnection)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Targets.Target.Token = "other";
	Rig.Link.Disconnect();
	Rig.Link.Connect();
	Rig.Tick();
	EXPECT_EQ(TakeEnds(*Conversation).size(), 1u);
	ASSERT_TRUE(Rig.Accept());
	EXPECT_EQ(Rig.HeaderOf(1, "authorization"), "Bearer other");
}

TEST(LinkConnect, ConnectAndDisconnectBetweenTwoTicks_StaysIdle)
{
	FLinkRig Rig;
	Rig.Link.Connect();
	Rig.Link.Disconnect();
	Rig.Tick();
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	EXPECT_EQ(Rig.State(), ELinkState::Idle);
}

TEST(LinkConnect, Shutdown_SendsTheLastReportAndEndsTheStreamsInOrder)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	FServerMessage Audio;
	Audio.Body = FAudioChunk{1, 0, std::vector<uint8_t>(4800, 1)};
	Rig.FeedMessage(1, Audio);
	std::vector<int16_t> Block(960);
	Conversation->GetVoice().Pull(Block, Rig.Now);
	EXPECT_TRUE(Conversation->Send(TextMessage("bye")));
	Rig.Link.Shutdown();
	Rig.Drain();
	const std::vector<FClientMessage> Messages = Rig.SentMessages(1);
	ASSERT_EQ(Messages.size(), 3u);
	EXPECT_TRUE(std::holds_alternative<FPlaybackReport>(Messages[1].Body));
	EXPECT_TRUE(std::holds_alternative<FSendText>(Messages[2].Body));
	EXPECT_TRUE(Rig.HasEnded(1));

	Rig.Tick(10.0);
	EXPECT_EQ(Rig.LastConverse(), 1u) << "opened again after the goodbye";
	Rig.Close();
	Rig.Tick(10.0);
	EXPECT_FALSE(Rig.Link.TakeConnectOrder().has_value());
	EXPECT_EQ(Rig.State(), ELinkState::Idle);
}

} // namespace UE::Sidecar::Tests
