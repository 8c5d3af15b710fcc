// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "EchoServer.h"
#include "LoopbackClient.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static std::string Pattern(const size_t Bytes)
{
	std::string Text(Bytes, '\0');
	for (size_t Index = 0; Index < Bytes; ++Index)
	{
		Text[Index] = static_cast<char>(Index * 131 + Index / 251);
	}
	return Text;
}

TEST(GrpcServer, Echo_OfManySizes_ReturnsEachMessageUnchanged)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Echo");
	std::vector<std::string> Sent;
	for (const size_t Bytes : {0u, 1u, 5u, 480u, 16379u, 16384u, 16385u, 65535u, 65536u, 300000u, 1000000u})
	{
		Sent.push_back(Pattern(Bytes));
		ASSERT_TRUE(Client.Send(Call, Sent.back()));
	}
	Client.Connection.FinishSending(Call);
	ASSERT_TRUE(Client.RunUntilEnded(Call));
	EXPECT_TRUE(Client.Endings[Call].front().IsOk()) << Client.Endings[Call].front().Message;
	EXPECT_TRUE(Client.Messages[Call] == Sent);
}

TEST(GrpcServer, PingPong_OfAThousandMessages_KeepsTheOrder)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Echo");
	int Left = 1000;
	Client.WhenMessage = [&Client, &Left](const FCallId Answered)
	{
		if (--Left > 0)
		{
			const std::string Text = std::to_string(Left);
			Client.Connection.Send(Answered, {reinterpret_cast<const uint8_t*>(Text.data()), Text.size()});
		}
		else
		{
			Client.Connection.FinishSending(Answered);
		}
	};
	ASSERT_TRUE(Client.Send(Call, "1000"));
	ASSERT_TRUE(Client.RunUntilEnded(Call));
	ASSERT_EQ(Client.Messages[Call].size(), 1000u);
	for (int Index = 0; Index < 1000; ++Index)
	{
		ASSERT_EQ(Client.Messages[Call][static_cast<size_t>(Index)], std::to_string(1000 - Index));
	}
}

TEST(GrpcServer, Stream_OfFiveThousandMessages_ArrivesWholeAndInOrder)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Stream");
	ASSERT_TRUE(Client.Send(Call, "5000 4800"));
	Client.Connection.FinishSending(Call);
	ASSERT_TRUE(Client.RunUntilEnded(Call));
	EXPECT_TRUE(Client.Endings[Call].front().IsOk());
	ASSERT_EQ(Client.Messages[Call].size(), 5000u);
	for (size_t Index = 0; Index < 5000; ++Index)
	{
		const std::string& Message = Client.Messages[Call][Index];
		ASSERT_EQ(Message.size(), 4800u);
		ASSERT_TRUE(Message.starts_with(std::to_string(Index) + " "));
	}
}

TEST(GrpcServer, FiftyCallsAtOnce_EachGetsItsOwnAnswers)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	std::vector<FCallId> Calls;
	for (int Index = 0; Index < 50; ++Index)
	{
		Calls.push_back(Client.Start("Echo"));
		ASSERT_NE(Calls.back(), 0u);
	}
	for (int Round = 0; Round < 20; ++Round)
	{
		for (const FCallId Call : Calls)
		{
			ASSERT_TRUE(Client.Send(Call, std::to_string(Call) + "/" + std::to_string(Round)));
		}
	}
	for (const FCallId Call : Calls)
	{
		Client.Connection.FinishSending(Call);
	}
	ASSERT_TRUE(Client.RunUntil(
		[&Client]()
		{
			return Client.Endings.size() == 50;
		}));
	for (const FCallId Call : Calls)
	{
		EXPECT_TRUE(Client.Endings[Call].front().IsOk());
		ASSERT_EQ(Client.Messages[Call].size(), 20u);
		for (int Round = 0; Round < 20; ++Round)
		{
			EXPECT_EQ(
				Client.Messages[Call][static_cast<size_t>(Round)], std::to_string(Call) + "/" + std::to_string(Round));
		}
	}
}

TEST(GrpcServer, SmallWindows_StillCarryLargeMessagesBothWays)
{
	FEchoServer Server;
	FGrpcLimits Limits;
	Limits.StreamWindowBytes = 1000;
	Limits.ConnectionWindowBytes = 65535;
	FLoopbackClient Client(Server.Port(), Limits);
	const FCallId Call = Client.Start("Echo");
	const std::string Large = Pattern(500000);
	ASSERT_TRUE(Client.Send(Call, Large));
	ASSERT_TRUE(Client.Send(Call, Large));
	Client.Connection.FinishSending(Call);
	ASSERT_TRUE(Client.RunUntilEnded(Call));
	ASSERT_EQ(Client.Messages[Call].size(), 2u);
	EXPECT_TRUE(Client.Messages[Call][1] == Large);
}

} // namespace UE::Sidecar::Tests
