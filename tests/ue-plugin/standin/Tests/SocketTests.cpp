// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Common/TcpSocketBuilder.h"

#include <gtest/gtest.h>

namespace
{
/** A listening socket, a client connected to it, and what was accepted. */
struct FSockets : testing::Test
{
	FSockets()
	{
		Listener = FTcpSocketBuilder(TEXT("listener"))
					   .AsBlocking()
					   .BoundToEndpoint(FIPv4Endpoint(FIPv4Address::InternalLoopback, 0))
					   .Listening(4)
					   .Build();
		Client = FTcpSocketBuilder(TEXT("client")).AsNonBlocking().Build();
		const FIPv4Endpoint Endpoint(FIPv4Address::InternalLoopback, static_cast<uint16>(Listener->GetPortNo()));
		EXPECT_TRUE(Client->Connect(*Endpoint.ToInternetAddr()));
		EXPECT_TRUE(Client->Wait(ESocketWaitConditions::WaitForWrite, FTimespan::FromSeconds(5)));
		Server = Listener->Accept(TEXT("server"));
	}
	~FSockets() override
	{
		for (FSocket* const Socket : {Server, Client, Listener})
		{
			ISocketSubsystem::Get(PLATFORM_SOCKETSUBSYSTEM)->DestroySocket(Socket);
		}
		EXPECT_EQ(ISocketSubsystem::StandinNumSockets(), 0);
	}
	FSocket* Listener = nullptr;
	FSocket* Client = nullptr;
	FSocket* Server = nullptr;
};
} // namespace

TEST_F(FSockets, Recv_WhenNothingHasCome_IsTrueWithZeroBytes)
{
	uint8 Byte = 0;
	int32 Read = -1;
	EXPECT_TRUE(Client->Recv(&Byte, 1, Read));
	EXPECT_EQ(Read, 0);
	EXPECT_EQ(Client->GetConnectionState(), SCS_Connected);
}

TEST_F(FSockets, Wait_WhenNothingComes_IsFalse)
{
	EXPECT_FALSE(Client->Wait(ESocketWaitConditions::WaitForRead, FTimespan::FromMilliseconds(1)));
}

TEST_F(FSockets, Recv_AfterASend_ReturnsTheBytes)
{
	const uint8 Sent[] = {1, 2, 3};
	int32 Count = 0;
	ASSERT_TRUE(Server->Send(Sent, 3, Count));
	ASSERT_TRUE(Client->Wait(ESocketWaitConditions::WaitForRead, FTimespan::FromSeconds(5)));
	uint8 Received[8];
	ASSERT_TRUE(Client->Recv(Received, 8, Count));
	EXPECT_EQ(Count, 3);
	EXPECT_EQ(Received[2], 3);
}

TEST_F(FSockets, Recv_AfterTheRemoteClose_IsFalseAlthoughTheStateSaysConnected)
{
	Server->Close();
	ASSERT_TRUE(Client->Wait(ESocketWaitConditions::WaitForRead, FTimespan::FromSeconds(5)));
	EXPECT_EQ(Client->GetConnectionState(), SCS_Connected);
	uint8 Byte = 0;
	int32 Read = -1;
	EXPECT_FALSE(Client->Recv(&Byte, 1, Read));
	EXPECT_EQ(Read, 0);
}

TEST(Endpoints, Parse_OfAHostAndPort_AcceptsOnlyThat)
{
	FIPv4Endpoint Endpoint;
	EXPECT_TRUE(FIPv4Endpoint::Parse(TEXT("127.0.0.1:5005"), Endpoint));
	EXPECT_EQ(Endpoint.Port, 5005);
	EXPECT_TRUE(Endpoint.Address.IsLoopbackAddress());
	EXPECT_FALSE(FIPv4Endpoint::Parse(TEXT("localhost"), Endpoint));
}
