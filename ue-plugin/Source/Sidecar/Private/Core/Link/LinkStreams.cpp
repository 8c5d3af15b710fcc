// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/Link.h"

#include "Core/Link/StreamFate.h"
#include "Core/Messages/Contract.h"

#include <algorithm>
#include <utility>

namespace UE::Sidecar
{
namespace LinkStreamsPrivate
{
constexpr uint32_t ControlTimeoutMs = 3000;
/** A console is not a load test. */
constexpr size_t MaxControlCalls = 8;
}

void FLink::AddStream(const std::shared_ptr<FConversation>& Conversation)
{
	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		if (Stream->Conversation == Conversation && !Stream->bRemoved)
		{
			return;
		}
	}

	FReconnectPolicy StreamPolicy(Options.Reconnect, Options.Seed + Streams.size() + 1);
	Streams.push_back(std::make_unique<FStream>(FStream{Conversation, StreamPolicy}));
}

void FLink::RemoveStream(const std::shared_ptr<FConversation>& Conversation)
{
	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		if (Stream->Conversation == Conversation && !Stream->bRemoved)
		{
			// Closed in order; the call lives on in the connection until the sidecar has answered.
			Stream->bRemoved = true;
			if (Connection && Stream->Call != 0)
			{
				Pump(*Stream);
				Connection->FinishSending(std::exchange(Stream->Call, 0));
			}
		}
	}
}

void FLink::TickStreams()
{
	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		if (Stream->bRemoved || bShutDown)
		{
			continue;
		}

		if (Stream->Call == 0 && !Stream->bBlocked && NowSeconds >= Stream->OpenAtSeconds && Connection->IsUsable())
		{
			OpenStream(*Stream);
		}

		if (Stream->Call != 0)
		{
			Pump(*Stream);
		}
	}
}

void FLink::OpenStream(FStream& Stream)
{
	FGrpcStatus Refusal;
	Stream.Call = Connection->StartCall(Contract::DialogueConverse, Credentials(), 0, &Refusal);
	if (Stream.Call == 0)
	{
		EndStream(Stream, Refusal);
		return;
	}

	// The token travels as metadata, which is in no message that could be logged.
	Connection->Send(Stream.Call, Stream.Conversation->Open(std::string()));
}

void FLink::Pump(FStream& Stream)
{
	for (;;)
	{
		std::vector<uint8_t> Message = Stream.Conversation->NextOutgoing(NowSeconds);
		if (Message.empty())
		{
			return;
		}

		const EGrpcSend Sent = Connection->Send(Stream.Call, Message);
		if (Sent == EGrpcSend::QueueIsFull)
		{
			Stream.Conversation->PutBack(std::move(Message));
			return;
		}

		if (Sent == EGrpcSend::MessageIsTooLong)
		{
			Stream.Conversation->OnTooLong(Message.size());
		}
	}
}

void FLink::StartControlCall(FControlCall&& Request)
{
	FGrpcStatus Refusal{EGrpcCode::Unavailable, GetStatus().Text};
	if (ControlCalls.size() >= LinkStreamsPrivate::MaxControlCalls)
	{
		Refusal = FGrpcStatus{EGrpcCode::ResourceExhausted, "Too many questions wait for the sidecar's answer."};
	}
	else if (Connection && !bShutDown)
	{
		Request.Call =
			Connection->StartCall(Request.Path, Credentials(), LinkStreamsPrivate::ControlTimeoutMs, &Refusal);
	}

	if (Request.Call == 0)
	{
		Request.Callback(Refusal, {});
		return;
	}

	Connection->Send(Request.Call, {});
	Connection->FinishSending(Request.Call);
	ControlCalls.push_back(std::move(Request));
}

std::vector<FGrpcMetadata> FLink::Credentials() const
{
	std::vector<FGrpcMetadata> Metadata;
	if (!Target.Token.empty())
	{
		Metadata.push_back(FGrpcMetadata{"authorization", "Bearer " + Target.Token});
	}

	return Metadata;
}

void FLink::OnMessage(FCallId Call, std::span<const uint8_t> Message)
{
	for (FControlCall& Request : ControlCalls)
	{
		if (Request.Call == Call)
		{
			Request.Response.assign(Message.begin(), Message.end());
			return;
		}
	}

	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		if (Stream->Call != Call || Stream->bRemoved)
		{
			continue;
		}

		std::string Error;
		if (Stream->Conversation->OnMessage(Message, NowSeconds, Error))
		{
			OnUseful(*Stream);
			return;
		}

		Stream->Call = 0;
		Connection->Cancel(Call);
		EndStream(*Stream, FGrpcStatus{EGrpcCode::Internal, Error});
		return;
	}
}

void FLink::OnUseful(FStream& Stream)
{
	Stream.Policy.Reset();
	if (Policy.Attempts() > 0)
	{
		Policy.Reset();
		const std::lock_guard<std::mutex> Guard(Lock);
		Status.NumAttempts = 0;
	}
}

void FLink::OnCallEnded(FCallId Call, const FGrpcStatus& CallStatus)
{
	const std::vector<FControlCall>::iterator Request = std::find_if(ControlCalls.begin(), ControlCalls.end(),
		[Call](const FControlCall& Each)
		{
			return Each.Call == Call;
		});
	if (Request != ControlCalls.end())
	{
		const FControlCall Answered = std::move(*Request);
		ControlCalls.erase(Request);
		Answered.Callback(CallStatus, Answered.Response);
		return;
	}

	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		if (Stream->Call == Call)
		{
			Stream->Call = 0;
			EndStream(*Stream, CallStatus);
			return;
		}
	}
}

void FLink::EndStream(FStream& Stream, const FGrpcStatus& EndStatus)
{
	const EStreamFate Fate = FateOf(EndStatus.Code);
	const std::optional<uint32_t> DelayMs = Stream.Policy.NextDelayMs();
	Stream.bBlocked = Fate != EStreamFate::Retry || !DelayMs;
	Stream.OpenAtSeconds = NowSeconds + DelayMs.value_or(0) / 1000.0;
	// A new connection, if there will be one, gives a chance also to a stream that has used up its attempts.
	const bool bOnNewConnection = Fate == EStreamFate::Reconnect || !Connection || !Connection->IsUsable();
	const bool bHasChance = bOnNewConnection ? Fate != EStreamFate::Block && MayTryAgain() : !Stream.bBlocked;
	const bool bComesBack = bWanted && !bShutDown && bHasChance;
	Stream.Conversation->OnEnded(EndStatus.Code, DescribeEnd(EndStatus), bComesBack);
	if (Fate == EStreamFate::Reconnect && Connection && GivenUpBecause.empty())
	{
		GivenUpBecause = DescribeEnd(EndStatus);
		Connection->Shutdown();
	}
}

bool FLink::MayTryAgain() const
{
	return Options.Reconnect.MaxAttempts == 0 || Policy.Attempts() < Options.Reconnect.MaxAttempts;
}
}
