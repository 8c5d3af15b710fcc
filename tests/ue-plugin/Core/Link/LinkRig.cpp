// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "LinkRig.h"

#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>
#include <nghttp2/nghttp2.h>

namespace UE::Sidecar::Tests
{

FFakeTargets::FFakeTargets()
{
	Target.Endpoint.Host = "127.0.0.1";
	Target.Endpoint.Port = 50700;
	Target.Token = "secret";
}

ETargetResult FFakeTargets::FindTarget(FLinkTarget& OutTarget, std::string& OutError)
{
	++NumAsked;
	OutError = bIsThere ? "" : "No endpoint file.";
	OutTarget = Target;
	return bIsImpossible ? ETargetResult::Impossible : bIsThere ? ETargetResult::Found : ETargetResult::NotYet;
}

FLinkRig::FLinkRig(const FLinkOptions& Options)
	: Link(Options, Targets)
{
}

void FLinkRig::Tick(const double Seconds)
{
	Now += Seconds;
	Link.Tick(Now);
	Drain();
}

bool FLinkRig::Accept(const FBytes& Greeting)
{
	if (!Link.TakeConnectOrder())
	{
		return false;
	}
	Sent.clear();
	Link.OnConnected();
	Feed(Greeting);
	Tick();
	return true;
}

void FLinkRig::Connect()
{
	Link.Connect();
	Tick();
	ASSERT_TRUE(Accept());
}

void FLinkRig::Close(const std::string& Reason)
{
	Link.OnClosed(Reason);
}

double FLinkRig::Reconnect()
{
	const double Begin = Now;
	while (Now < Begin + 10.0)
	{
		Tick();
		if (Accept())
		{
			return Now - Begin;
		}
	}
	ADD_FAILURE() << "no connection was ordered";
	return Now - Begin;
}

void FLinkRig::Feed(const FBytes& Bytes)
{
	Link.Feed(Bytes, Now);
	Drain();
}

void FLinkRig::FeedMessage(const uint32_t StreamId, const FServerMessage& Message)
{
	std::vector<uint8_t> Bytes;
	Encode(Message, Bytes);
	Feed(Data(StreamId, Prefixed(std::string(Bytes.begin(), Bytes.end()))));
}

void FLinkRig::Welcome(const uint32_t StreamId, const std::string& ConversationId, const bool bResumed)
{
	Feed(Head(StreamId));
	FeedMessage(StreamId, GoodWelcome(ConversationId, bResumed));
}

void FLinkRig::End(const uint32_t StreamId, const EGrpcCode Code, const std::string& Message)
{
	Feed(TrailersOnly(StreamId, std::to_string(static_cast<int>(Code)), Message));
}

std::shared_ptr<FConversation> FLinkRig::Add()
{
	std::shared_ptr<FConversation> Conversation = std::make_shared<FConversation>(FHello());
	Link.Add(Conversation);
	Tick();
	return Conversation;
}

void FLinkRig::Drain()
{
	for (std::span<const uint8_t> Output = Link.Output(); !Output.empty(); Output = Link.Output())
	{
		Sent.insert(Sent.end(), Output.begin(), Output.end());
		Link.ConsumeOutput(Output.size());
	}
}

std::map<uint32_t, FFields> FLinkRig::SentHeaders()
{
	std::map<uint32_t, FFields> Headers;
	nghttp2_hd_inflater* Inflater = nullptr;
	EXPECT_EQ(nghttp2_hd_inflate_new(&Inflater), 0);
	for (const FRawFrame& Parsed : ParseClientBytes(Sent))
	{
		std::span<const uint8_t> Block = Parsed.Payload;
		for (int Flags = 0; Parsed.Type == FrameHeaders && (Flags & NGHTTP2_HD_INFLATE_FINAL) == 0;)
		{
			nghttp2_nv Field;
			const ptrdiff_t Taken = nghttp2_hd_inflate_hd2(Inflater, &Field, &Flags, Block.data(), Block.size(), 1);
			if (Taken < 0)
			{
				ADD_FAILURE() << "headers that can't be read";
				break;
			}
			Block = Block.subspan(static_cast<size_t>(Taken));
			if ((Flags & NGHTTP2_HD_INFLATE_EMIT) != 0)
			{
				Headers[Parsed.StreamId].emplace_back(std::string(Field.name, Field.name + Field.namelen),
					std::string(Field.value, Field.value + Field.valuelen));
			}
		}
		nghttp2_hd_inflate_end_headers(Inflater);
	}
	nghttp2_hd_inflate_del(Inflater);
	return Headers;
}

std::vector<uint32_t> FLinkRig::Opened(const std::string& Path)
{
	std::vector<uint32_t> Streams;
	for (const std::pair<const uint32_t, FFields>& Stream : SentHeaders())
	{
		for (const std::pair<std::string, std::string>& Field : Stream.second)
		{
			if (Field.first == ":path" && Field.second == Path)
			{
				Streams.push_back(Stream.first);
			}
		}
	}
	return Streams;
}

uint32_t FLinkRig::LastConverse()
{
	const std::vector<uint32_t> Streams = Opened(Contract::DialogueConverse);
	return Streams.empty() ? 0 : Streams.back();
}

std::string FLinkRig::HeaderOf(const uint32_t StreamId, const std::string& Name)
{
	const FFields Fields = SentHeaders()[StreamId];
	std::string Found;
	for (const std::pair<std::string, std::string>& Field : Fields)
	{
		Found += Field.first == Name ? Field.second : "";
	}
	return Found;
}

std::vector<FClientMessage> FLinkRig::SentMessages(const uint32_t StreamId)
{
	FBytes Body;
	for (const FRawFrame& Parsed : ParseClientBytes(Sent))
	{
		if (Parsed.Type == FrameData && Parsed.StreamId == StreamId)
		{
			Body = Body + Parsed.Payload;
		}
	}

	std::vector<FClientMessage> Messages;
	for (std::span<const uint8_t> Rest = Body; Rest.size() >= 5;)
	{
		const size_t Length = static_cast<size_t>(Rest[2]) << 16 | static_cast<size_t>(Rest[3]) << 8 | Rest[4];
		if (Rest.size() < 5 + Length)
		{
			break;
		}
		EXPECT_TRUE(Decode(Rest.subspan(5, Length), Messages.emplace_back()).IsOk());
		Rest = Rest.subspan(5 + Length);
	}
	return Messages;
}

FHello FLinkRig::HelloOf(const uint32_t StreamId)
{
	const std::vector<FClientMessage> Messages = SentMessages(StreamId);
	const FHello* Hello = Messages.empty() ? nullptr : std::get_if<FHello>(&Messages.front().Body);
	EXPECT_NE(Hello, nullptr) << "stream " << StreamId << " does not begin with Hello";
	return Hello != nullptr ? *Hello : FHello();
}

bool FLinkRig::HasEnded(const uint32_t StreamId)
{
	bool bHas = false;
	for (const FRawFrame& Parsed : ParseClientBytes(Sent))
	{
		bHas |= Parsed.Type == FrameData && Parsed.StreamId == StreamId && (Parsed.Flags & FlagEndStream) != 0;
	}
	return bHas;
}

bool FLinkRig::HasReset(const uint32_t StreamId)
{
	bool bHas = false;
	for (const FRawFrame& Parsed : ParseClientBytes(Sent))
	{
		bHas |= Parsed.Type == FrameReset && Parsed.StreamId == StreamId;
	}
	return bHas;
}

std::vector<FStreamEnded> TakeEnds(FConversation& Conversation)
{
	std::vector<FStreamEnded> Ends;
	while (FConversationEvent* Event = Conversation.PeekEvent())
	{
		if (const FStreamEnded* End = std::get_if<FStreamEnded>(Event))
		{
			Ends.push_back(*End);
		}
		Conversation.PopEvent();
	}
	return Ends;
}

FServerMessage GoodWelcome(const std::string& ConversationId, const bool bResumed)
{
	FWelcome Welcome;
	Welcome.Contract = FContractVersion{Contract::Major, Contract::Minor};
	Welcome.ConversationId = ConversationId;
	Welcome.bResumed = bResumed;
	Welcome.AudioFormat = FAudioFormat{24000, 1, 16};
	Welcome.CurveNames = {"Time", "MinusTime"};
	FServerMessage Message;
	Message.Body = std::move(Welcome);
	return Message;
}

FClientMessage TextMessage(const std::string& Text)
{
	FClientMessage Message;
	Message.Body = FSendText{Text};
	return Message;
}

} // namespace UE::Sidecar::Tests
