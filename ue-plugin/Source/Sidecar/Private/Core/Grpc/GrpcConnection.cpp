// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcConnection.h"

#include "Core/Grpc/GrpcCall.h"

#include <utility>

namespace UE::Sidecar
{

namespace GrpcConnectionPrivate
{

constexpr uint64_t BudgetPeriodMs = 1000;

FHttp2Limits SessionLimits(const FGrpcLimits& Limits)
{
	FHttp2Limits Result;
	Result.StreamWindowBytes = Limits.StreamWindowBytes;
	Result.ConnectionWindowBytes = Limits.ConnectionWindowBytes;
	Result.MaxHeaderBytes = Limits.MaxHeaderBytes;
	return Result;
}

} // namespace GrpcConnectionPrivate

/** Counts how deep the caller is inside this object, and frees ended calls when nobody can be working on them. */
struct FGrpcConnection::FEntry
{
	explicit FEntry(FGrpcConnection& InOwner)
		: Owner(InOwner)
	{
		++Owner.Depth;
	}

	~FEntry()
	{
		if (--Owner.Depth == 0)
		{
			Owner.Ended.clear();
		}
	}

	FEntry(const FEntry&) = delete;
	FEntry& operator=(const FEntry&) = delete;

	FGrpcConnection& Owner;
};

FGrpcConnection::FGrpcConnection(
	std::string InAuthority, std::string InUserAgent, const FGrpcLimits& InLimits, IGrpcObserver& InObserver)
	: Authority(std::move(InAuthority))
	, UserAgent(std::move(InUserAgent))
	, Limits(InLimits)
	, Observer(InObserver)
	, Session(GrpcConnectionPrivate::SessionLimits(InLimits), *this)
	, Guard(InLimits.MaxEmptyFramesPerSecond)
	, Keepalive(InLimits.KeepaliveIntervalMs, InLimits.KeepaliveTimeoutMs)
{
	BreakIfSessionFailed();
}

FGrpcConnection::~FGrpcConnection() = default;

std::string FGrpcConnection::FindRefusal(
	const std::string_view Path, const std::span<const FGrpcMetadata> Metadata, EGrpcCode& OutCode) const
{
	OutCode = EGrpcCode::Unavailable;
	if (State != EState::Open)
	{
		return ErrorText;
	}
	OutCode = EGrpcCode::ResourceExhausted;
	if (Calls.size() >= Limits.MaxCalls)
	{
		return "Too many calls are open on this connection";
	}
	OutCode = EGrpcCode::InvalidArgument;
	if (!IsGrpcPath(Path))
	{
		return "The path of a call is /package.Service/Method";
	}
	return FindMetadataFault(Metadata, Limits.MaxMetadataBytes);
}

FCallId FGrpcConnection::StartCall(const std::string_view Path, const std::span<const FGrpcMetadata> Metadata,
	const uint32_t TimeoutMs, FGrpcStatus* OutRefusal)
{
	FGrpcStatus Refusal;
	Refusal.Message = FindRefusal(Path, Metadata, Refusal.Code);
	FCallId Call = 0;
	if (Refusal.Message.empty())
	{
		const std::string Timeout = FormatGrpcTimeout(TimeoutMs);
		std::vector<FHttp2Header> Headers = {{":method", "POST"}, {":scheme", "http"}, {":path", Path},
			{":authority", Authority}, {"te", "trailers"}, {"content-type", "application/grpc"},
			{"grpc-accept-encoding", "identity"}, {"user-agent", UserAgent}};
		if (TimeoutMs != 0)
		{
			Headers.push_back({"grpc-timeout", Timeout});
		}
		for (const FGrpcMetadata& Field : Metadata)
		{
			Headers.push_back({Field.Key, Field.Value});
		}
		Call = Session.SubmitRequest(Headers);
		Refusal = {EGrpcCode::Unavailable, "The connection takes no more calls"};
	}

	if (Call == 0)
	{
		if (OutRefusal != nullptr)
		{
			*OutRefusal = std::move(Refusal);
		}
		return 0;
	}
	std::unique_ptr<FGrpcCall> Opened =
		std::make_unique<FGrpcCall>(Limits.MaxHeaderBytes, Limits.MaxMessageBytes, Limits.MaxBufferedSendBytes);
	Opened->bHasDeadline = TimeoutMs != 0;
	Opened->DeadlineMs = NowMs + TimeoutMs;
	Calls.emplace(Call, std::move(Opened));
	return Call;
}

EGrpcSend FGrpcConnection::Send(const FCallId Call, const std::span<const uint8_t> Message)
{
	FGrpcCall* Found = FindCall(Call);
	if (Found == nullptr || Found->bSendingFinished)
	{
		return EGrpcSend::CallIsOver;
	}
	if (!Found->SendQueue.CanEverHold(Message.size()))
	{
		return EGrpcSend::MessageIsTooLong;
	}
	if (!Found->SendQueue.Push(Message))
	{
		return EGrpcSend::QueueIsFull;
	}
	Session.ResumeBody(Call);
	return EGrpcSend::Queued;
}

void FGrpcConnection::FinishSending(const FCallId Call)
{
	FGrpcCall* Found = FindCall(Call);
	if (Found != nullptr && !Found->bSendingFinished)
	{
		Found->bSendingFinished = true;
		Session.ResumeBody(Call);
	}
}

void FGrpcConnection::Cancel(const FCallId Call)
{
	FEntry Entry(*this);
	EndByReset(Call, EHttp2Error::Cancel, {EGrpcCode::Cancelled, "The call was canceled"});
}

bool FGrpcConnection::Feed(const std::span<const uint8_t> Bytes)
{
	FEntry Entry(*this);
	if (State == EState::Broken)
	{
		return false;
	}
	if (!Bytes.empty())
	{
		Keepalive.OnBytesReceived();
	}

	const std::string_view Stranger = Greeting.Inspect(Bytes);
	if (!Stranger.empty())
	{
		Break(EGrpcCode::Unavailable, Stranger);
		return false;
	}
	const std::string_view Flood = Guard.Inspect(Bytes);
	if (!Flood.empty())
	{
		Break(EGrpcCode::Internal, "The server broke the rules of HTTP/2: " + std::string(Flood));
		return false;
	}
	Session.Receive(Bytes);
	BreakIfSessionFailed();
	return State != EState::Broken;
}

std::span<const uint8_t> FGrpcConnection::Output()
{
	FEntry Entry(*this);
	Session.Output();
	BreakIfSessionFailed();
	return Session.Output();
}

void FGrpcConnection::ConsumeOutput(const size_t ByteCount)
{
	Session.ConsumeOutput(ByteCount);
}

void FGrpcConnection::Tick(const uint64_t InNowMs)
{
	FEntry Entry(*this);
	std::vector<FCallId> Late;
	for (const std::pair<const FCallId, std::unique_ptr<FGrpcCall>>& Item : Calls)
	{
		if (!bTicked)
		{
			Item.second->DeadlineMs += InNowMs;
		}
		if (Item.second->bHasDeadline && InNowMs >= Item.second->DeadlineMs)
		{
			Late.push_back(Item.first);
		}
	}
	bTicked = true;
	NowMs = InNowMs;
	if (NowMs - BudgetRenewedMs >= GrpcConnectionPrivate::BudgetPeriodMs)
	{
		BudgetRenewedMs = NowMs;
		Guard.RenewBudget();
	}

	for (const FCallId Call : Late)
	{
		EndByReset(Call, EHttp2Error::Cancel, {EGrpcCode::DeadlineExceeded, "The deadline of the call has passed"});
	}
	const EKeepalive Health = Keepalive.Advance(NowMs);
	if (Health == EKeepalive::SendPing)
	{
		Session.SubmitPing();
	}
	else if (Health == EKeepalive::PeerIsDead)
	{
		Break(EGrpcCode::Unavailable, "The server has stopped answering");
	}
}

void FGrpcConnection::OnConnectionClosed(const std::string_view Reason)
{
	FEntry Entry(*this);
	Break(EGrpcCode::Unavailable, "The connection was lost: " + std::string(Reason));
}

void FGrpcConnection::Shutdown()
{
	FEntry Entry(*this);
	if (State != EState::Broken)
	{
		State = EState::Draining;
		ErrorText = "The connection was shut down";
		while (!Calls.empty())
		{
			EndByReset(Calls.begin()->first, EHttp2Error::Cancel, {EGrpcCode::Cancelled, ErrorText});
		}
		Session.SubmitGoAway();
	}
}

bool FGrpcConnection::IsUsable() const
{
	return State == EState::Open;
}

bool FGrpcConnection::WantsClose() const
{
	return State == EState::Broken || (State == EState::Draining && Calls.empty());
}

const std::string& FGrpcConnection::Error() const
{
	return ErrorText;
}

FGrpcCall* FGrpcConnection::FindCall(const FCallId Call)
{
	const auto Found = Calls.find(Call);
	return Found != Calls.end() ? Found->second.get() : nullptr;
}

} // namespace UE::Sidecar
