// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Conversation/Conversation.h"
#include "Core/Grpc/GrpcConnection.h"
#include "Core/Link/Endpoint.h"
#include "Core/Link/LinkStatus.h"
#include "Core/Link/ReconnectPolicy.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace UE::Sidecar
{
/** Where to connect to, and what to show at the door. */
struct FLinkTarget
{
	FEndpoint Endpoint;
	std::string Token;
};

/** What looking for the sidecar came to. */
enum class ETargetResult : uint8_t
{
	Found,
	/** Nothing is there yet: it is looked for again. What is known of the target already is filled in. */
	NotYet,
	/** Looking again won't help: somebody has to change the settings. */
	Impossible,
};

/** Finds the sidecar anew at each attempt: it has another port and token after each start. */
class ILinkTargetSource
{
public:
	virtual ~ILinkTargetSource() = default;

	/** Network thread. @param OutError for a person, when it is not found. */
	virtual ETargetResult FindTarget(FLinkTarget& OutTarget, std::string& OutError) = 0;
};

struct FLinkOptions
{
	FReconnectOptions Reconnect;
	FGrpcLimits Limits;
	/** Other machines than this one may be connected to, although nothing is encrypted. */
	bool bAllowRemote = false;
	std::string UserAgent = "sidecar-ue";
	uint64_t Seed = 1;
};

/**
 * The connection to the sidecar and the conversations on it, without I/O and without a clock: its driver connects
 * sockets and moves bytes when it is told to. One connection carries all characters, each on a stream of its own. What
 * is lost is opened again: the connection as a whole, or one stream.
 */
class FLink final : private IGrpcObserver
{
public:
	FLink(const FLinkOptions& InOptions, ILinkTargetSource& InTargets);
	virtual ~FLink() override;
	FLink(const FLink&) = delete;
	FLink& operator=(const FLink&) = delete;

	// Any thread.

	/** The conversation is opened as soon as there is a connection, and again when it was lost. */
	void Add(std::shared_ptr<FConversation> Conversation);

	/**
	 * Says goodbye to the conversation, with what it still had to say. It may be destroyed as soon as the driver has
	 * ticked again.
	 */
	void Remove(const std::shared_ptr<FConversation>& Conversation);

	/** What a method of the sidecar's Control service answered, or why there is no answer. */
	using FControlCallback = std::function<void(const FGrpcStatus&, std::span<const uint8_t> Response)>;

	/**
	 * Calls a method of the Control service whose request has no fields: Contract::ControlGetStatus, ControlShutDown.
	 * The callback comes once, on the network thread; not at all when it was asked after Shutdown.
	 */
	void CallControl(const char* Path, FControlCallback Callback);

	/** Wants a connection (again), also after a refusal: at once. */
	void Connect();

	/** Wants none. Conversations stay, and are opened again by Connect, also by one that follows at once. */
	void Disconnect();

	FLinkStatus GetStatus() const;

	/** Rises whenever the status changes. */
	uint32_t GetStatusRevision() const
	{
		return StatusRevision.load(std::memory_order_acquire);
	}

	// Network thread: the driver.

	/** Keeps all promises that depend on time; every 5 ms or so. */
	void Tick(double NowSeconds);

	/** @return where the driver shall connect to now. It answers with OnConnected or OnConnectFailed. */
	std::optional<FEndpoint> TakeConnectOrder();
	void OnConnected();
	void OnConnectFailed(const std::string& Reason);

	/** @return whether the driver shall close the socket, having sent what Output holds. It answers with OnClosed. */
	bool WantsClose() const;
	void OnClosed(const std::string& Reason);

	/** Bytes from the socket. */
	void Feed(std::span<const uint8_t> Bytes, double NowSeconds);

	/** Bytes for the socket; valid until the next call. */
	std::span<const uint8_t> Output();
	void ConsumeOutput(size_t NumBytes);

	/** Says goodbye to everybody. Send what Output holds then, and close. */
	void Shutdown();

private:
	struct FStream
	{
		std::shared_ptr<FConversation> Conversation;
		FReconnectPolicy Policy;
		FCallId Call = 0;
		double OpenAtSeconds = 0.0;
		/** It can't be opened before something has changed, which a new connection may mean. */
		bool bBlocked = false;
		bool bRemoved = false;
	};

	struct FControlCall
	{
		const char* Path = nullptr;
		FControlCallback Callback;
		FCallId Call = 0;
		std::vector<uint8_t> Response;
	};

	/** Added or removed, in the order in which the game said so. */
	struct FChange
	{
		std::shared_ptr<FConversation> Conversation;
		bool bAdd = false;
	};

	virtual void OnMessage(FCallId Call, std::span<const uint8_t> Message) override;
	virtual void OnCallEnded(FCallId Call, const FGrpcStatus& Status) override;

	void TakeRequests();
	void TakeWish(bool bDisconnect, bool bConnect);
	void AddStream(const std::shared_ptr<FConversation>& Conversation);
	void RemoveStream(const std::shared_ptr<FConversation>& Conversation);
	void TickConnection();
	void TickDraining();
	void TickStreams();
	void OpenStream(FStream& Stream);
	void Pump(FStream& Stream);
	void StartControlCall(FControlCall&& Request);
	std::vector<FGrpcMetadata> Credentials() const;
	void OnUseful(FStream& Stream);
	void EndStream(FStream& Stream, const FGrpcStatus& Status);
	bool MayTryAgain() const;
	void Retry(const std::string& Reason);
	void Refuse(const std::string& Reason);
	void SetStatus(ELinkState State, const std::string& Text);
	void DropConnection(const std::string& Reason);

	const FLinkOptions Options;
	ILinkTargetSource& Targets;
	FReconnectPolicy Policy;

	std::atomic<uint32_t> StatusRevision = 0;
	mutable std::mutex Lock;
	// Under the lock.
	std::vector<FChange> Changes;
	std::vector<FControlCall> ToAsk;
	/** Disconnect comes first where both are true. */
	bool bDisconnectNow = false;
	bool bConnectNow = false;
	FLinkStatus Status;

	// The network thread's own.
	std::vector<std::unique_ptr<FStream>> Streams;
	std::vector<FControlCall> ControlCalls;
	std::unique_ptr<FGrpcConnection> Connection;
	FLinkTarget Target;
	double NowSeconds = 0.0;
	double RetryAtSeconds = 0.0;
	/** When the connection was last good for new streams. */
	double UsableSeconds = 0.0;
	bool bWanted = false;
	bool bOrdered = false;
	bool bShutDown = false;
	ELinkState State = ELinkState::Idle;
	/** Why the connection is given up, where its end will not say so. */
	std::string GivenUpBecause;
};
}
