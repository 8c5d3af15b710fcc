// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LinkRig.h"

#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

namespace UE::Sidecar::Tests
{

TEST(LinkThreads, AllThatTheGameCalls_AtOnceWithTheNetworkThread_LosesNothing)
{
	constexpr int NumRounds = 200;
	FLinkRig Rig;
	std::atomic<int> NumRunning = 3;
	std::atomic<int> NumAnswered = 0;
	std::vector<std::weak_ptr<FConversation>> Watched;
	const std::function<void()> AddAndRemove = [&Rig, &NumRunning, &Watched]()
	{
		for (int Round = 0; Round < NumRounds; ++Round)
		{
			const std::shared_ptr<FConversation> Conversation = std::make_shared<FConversation>(FHello());
			Watched.push_back(Conversation);
			Rig.Link.Add(Conversation);
			Conversation->Send(TextMessage("hello"));
			Rig.Link.Remove(Conversation);
		}
		--NumRunning;
	};
	const std::function<void()> ConnectAndDisconnect = [&Rig, &NumRunning]()
	{
		uint32_t Revision = 0;
		for (int Round = 0; Round < NumRounds; ++Round)
		{
			Rig.Link.Connect();
			EXPECT_GE(Rig.Link.GetStatusRevision(), Revision);
			Revision = Rig.Link.GetStatusRevision();
			EXPECT_FALSE(Revision > 0 && Rig.Link.GetStatus().Text.empty());
			if (Round % 8 == 7)
			{
				Rig.Link.Disconnect();
			}
		}
		--NumRunning;
	};
	const std::function<void()> Ask = [&Rig, &NumRunning, &NumAnswered]()
	{
		for (int Round = 0; Round < NumRounds; ++Round)
		{
			Rig.Link.CallControl(Contract::ControlGetStatus,
				[&NumAnswered](const FGrpcStatus&, std::span<const uint8_t>)
				{
					++NumAnswered;
				});
		}
		--NumRunning;
	};

	std::thread Threads[] = {std::thread(AddAndRemove), std::thread(ConnectAndDisconnect), std::thread(Ask)};
	for (int Round = 0; NumRunning > 0 || Round < 20; ++Round)
	{
		Rig.Tick();
		Rig.Accept();
		if (Round % 5 == 4)
		{
			Rig.Close();
		}
	}
	for (std::thread& Thread : Threads)
	{
		Thread.join();
	}

	Rig.Link.Shutdown();
	Rig.Close();
	EXPECT_EQ(NumAnswered, NumRounds);
	Rig.Tick();
	for (const std::weak_ptr<FConversation>& Conversation : Watched)
	{
		EXPECT_TRUE(Conversation.expired());
	}
}

} // namespace UE::Sidecar::Tests
