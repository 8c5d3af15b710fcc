// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/Link.h"

#include <algorithm>
#include <utility>

namespace UE::Sidecar
{
namespace LinkPrivate
{
constexpr double LookAgainSeconds = 1.0;
/** A sidecar that has said it goes may let its streams end by themselves for so long. */
constexpr double DrainSeconds = 5.0;
}

FLink::FLink(const FLinkOptions& InOptions, ILinkTargetSource& InTargets)
	: Options(InOptions)
	, Targets(InTargets)
	, Policy(InOptions.Reconnect, InOptions.Seed)
{
}

FLink::~FLink() = default;

void FLink::Add(std::shared_ptr<FConversation> Conversation)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	Changes.push_back(FChange{std::move(Conversation), true});
}

void FLink::Remove(const std::shared_ptr<FConversation>& Conversation)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	Changes.push_back(FChange{Conversation, false});
}

void FLink::CallControl(const char* Path, FControlCallback Callback)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	FControlCall& Asked = ToAsk.emplace_back();
	Asked.Path = Path;
	Asked.Callback = std::move(Callback);
}

void FLink::Connect()
{
	const std::lock_guard<std::mutex> Guard(Lock);
	bConnectNow = true;
}

void FLink::Disconnect()
{
	const std::lock_guard<std::mutex> Guard(Lock);
	bDisconnectNow = true;
	bConnectNow = false;
}

FLinkStatus FLink::GetStatus() const
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return Status;
}

void FLink::Tick(double InNowSeconds)
{
	NowSeconds = InNowSeconds;
	TakeRequests();
	TickConnection();
	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		Stream->Conversation->Tick(NowSeconds);
	}

	if (Connection)
	{
		Connection->Tick(static_cast<uint64_t>(NowSeconds * 1000.0));
		TickDraining();
		TickStreams();
	}

	std::erase_if(Streams,
		[](const std::unique_ptr<FStream>& Stream)
		{
			return Stream->bRemoved;
		});
}

void FLink::TakeRequests()
{
	std::vector<FChange> Changed;
	std::vector<FControlCall> Asked;
	bool bDisconnect = false;
	bool bConnect = false;
	{
		const std::lock_guard<std::mutex> Guard(Lock);
		Changed.swap(Changes);
		Asked.swap(ToAsk);
		bDisconnect = std::exchange(bDisconnectNow, false);
		bConnect = std::exchange(bConnectNow, false);
	}

	for (const FChange& Change : Changed)
	{
		if (Change.bAdd)
		{
			AddStream(Change.Conversation);
		}
		else
		{
			RemoveStream(Change.Conversation);
		}
	}

	for (FControlCall& Call : Asked)
	{
		StartControlCall(std::move(Call));
	}

	TakeWish(bDisconnect, bConnect);
}

void FLink::TakeWish(bool bDisconnect, bool bConnect)
{
	if (bDisconnect)
	{
		bWanted = false;
		bOrdered = false;
		Policy.Reset();
		DropConnection("The game disconnected.");
		SetStatus(ELinkState::Idle, "Not connected: the game does not want to be.");
	}

	if (bConnect)
	{
		bWanted = true;
		RetryAtSeconds = NowSeconds;
		Policy.Reset();
		if (State == ELinkState::Idle || State == ELinkState::Refused)
		{
			SetStatus(ELinkState::Waiting, "Looking for the sidecar.");
		}
	}
}

void FLink::TickConnection()
{
	if (!bWanted || bShutDown || State != ELinkState::Waiting || NowSeconds < RetryAtSeconds)
	{
		return;
	}

	std::string Error;
	Target = FLinkTarget();
	const ETargetResult Result = Targets.FindTarget(Target, Error);
	const bool bKnown = !Target.Endpoint.bIsAuto && !Target.Endpoint.Host.empty();
	if (bKnown && !Options.bAllowRemote && !Target.Endpoint.IsLoopback())
	{
		Refuse(Target.Endpoint.Host
			+ " is another machine, and nothing on the way there is encrypted. Allow Remote Sidecar in "
			  "the project settings permits it.");
		return;
	}

	if (Result == ETargetResult::Impossible)
	{
		Refuse(Error);
		return;
	}

	if (Result == ETargetResult::NotYet)
	{
		Retry(Error);
		// To look again costs next to nothing, and whoever has just started the sidecar is waiting.
		RetryAtSeconds = std::min(RetryAtSeconds, NowSeconds + LinkPrivate::LookAgainSeconds);
		return;
	}

	bOrdered = true;
	SetStatus(ELinkState::Connecting, "Connecting to the sidecar at " + Target.Endpoint.Authority() + ".");
}

void FLink::TickDraining()
{
	if (Connection->IsUsable())
	{
		UsableSeconds = NowSeconds;
	}
	else if (!Connection->WantsClose() && NowSeconds - UsableSeconds >= LinkPrivate::DrainSeconds)
	{
		// Otherwise one stream that goes on would keep all others from being opened again.
		GivenUpBecause = Connection->Error() + ".";
		Connection->Shutdown();
	}
}

std::optional<FEndpoint> FLink::TakeConnectOrder()
{
	return std::exchange(bOrdered, false) ? std::optional<FEndpoint>(Target.Endpoint) : std::nullopt;
}

void FLink::OnConnected()
{
	if (State != ELinkState::Connecting)
	{
		return;
	}

	Connection = std::make_unique<FGrpcConnection>(
		Target.Endpoint.Authority(), Options.UserAgent, Options.Limits, static_cast<IGrpcObserver&>(*this));
	for (const std::unique_ptr<FStream>& Stream : Streams)
	{
		Stream->bBlocked = false;
		Stream->OpenAtSeconds = NowSeconds;
		Stream->Policy.Reset();
	}

	GivenUpBecause.clear();
	UsableSeconds = NowSeconds;
	SetStatus(ELinkState::Connected, "Connected to the sidecar at " + Target.Endpoint.Authority() + ".");
}

void FLink::OnConnectFailed(const std::string& Reason)
{
	if (State == ELinkState::Connecting)
	{
		Retry("The sidecar at " + Target.Endpoint.Authority() + " does not answer (" + Reason + "). Is it running?");
	}
}

bool FLink::WantsClose() const
{
	return !Connection || Connection->WantsClose();
}

void FLink::OnClosed(const std::string& Reason)
{
	if (!Connection)
	{
		return;
	}

	const std::string Told = Connection->Error().empty() ? Reason : Connection->Error();
	DropConnection(Told);
	if (bWanted && !bShutDown)
	{
		const std::string Lost =
			"The connection to the sidecar at " + Target.Endpoint.Authority() + " was lost: " + Told;
		Retry(GivenUpBecause.empty() ? Lost : GivenUpBecause);
	}
	else
	{
		SetStatus(ELinkState::Idle, "Not connected: the game has said goodbye.");
	}
}

void FLink::Feed(std::span<const uint8_t> Bytes, double InNowSeconds)
{
	NowSeconds = InNowSeconds;
	if (Connection)
	{
		Connection->Feed(Bytes);
	}
}

std::span<const uint8_t> FLink::Output()
{
	return Connection ? Connection->Output() : std::span<const uint8_t>();
}

void FLink::ConsumeOutput(size_t NumBytes)
{
	if (Connection)
	{
		Connection->ConsumeOutput(NumBytes);
	}
}

void FLink::Shutdown()
{
	bShutDown = true;
	TakeRequests();
	if (Connection)
	{
		for (const std::unique_ptr<FStream>& Stream : Streams)
		{
			if (Stream->Call != 0)
			{
				Pump(*Stream);
				Connection->FinishSending(std::exchange(Stream->Call, 0));
			}
		}
	}
}

void FLink::Retry(const std::string& Reason)
{
	const std::optional<uint32_t> DelayMs = Policy.NextDelayMs();
	if (!DelayMs)
	{
		Refuse(Reason + " Given up after " + std::to_string(Policy.Attempts()) + " attempts.");
		return;
	}

	RetryAtSeconds = NowSeconds + *DelayMs / 1000.0;
	SetStatus(ELinkState::Waiting, Reason);
}

void FLink::Refuse(const std::string& Reason)
{
	SetStatus(ELinkState::Refused, Reason);
}

void FLink::SetStatus(ELinkState NewState, const std::string& Text)
{
	State = NewState;
	const std::lock_guard<std::mutex> Guard(Lock);
	Status.State = NewState;
	Status.Text = Text;
	Status.NumAttempts = Policy.Attempts();
	StatusRevision.fetch_add(1, std::memory_order_release);
}

void FLink::DropConnection(const std::string& Reason)
{
	if (!Connection)
	{
		return;
	}

	Connection->OnConnectionClosed(Reason);
	Connection.reset();
}
}
