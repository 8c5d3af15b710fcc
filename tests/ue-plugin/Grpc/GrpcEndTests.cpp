// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "EchoServer.h"
#include "LoopbackClient.h"

#include <gtest/gtest.h>

#include <thread>

namespace UE::Sidecar::Tests
{

static FGrpcStatus Fail(const EGrpcCode Code, const std::string& Text)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Fail", 0, {{"code", std::to_string(static_cast<int>(Code))}});
	EXPECT_TRUE(Client.Send(Call, Text));
	EXPECT_TRUE(Client.RunUntilEnded(Call));
	return Client.Endings[Call].empty() ? FGrpcStatus{} : Client.Endings[Call].front();
}

TEST(GrpcServer, Status_OfEachCodeWithOddTexts_ArrivesUnchanged)
{
	const std::string Texts[] = {"", "plain", "100 % of 50%25", "Zürich – 東京 🎤", "line\nbreak\ttab", "%", "%zz",
		" ends ", std::string("nul\0nul", 7)};
	int Number = 1;
	for (const std::string& Text : Texts)
	{
		const EGrpcCode Code = static_cast<EGrpcCode>(Number++);
		const FGrpcStatus Status = Fail(Code, Text);
		EXPECT_EQ(Status.Code, Code);
		EXPECT_EQ(Status.Message, Text);
	}
	for (; Number <= 16; ++Number)
	{
		const FGrpcStatus Status = Fail(static_cast<EGrpcCode>(Number), "text");
		EXPECT_EQ(Status.Code, static_cast<EGrpcCode>(Number)) << Status.Message;
	}
}

TEST(GrpcServer, Deadline_IsToldToTheServerAndKept)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Asking = Client.Start("Deadline", 60000);
	Client.Connection.FinishSending(Asking);
	ASSERT_TRUE(Client.RunUntilEnded(Asking));
	ASSERT_EQ(Client.Messages[Asking].size(), 1u);
	const int Left = std::stoi(Client.Messages[Asking].front());
	EXPECT_GT(Left, 0);
	EXPECT_LE(Left, 60000);

	const FCallId Hanging = Client.Start("Hang", 50);
	ASSERT_TRUE(Client.RunUntilEnded(Hanging));
	EXPECT_EQ(Client.Endings[Hanging].front().Code, EGrpcCode::DeadlineExceeded);
}

TEST(GrpcServer, Cancel_InsideACallback_EndsThatCallOnly)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Cancelled = Client.Start("Stream");
	const FCallId Other = Client.Start("Echo");
	Client.WhenMessage = [&Client, Cancelled](const FCallId Call)
	{
		if (Call == Cancelled)
		{
			Client.Connection.Cancel(Call);
			EXPECT_EQ(Client.Endings[Call].size(), 1u);
		}
	};
	ASSERT_TRUE(Client.Send(Cancelled, "5000 4800"));
	ASSERT_TRUE(Client.RunUntilEnded(Cancelled));
	EXPECT_EQ(Client.Endings[Cancelled].front().Code, EGrpcCode::Cancelled);
	EXPECT_EQ(Client.Messages[Cancelled].size(), 1u);

	ASSERT_TRUE(Client.Send(Other, "still here"));
	Client.Connection.FinishSending(Other);
	ASSERT_TRUE(Client.RunUntilEnded(Other));
	EXPECT_TRUE(Client.Endings[Other].front().IsOk());
	EXPECT_EQ(Client.Endings[Cancelled].size(), 1u);
}

TEST(GrpcServer, Shutdown_WithGrace_LetsTheOpenCallFinish)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Echo");
	ASSERT_TRUE(Client.Send(Call, "before"));
	ASSERT_TRUE(Client.RunUntil(
		[&Client, Call]()
		{
			return Client.Messages[Call].size() == 1;
		}));

	std::thread Stopping(
		[&Server]()
		{
			Server.Shutdown(20000);
		});
	EXPECT_TRUE(Client.RunUntil(
		[&Client]()
		{
			return !Client.Connection.IsUsable();
		}));
	EXPECT_FALSE(Client.Connection.WantsClose());
	FGrpcStatus Refusal;
	EXPECT_EQ(Client.Connection.StartCall("/sidecar.test.Echo/Echo", {}, 0, &Refusal), 0u);
	EXPECT_EQ(Refusal.Code, EGrpcCode::Unavailable);
	EXPECT_TRUE(Client.Send(Call, "after"));
	Client.Connection.FinishSending(Call);
	EXPECT_TRUE(Client.RunUntilEnded(Call));
	Stopping.join();
	EXPECT_TRUE(Client.Endings[Call].front().IsOk());
	EXPECT_EQ(Client.Messages[Call], (std::vector<std::string>{"before", "after"}));
	EXPECT_TRUE(Client.Connection.WantsClose());
}

TEST(GrpcServer, Shutdown_WithoutGrace_EndsTheCallOnce)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Hang");
	ASSERT_TRUE(Client.Send(Call, "hello"));
	ASSERT_TRUE(Client.RunUntil(
		[&Client]()
		{
			return Client.Connection.Output().empty();
		}));
	std::thread Stopping(
		[&Server]()
		{
			Server.Shutdown(0);
		});
	EXPECT_TRUE(Client.RunUntil(
		[&Client]()
		{
			return Client.Connection.WantsClose();
		}));
	Stopping.join();
	ASSERT_EQ(Client.Endings[Call].size(), 1u);
	EXPECT_FALSE(Client.Endings[Call].front().IsOk());
}

TEST(GrpcServer, Metadata_OfTwentyKilobytesReceived_IsTaken)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Metadata");
	ASSERT_TRUE(Client.Send(Call, "20000"));
	ASSERT_TRUE(Client.RunUntilEnded(Call));
	EXPECT_TRUE(Client.Endings[Call].front().IsOk()) << Client.Endings[Call].front().Message;
	EXPECT_EQ(Client.Messages[Call].size(), 1u);
}

TEST(GrpcServer, Metadata_OfTwentyKilobytesSent_EndsTheCallOnceWhateverTheServerMakesOfIt)
{
	FEchoServer Server;
	FGrpcLimits Limits;
	Limits.MaxMetadataBytes = 64 * 1024;
	FLoopbackClient Client(Server.Port(), Limits);
	std::vector<FGrpcMetadata> Metadata;
	for (int Index = 0; Index < 20; ++Index)
	{
		Metadata.push_back({"large-" + std::to_string(Index), std::string(1000, static_cast<char>('a' + Index % 26))});
	}
	const FCallId Call = Client.Start("Echo", 0, Metadata);
	ASSERT_NE(Call, 0u);
	Client.Connection.FinishSending(Call);
	ASSERT_TRUE(Client.RunUntilEnded(Call));
	EXPECT_EQ(Client.Endings[Call].size(), 1u);
}

TEST(GrpcServer, Connection_ToAPortWhereNobodyListens_RefusesCallsWithTheReason)
{
	int Port = 0;
	{
		FEchoServer Server;
		Port = Server.Port();
	}
	FLoopbackClient Client(Port);
	FGrpcStatus Refusal;
	EXPECT_EQ(Client.Connection.StartCall("/sidecar.test.Echo/Echo", {}, 0, &Refusal), 0u);
	EXPECT_EQ(Refusal.Message, "The connection was lost: Connection refused");
}

} // namespace UE::Sidecar::Tests
