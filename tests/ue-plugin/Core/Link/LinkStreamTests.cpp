// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LinkRig.h"

#include "Core/Link/StreamFate.h"
#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

TEST(LinkStreams, TwoConversations_AreTwoStreamsThatBeginWithHello)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> First = Rig.Add();
	const std::shared_ptr<FConversation> Second = Rig.Add();
	Rig.Connect();
	ASSERT_EQ(Rig.Opened(Contract::DialogueConverse), (std::vector<uint32_t>{1, 3}));
	for (const uint32_t Stream : {1u, 3u})
	{
		EXPECT_EQ(Rig.HeaderOf(Stream, "authorization"), "Bearer secret");
		EXPECT_EQ(Rig.HelloOf(Stream).Token, "") << "a secret in a message";
		EXPECT_EQ(Rig.SentMessages(Stream).size(), 1u);
	}
	Rig.Welcome(3, "c2");
	EXPECT_FALSE(First->IsOpen());
	EXPECT_TRUE(Second->IsOpen());
}

TEST(LinkStreams, Token_ThatIsEmpty_IsNotSentAtAll)
{
	FLinkRig Rig;
	Rig.Targets.Target.Token.clear();
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Link.CallControl(Contract::ControlGetStatus, [](const FGrpcStatus&, std::span<const uint8_t>) {});
	Rig.Tick();
	EXPECT_EQ(Rig.HeaderOf(1, "authorization"), "");
	EXPECT_EQ(Rig.HeaderOf(Rig.Opened(Contract::ControlGetStatus).at(0), "authorization"), "");
}

TEST(LinkStreams, End_ByEachCode_DoesWhatItsFateSaysAndIsToldOnce)
{
	for (int Code = 0; Code <= 16; ++Code)
	{
		SCOPED_TRACE(Code);
		const EGrpcCode GrpcCode = static_cast<EGrpcCode>(Code);
		FLinkRig Rig;
		const std::shared_ptr<FConversation> Conversation = Rig.Add();
		Rig.Connect();
		Rig.End(1, GrpcCode);
		const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
		ASSERT_EQ(Ends.size(), 1u);
		EXPECT_EQ(Ends[0].Code, GrpcCode);
		EXPECT_EQ(Ends[0].Text, DescribeEnd(FGrpcStatus{GrpcCode, "why"}));
		const EStreamFate Fate = FateOf(GrpcCode);
		EXPECT_EQ(Ends[0].bComesBack, Fate != EStreamFate::Block);
		EXPECT_EQ(Rig.Link.WantsClose(), Fate == EStreamFate::Reconnect);
		Rig.Tick(0.3);
		EXPECT_EQ(Rig.LastConverse(), Fate == EStreamFate::Retry ? 3u : 1u);
		EXPECT_TRUE(TakeEnds(*Conversation).empty());
	}
}

TEST(StreamFate, CodesThatConverseDocuments_HaveTheirFate)
{
	EXPECT_EQ(FateOf(EGrpcCode::Unauthenticated), EStreamFate::Reconnect);
	for (const EGrpcCode Code : {EGrpcCode::InvalidArgument, EGrpcCode::FailedPrecondition, EGrpcCode::NotFound,
			 EGrpcCode::Aborted, EGrpcCode::Unimplemented, EGrpcCode::PermissionDenied})
	{
		EXPECT_EQ(FateOf(Code), EStreamFate::Block) << GrpcCodeName(Code);
	}
	for (const EGrpcCode Code : {EGrpcCode::Ok, EGrpcCode::AlreadyExists, EGrpcCode::ResourceExhausted,
			 EGrpcCode::Unavailable, EGrpcCode::Internal, EGrpcCode::Cancelled})
	{
		EXPECT_EQ(FateOf(Code), EStreamFate::Retry) << GrpcCodeName(Code);
	}
}

TEST(StreamFate, DescribeEnd_AlwaysSaysSomethingAndQuotesTheSidecar)
{
	for (int Code = 0; Code <= 16; ++Code)
	{
		const EGrpcCode GrpcCode = static_cast<EGrpcCode>(Code);
		EXPECT_FALSE(DescribeEnd(FGrpcStatus{GrpcCode, ""}).empty());
		if (GrpcCode != EGrpcCode::Ok)
		{
			EXPECT_NE(DescribeEnd(FGrpcStatus{GrpcCode, "because"}).find("because"), std::string::npos) << Code;
		}
	}
}

TEST(LinkStreams, End_AfterTheLastAttempt_IsToldAsTheLast)
{
	FLinkOptions Options;
	Options.Reconnect = FReconnectOptions{10, 10, 2};
	FLinkRig Rig(Options);
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	for (const bool bComesBack : {true, true, false})
	{
		Rig.Tick(0.02);
		Rig.End(Rig.LastConverse(), EGrpcCode::AlreadyExists);
		const std::vector<FStreamEnded> Ends = TakeEnds(*Conversation);
		ASSERT_EQ(Ends.size(), 1u);
		EXPECT_EQ(Ends[0].bComesBack, bComesBack);
	}
	Rig.Tick(10.0);
	EXPECT_EQ(Rig.LastConverse(), 5u);
}

TEST(LinkStreams, Garbage_ClosesItsOwnStreamWithInternalAndOpensItAgain)
{
	FLinkRig Rig;
	const std::shared_ptr<FConversation> First = Rig.Add();
	const std::shared_ptr<FConversation> Second = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	Rig.Welcome(3, "c2");
	Rig.Feed(Data(1, Prefixed("\x0A\xFF\x01")));
	const std::vector<FStreamEnded> Ends = TakeEnds(*First);
	ASSERT_EQ(Ends.size(), 1u);
	EXPECT_EQ(Ends[0].Code, EGrpcCode::Internal);
	EXPECT_TRUE(Ends[0].bComesBack);
	EXPECT_TRUE(Rig.HasReset(1));
	EXPECT_FALSE(First->IsOpen());
	EXPECT_TRUE(Second->IsOpen());
	Rig.Tick(0.3);
	ASSERT_EQ(Rig.LastConverse(), 5u);
	EXPECT_EQ(Rig.HelloOf(5).ResumeConversationId, "c1");
	Rig.Welcome(5, "c1", true);
	EXPECT_TRUE(First->IsOpen());
	EXPECT_TRUE(TakeEnds(*Second).empty());
}

TEST(LinkStreams, Remove_SaysTheLastWordsEndsTheStreamAndLetsGoOfTheConversation)
{
	FLinkRig Rig;
	std::shared_ptr<FConversation> Conversation = Rig.Add();
	const std::shared_ptr<FConversation> Other = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	Rig.Welcome(3, "c2");
	EXPECT_TRUE(Conversation->Send(TextMessage("bye")));
	const std::weak_ptr<FConversation> Watched = Conversation;
	Rig.Link.Remove(Conversation);
	Conversation.reset();
	Rig.Tick();
	EXPECT_TRUE(Watched.expired());
	EXPECT_EQ(Rig.SentMessages(1).size(), 2u);
	EXPECT_TRUE(Rig.HasEnded(1));
	EXPECT_FALSE(Rig.HasReset(1));
	// What still comes of it reaches nobody.
	Rig.FeedMessage(1, FServerMessage{FStateChanged()});
	Rig.Feed(Trailers(1, "0"));
	Rig.Tick(1.0);
	EXPECT_EQ(Rig.LastConverse(), 3u);
	EXPECT_TRUE(Other->IsOpen());
}

TEST(LinkStreams, AddRemoveAdd_BetweenTwoTicks_LeavesOneStream)
{
	FLinkRig Rig;
	Rig.Connect();
	const std::shared_ptr<FConversation> Conversation = std::make_shared<FConversation>(FHello());
	Rig.Link.Add(Conversation);
	Rig.Link.Remove(Conversation);
	Rig.Link.Add(Conversation);
	Rig.Link.Add(Conversation);
	Rig.Tick();
	Rig.Tick();
	EXPECT_EQ(Rig.Opened(Contract::DialogueConverse).size(), 1u);
}

TEST(LinkStreams, Message_LongerThanTheQueue_IsDroppedAndToldAndTheNextOneIsSent)
{
	FLinkOptions Options;
	Options.Limits.MaxBufferedSendBytes = 300;
	FLinkRig Rig(Options);
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Connect();
	Rig.Welcome(1, "c1");
	ASSERT_TRUE(Conversation->Send(TextMessage(std::string(1000, 'x'))));
	ASSERT_TRUE(Conversation->Send(TextMessage("short")));
	Rig.Tick();
	EXPECT_EQ(Rig.SentMessages(1).size(), 2u);
	int NumTold = 0;
	for (FConversationEvent* Event = Conversation->PeekEvent(); Event != nullptr; Event = Conversation->PeekEvent())
	{
		NumTold += std::holds_alternative<FDiagnostic>(*Event) ? 1 : 0;
		Conversation->PopEvent();
	}
	EXPECT_EQ(NumTold, 1);
}

TEST(LinkStreams, SendQueue_ThatIsFull_LosesNothingAndKeepsTheOrder)
{
	FLinkOptions Options;
	Options.Limits.MaxBufferedSendBytes = 300;
	FLinkRig Rig(Options);
	const std::shared_ptr<FConversation> Conversation = Rig.Add();
	Rig.Link.Connect();
	Rig.Tick();
	constexpr uint16_t InitialWindowSize = 4;
	ASSERT_TRUE(Rig.Accept(Settings({{InitialWindowSize, 0}})));
	Rig.Welcome(1, "c1");
	for (int Index = 0; Index < 100; ++Index)
	{
		ASSERT_TRUE(Conversation->Send(TextMessage("text number " + std::to_string(Index))));
		Rig.Tick();
	}
	EXPECT_TRUE(Rig.SentMessages(1).empty());
	Rig.Feed(Settings({{InitialWindowSize, 60000}}));
	for (int Round = 0; Round < 100; ++Round)
	{
		Rig.Tick();
	}
	const std::vector<FClientMessage> Messages = Rig.SentMessages(1);
	ASSERT_EQ(Messages.size(), 101u);
	for (int Index = 0; Index < 100; ++Index)
	{
		const FSendText* Text = std::get_if<FSendText>(&Messages[static_cast<size_t>(Index) + 1].Body);
		ASSERT_NE(Text, nullptr);
		EXPECT_EQ(Text->Text, "text number " + std::to_string(Index));
	}
}

} // namespace UE::Sidecar::Tests
