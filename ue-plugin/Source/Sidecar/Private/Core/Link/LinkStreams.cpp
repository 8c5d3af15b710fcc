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
}

void FLink::TickStreams()
{
	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		if (Stream->bRemoved)
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
	const FGrpcMetadata Authorization{"authorization", "Bearer " + Target.Token};
	const size_t NumMetadata = Target.Token.empty() ? 0 : 1;
	FGrpcStatus Refusal;
	Stream.Call = Connection->StartCall(Contract::DialogueConverse, {&Authorization, NumMetadata}, 0, &Refusal);
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
		if (Message.empty() || Stream.Call == 0)
		{
			return;
		}

		const EGrpcSend Sent = Connection->Send(Stream.Call, Message);
		if (Sent == EGrpcSend::QueueIsFull)
		{
			Stream.Conversation->PutBack(std::move(Message));
			return;
		}
	}
}

void FLink::RunControlCalls()
{
	const FGrpcMetadata Authorization{"authorization", "Bearer " + Target.Token};
	for (FControlCall& Request : ControlCalls)
	{
		if (Request.Call == 0)
		{
			Request.Call =
				Connection->StartCall(Request.Path, {&Authorization, 1}, LinkStreamsPrivate::ControlTimeoutMs);
			Connection->Send(Request.Call, {});
			Connection->FinishSending(Request.Call);
		}
	}
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
			Stream->Policy.Reset();
			Policy.Reset();
			return;
		}

		Stream->Call = 0;
		Connection->Cancel(Call);
		EndStream(*Stream, FGrpcStatus{EGrpcCode::Internal, Error});
		return;
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
	const bool bComesBack = bWanted && !bShutDown && (!Stream.bBlocked || Fate == EStreamFate::Reconnect);
	Stream.Conversation->OnEnded(EndStatus.Code, DescribeEnd(EndStatus), bComesBack);
	if (Fate == EStreamFate::Reconnect && Connection && GivenUpBecause.empty())
	{
		GivenUpBecause = DescribeEnd(EndStatus);
		Connection->Shutdown();
	}
}
}
