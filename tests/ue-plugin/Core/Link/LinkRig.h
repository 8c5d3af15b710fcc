// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "../Grpc/RawFrames.h"
#include "Core/Link/Link.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{

/** Says where the sidecar is, and counts who asks. */
class FFakeTargets final : public ILinkTargetSource
{
public:
	FFakeTargets();
	virtual ETargetResult FindTarget(FLinkTarget& OutTarget, std::string& OutError) override;

	FLinkTarget Target;
	bool bIsThere = true;
	bool bIsImpossible = false;
	int NumAsked = 0;
};

/** A link, its clock, and a sidecar made of raw frames at the other end of its bytes. */
struct FLinkRig
{
	explicit FLinkRig(const FLinkOptions& Options = {});

	FFakeTargets Targets;
	FLink Link;
	double Now = 100.0;
	FBytes Sent;

	void Tick(double Seconds = 0.005);

	/** Connects when the link orders it. @return whether it did. */
	bool Accept(const FBytes& Greeting = Settings());
	/** Connect, and the sidecar is there. */
	void Connect();
	/** The socket is gone. */
	void Close(const std::string& Reason = "reset");
	/** Ticks until the link orders a connection, and accepts it. @return the seconds that took; fails after 10. */
	double Reconnect();

	void Feed(const FBytes& Bytes);
	void FeedMessage(uint32_t StreamId, const FServerMessage& Message);
	void Welcome(uint32_t StreamId, const std::string& ConversationId, bool bResumed = false);
	/** Ends a stream with a status. */
	void End(uint32_t StreamId, EGrpcCode Code, const std::string& Message = "why");

	/** Adds a conversation and ticks. */
	std::shared_ptr<FConversation> Add();

	void Drain();
	/** Of the newest connection: the ids of the streams that were opened, by path. */
	std::vector<uint32_t> Opened(const std::string& Path);
	/** The newest Converse stream. */
	uint32_t LastConverse();
	std::string HeaderOf(uint32_t StreamId, const std::string& Name);
	std::vector<FClientMessage> SentMessages(uint32_t StreamId);
	FHello HelloOf(uint32_t StreamId);
	bool HasEnded(uint32_t StreamId);
	bool HasReset(uint32_t StreamId);

	ELinkState State() const
	{
		return Link.GetStatus().State;
	}

private:
	std::map<uint32_t, FFields> SentHeaders();
};

/** Takes all events of a conversation. @return the ends among them. */
std::vector<FStreamEnded> TakeEnds(FConversation& Conversation);

FServerMessage GoodWelcome(const std::string& ConversationId, bool bResumed = false);
FClientMessage TextMessage(const std::string& Text);

} // namespace UE::Sidecar::Tests
