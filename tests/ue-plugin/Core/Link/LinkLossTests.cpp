// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LinkRig.h"

#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

TEST(LinkLoss, Unauthenticated_DropsTheConnectionAndReadsTheTargetAnew)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> First = Rig.Add();
	const std::shared_ptr<FConversation> Second = Rig.Add();
	Rig.Connect();
	Rig.End(1, EGrpcCode::Unauthenticated, "no such token");
	for (const std::shared_ptr<FConversation>& Conversation : {First, Second})
	{
		const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
		ASSERT_EQ(Ends.size(), 1u);
		EXPECT_TRUE(Ends[0].bComesBack);
	}
	Rig.Tick();
	EXPECT_TRUE(Rig.Link.WantsClose());
	EXPECT_EQ(Rig.LastConverse(), 3u) << "opened again with a token that was refused";
	Rig.Targets.Target.Token = "new";
	Rig.Close();
	EXPECT_EQ(Rig.State(), ELinkState::Waiting);
	EXPECT_NE(Rig.Link.GetStatus().Text.find("refused the token"), std::string::npos);
	EXPECT_EQ(Rig.Link.GetStatus().Text.find("secret"), std::string::npos);
	Rig.Reconnect();
	EXPECT_EQ(Rig.HeaderOf(1, "authorization"), "Bearer new");
	EXPECT_EQ(Rig.HeaderOf(3, "authorization"), "Bearer new");
}

TEST(LinkLoss, Unauthenticated_AgainAndAgain_BacksOffUntilTheAttemptsAreUsedUp)
{
	FLinkOptions Options;
	Options.Reconnect = FReconnectOptions{10, 10, 2};
	FLinkRig Rig(Options);
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	for (const bool bComesBack : {true, true, false})
	{
		Rig.End(1, EGrpcCode::Unauthenticated);
		const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
		ASSERT_EQ(Ends.size(), 1u);
		EXPECT_EQ(Ends[0].bComesBack, bComesBack);
		Rig.Close();
		if (bComesBack)
		{
			Rig.Reconnect();
		}
	}
	EXPECT_EQ(Rig.State(), ELinkState::Refused);
	EXPECT_NE(Rig.Link.GetStatus().Text.find("refused the token"), std::string::npos);
}

TEST(LinkLoss, Close_AtAnyMoment_TellsAllAndOpensThemAgainWhereTheyWere)
{
	for (int NumWelcomed = 0; NumWelcomed <= 2; ++NumWelcomed)
	{
		SCOPED_TRACE(NumWelcomed);
		FLinkRig Rig;
		const std::vector<std::shared_ptr<FConversation>> Conversations = {Rig.Add(), Rig.Add()};
		Rig.Connect();
		for (int Index = 0; Index < NumWelcomed; ++Index)
		{
			Rig.Welcome(static_cast<uint32_t>(2 * Index + 1), "c" + std::to_string(Index));
		}
		Rig.Close("reset by peer");
		EXPECT_EQ(Rig.State(), ELinkState::Waiting);
		EXPECT_NE(Rig.Link.GetStatus().Text.find("reset by peer"), std::string::npos);
		for (const std::shared_ptr<FConversation>& Conversation : Conversations)
		{
			const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
			ASSERT_EQ(Ends.size(), 1u);
			EXPECT_EQ(Ends[0].Code, EGrpcCode::Unavailable);
			EXPECT_TRUE(Ends[0].bComesBack);
			EXPECT_FALSE(Conversation->IsOpen());
		}
		Rig.Reconnect();
		for (int Index = 0; Index < 2; ++Index)
		{
			const std::string Expected = Index < NumWelcomed ? "c" + std::to_string(Index) : "";
			EXPECT_EQ(Rig.HelloOf(static_cast<uint32_t>(2 * Index + 1)).ResumeConversationId, Expected);
		}
	}
}

TEST(LinkLoss, Close_GivesAStreamThatWasBlockedANewChance)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.End(1, EGrpcCode::NotFound);
	Rig.Tick(10.0);
	EXPECT_EQ(Rig.LastConverse(), 1u);
	Rig.Close();
	Rig.Reconnect();
	EXPECT_EQ(Rig.HelloOf(1).ResumeConversationId, "");
}

TEST(LinkLoss, Close_OfAStreamWithoutAttemptsLeft_ComesBackWithTheConnection)
{
	FLinkOptions Options;
	Options.Reconnect = FReconnectOptions{10, 10, 2};
	FLinkRig Rig(Options);
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	for (int Attempt = 0; Attempt < 2; ++Attempt)
	{
		Rig.End(Rig.LastConverse(), EGrpcCode::Unavailable);
		Rig.Tick(0.02);
	}
	TakeEnds(*Conversation);
	Rig.Close();
	const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
	ASSERT_EQ(Ends.size(), 1u);
	EXPECT_TRUE(Ends[0].bComesBack);
	Rig.Reconnect();
	EXPECT_EQ(Rig.LastConverse(), 1u);
}

TEST(LinkLoss, GoAway_ThenClose_TellsOnceAndOpensAgain)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	Rig.Feed(GoAway(1, 0, "restart"));
	EXPECT_TRUE(Conversation->IsOpen()) << "a stream may go on after GOAWAY";
	Rig.End(1, EGrpcCode::Unavailable, "shutting down");
	Rig.Tick();
	EXPECT_TRUE(Rig.Link.WantsClose());
	Rig.Close();
	EXPECT_NE(Rig.Link.GetStatus().Text.find("restart"), std::string::npos);
	const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
	ASSERT_EQ(Ends.size(), 1u);
	EXPECT_TRUE(Ends[0].bComesBack);
	Rig.Reconnect();
	EXPECT_EQ(Rig.HelloOf(1).ResumeConversationId, "c1");
}

TEST(LinkLoss, GoAway_WhileAnotherStreamGoesOn_DoesNotKeepTheFirstOneOutForEver)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> First = Rig.Add();
	const std::shared_ptr<FConversation> Second = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	Rig.Welcome(3, "c2");
	Rig.Feed(GoAway(3, 0));
	Rig.End(1, EGrpcCode::Unavailable);
	Rig.Tick(4.9);
	EXPECT_FALSE(Rig.Link.WantsClose());
	EXPECT_TRUE(Second->IsOpen());
	Rig.Tick(0.2);
	EXPECT_TRUE(Rig.Link.WantsClose());
	Rig.Close();
	EXPECT_EQ(TakeEnds(*Second).size(), 1u);
	Rig.Reconnect();
	EXPECT_EQ(Rig.HelloOf(1).ResumeConversationId, "c1");
	EXPECT_EQ(Rig.HelloOf(3).ResumeConversationId, "c2");
}

TEST(LinkLoss, FirstMessage_ResetsTheAttempts)
{
	FLinkRig Rig;
	Rig.Add();
	Rig.Link.Connect();
	for (int Attempt = 0; Attempt < 3; ++Attempt)
	{
		Rig.Tick(1.0);
		ASSERT_TRUE(Rig.Link.TakeConnectOrder().has_value());
		Rig.Link.OnConnectFailed("refused");
	}
	Rig.Reconnect();
	EXPECT_EQ(Rig.Link.GetStatus().NumAttempts, 3u);
	Rig.Welcome(1, "c1");
	EXPECT_EQ(Rig.Link.GetStatus().NumAttempts, 0u);
	Rig.Close();
	EXPECT_EQ(Rig.Link.GetStatus().NumAttempts, 1u);
}

TEST(LinkLoss, Keepalive_ADeadSidecar_IsFoundAndLeft)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	for (int Second = 0; Second < 20 && !Rig.Link.WantsClose(); ++Second)
	{
		Rig.Tick(1.0);
	}
	EXPECT_TRUE(Rig.Link.WantsClose());
	EXPECT_EQ(TakeEnds(*Conversation).size(), 1u);
}

} // namespace UE::Sidecar::Tests
