// Copyright (c) 2026 The Sidecar authors. MIT licence.

// What FGrpcConnection hears from its HTTP/2 session, and how calls end.

#include "Core/Grpc/GrpcCall.h"
#include "Core/Grpc/GrpcConnection.h"

#include <optional>
#include <utility>

namespace UE::Sidecar
{

namespace GrpcConnectionEventsPrivate
{

constexpr size_t MaxQuotedBytes = 200;

// What a peer says goes into logs: short, and on one line.
std::string Quote(const std::string_view Text)
{
	std::string Quoted;
	for (const char Character : Text.substr(0, MaxQuotedBytes))
	{
		Quoted.push_back(Character >= 0x20 && Character <= 0x7e ? Character : '?');
	}
	return Quoted;
}

} // namespace GrpcConnectionEventsPrivate

void FGrpcConnection::OnHeader(const uint32_t StreamId, const std::string_view Name, const std::string_view Value)
{
	FGrpcCall* Found = FindCall(StreamId);
	if (Found != nullptr && !Found->Response.AddHeader(Name, Value))
	{
		EndByReset(StreamId, EHttp2Error::Cancel,
			{EGrpcCode::ResourceExhausted,
				"The server sent more than " + std::to_string(Limits.MaxHeaderBytes) + " bytes of headers"});
	}
}

void FGrpcConnection::OnHeadersEnd(const uint32_t StreamId, const bool bEndStream)
{
	FGrpcCall* Found = FindCall(StreamId);
	if (Found == nullptr)
	{
		return;
	}
	const std::optional<FGrpcStatus> NoGrpc = Found->Response.EndBlock(bEndStream);
	if (NoGrpc.has_value())
	{
		EndByReset(StreamId, EHttp2Error::Cancel, *NoGrpc);
	}
	else if (bEndStream)
	{
		EndByPeer(StreamId);
	}
}

void FGrpcConnection::OnData(const uint32_t StreamId, const std::span<const uint8_t> Data)
{
	FGrpcCall* Found = FindCall(StreamId);
	std::span<const uint8_t> Rest = Data;
	std::span<const uint8_t> Message;
	// The observer may end the call in OnMessage; FEntry then keeps it alive for this loop.
	while (Found != nullptr && !Found->bEnded)
	{
		switch (Found->Splitter.Next(Rest, Message))
		{
		case EGrpcSplit::Message:
			Observer.OnMessage(StreamId, Message);
			break;
		case EGrpcSplit::Compressed:
			EndByReset(StreamId, EHttp2Error::Cancel,
				{EGrpcCode::Internal,
					"The server sent a compressed message ("
						+ (Found->Response.Encoding().empty() ? "of unnamed encoding" : Found->Response.Encoding())
						+ "), but only identity was accepted"});
			break;
		case EGrpcSplit::TooLong:
			EndByReset(StreamId, EHttp2Error::Cancel,
				{EGrpcCode::ResourceExhausted,
					"The server sent a message of more than " + std::to_string(Limits.MaxMessageBytes) + " bytes"});
			break;
		default:
			return;
		}
	}
}

void FGrpcConnection::OnDataEnd(const uint32_t StreamId)
{
	EndByPeer(StreamId);
}

void FGrpcConnection::OnStreamClosed(const uint32_t StreamId, const EHttp2Error Error)
{
	FGrpcCall* Found = FindCall(StreamId);
	if (Found == nullptr)
	{
		return;
	}
	if (Error == EHttp2Error::RefusedStream && State == EState::Draining)
	{
		End(StreamId, {EGrpcCode::Unavailable, ErrorText});
		return;
	}
	if (Error == EHttp2Error::Cancel && Found->bHasDeadline && NowMs >= Found->DeadlineMs)
	{
		End(StreamId, {EGrpcCode::DeadlineExceeded, "The deadline of the call has passed"});
		return;
	}
	End(StreamId,
		{GrpcCodeFromHttp2Error(Error), "The call's stream was reset (" + std::string(Http2ErrorName(Error)) + ")"});
}

void FGrpcConnection::OnGoAway(const EHttp2Error Error, const std::string_view DebugText)
{
	if (State != EState::Open)
	{
		return;
	}
	State = EState::Draining;
	ErrorText = "The server is closing the connection";
	if (Error == EHttp2Error::Http11Required)
	{
		ErrorText = "The server speaks HTTP/1.1, not gRPC";
	}
	else if (Error != EHttp2Error::NoError)
	{
		ErrorText += std::string(" (") + Http2ErrorName(Error) + ")";
	}
	if (!DebugText.empty())
	{
		ErrorText += ": " + GrpcConnectionEventsPrivate::Quote(DebugText);
	}
}

size_t FGrpcConnection::ReadBody(const uint32_t StreamId, const std::span<uint8_t> Target, bool& bOutEnd)
{
	FGrpcCall* Found = FindCall(StreamId);
	if (Found == nullptr)
	{
		return 0;
	}
	const size_t Filled = Found->SendQueue.Pop(Target);
	bOutEnd = Found->bSendingFinished && Found->SendQueue.SizeBytes() == 0;
	Found->bEndSent = bOutEnd;
	return Filled;
}

void FGrpcConnection::EndByPeer(const FCallId Call)
{
	FGrpcCall* Found = FindCall(Call);
	if (Found == nullptr)
	{
		return;
	}
	FGrpcStatus Status = Found->Response.StatusAtEnd();
	if (Status.IsOk() && !Found->Splitter.IsBetweenMessages())
	{
		Status = {EGrpcCode::Internal, "The server ended the call in the middle of a message"};
	}
	if (!Found->bEndSent)
	{
		// Nobody reads what this side would still send (RFC 9113 §8.1).
		Session.ResetStream(Call, EHttp2Error::NoError);
	}
	End(Call, Status);
}

void FGrpcConnection::EndByReset(const FCallId Call, const EHttp2Error Error, const FGrpcStatus& Status)
{
	if (FindCall(Call) != nullptr)
	{
		Session.ResetStream(Call, Error);
		End(Call, Status);
	}
}

void FGrpcConnection::End(const FCallId Call, const FGrpcStatus& Status)
{
	const auto Found = Calls.find(Call);
	if (Found == Calls.end())
	{
		return;
	}
	Found->second->bEnded = true;
	Ended.push_back(std::move(Found->second));
	Calls.erase(Found);
	Observer.OnCallEnded(Call, Status);
}

void FGrpcConnection::Break(const EGrpcCode Code, const std::string_view Reason)
{
	if (State == EState::Broken)
	{
		return;
	}
	State = EState::Broken;
	ErrorText = Reason;
	while (!Calls.empty())
	{
		End(Calls.begin()->first, {Code, ErrorText});
	}
}

void FGrpcConnection::BreakIfSessionFailed()
{
	if (!Session.Error().empty())
	{
		Break(EGrpcCode::Internal,
			"The server broke the rules of HTTP/2: " + GrpcConnectionEventsPrivate::Quote(Session.Error()));
	}
}

} // namespace UE::Sidecar
