// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LinkRig.h"

#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{
namespace
{

struct FAnswers
{
	std::vector<FGrpcStatus> Statuses;
	std::string Response;

	FLink::FControlCallback Hear()
	{
		return [this](const FGrpcStatus& Status, std::span<const uint8_t> Bytes)
		{
			Statuses.push_back(Status);
			Response.assign(Bytes.begin(), Bytes.end());
		};
	}
};

} // namespace

TEST(LinkControl, Answer_IsGivenOnceWithItsBytes)
{
	FLinkRig Rig;
	Rig.Connect();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	Rig.Tick();
	const uint32_t Stream = Rig.Opened(Contract::ControlGetStatus).at(0);
	EXPECT_EQ(Rig.HeaderOf(Stream, "authorization"), "Bearer secret");
	EXPECT_NE(Rig.HeaderOf(Stream, "grpc-timeout"), "");
	EXPECT_TRUE(Rig.HasEnded(Stream));
	EXPECT_TRUE(Answers.Statuses.empty());
	Rig.Feed(Head(Stream) + Data(Stream, Prefixed("fine")) + Trailers(Stream, "0"));
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_TRUE(Answers.Statuses[0].IsOk());
	EXPECT_EQ(Answers.Response, "fine");
	Rig.Close();
	Rig.Tick();
	EXPECT_EQ(Answers.Statuses.size(), 1u);
}

TEST(LinkControl, Error_IsGivenOnce)
{
	FLinkRig Rig;
	Rig.Connect();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlShutDown, Answers.Hear());
	Rig.Tick();
	Rig.End(1, EGrpcCode::PermissionDenied, "not you");
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::PermissionDenied);
	EXPECT_EQ(Answers.Statuses[0].Message, "not you");
}

TEST(LinkControl, NotConnected_SaysWhyAtOnce)
{
	FLinkRig Rig;
	Rig.Targets.bIsThere = false;
	Rig.Link.Connect();
	Rig.Tick();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	EXPECT_TRUE(Answers.Statuses.empty()) << "called from the wrong thread";
	Rig.Tick();
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::Unavailable);
	EXPECT_EQ(Answers.Statuses[0].Message, "No endpoint file.");
}

TEST(LinkControl, ConnectionLostWhileWaiting_IsUnavailable)
{
	FLinkRig Rig;
	Rig.Connect();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	Rig.Tick();
	Rig.Close("reset");
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::Unavailable);
}

TEST(LinkControl, NoAnswer_EndsAtTheDeadline)
{
	FLinkRig Rig;
	Rig.Connect();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	Rig.Tick();
	Rig.Tick(2.9);
	EXPECT_TRUE(Answers.Statuses.empty());
	Rig.Tick(0.2);
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::DeadlineExceeded);
}

TEST(LinkControl, TooMany_AreRefusedAndTheOthersAreAnswered)
{
	FLinkRig Rig;
	Rig.Connect();
	FAnswers Answers;
	for (int Index = 0; Index < 9; ++Index)
	{
		Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	}
	Rig.Tick();
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::ResourceExhausted);
	Rig.Close();
	EXPECT_EQ(Answers.Statuses.size(), 9u);
}

TEST(LinkControl, CallThatCanNotBeOpened_IsAnswered)
{
	FLinkRig Rig;
	Rig.Targets.Target.Token = "line\nbreak";
	Rig.Connect();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	Rig.Tick();
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::InvalidArgument);
	EXPECT_EQ(Answers.Statuses[0].Message.find("break"), std::string::npos) << "a secret in a text";
}

TEST(LinkControl, AskedBeforeShutdown_IsAnswered)
{
	FLinkRig Rig;
	Rig.Connect();
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
	Rig.Link.Shutdown();
	ASSERT_EQ(Answers.Statuses.size(), 1u);
	EXPECT_EQ(Answers.Statuses[0].Code, EGrpcCode::Unavailable);
}

TEST(LinkControl, Callback_MayAskAgain)
{
	FLinkRig Rig;
	FAnswers Answers;
	Rig.Link.CallControl(Contract::ControlGetStatus,
		[&Rig, &Answers](const FGrpcStatus&, std::span<const uint8_t>)
		{
			Rig.Link.CallControl(Contract::ControlGetStatus, Answers.Hear());
		});
	Rig.Tick();
	EXPECT_TRUE(Answers.Statuses.empty());
	Rig.Tick();
	EXPECT_EQ(Answers.Statuses.size(), 1u);
}

} // namespace UE::Sidecar::Tests
