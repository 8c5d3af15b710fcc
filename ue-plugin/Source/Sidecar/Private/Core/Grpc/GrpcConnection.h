// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcRequest.h"
#include "Core/Grpc/GrpcStatus.h"
#include "Core/Grpc/Http2FrameGuard.h"
#include "Core/Grpc/Http2Session.h"
#include "Core/Grpc/Keepalive.h"
#include "Core/Grpc/ServerGreeting.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace UE::Sidecar
{

struct FGrpcCall;

/** Names a call of one connection; 0 is none. Never used twice on a connection. */
using FCallId = uint32_t;

/** What a connection takes from a peer and keeps for it. */
struct FGrpcLimits
{
	/** The longest message received. */
	size_t MaxMessageBytes = 4 * 1024 * 1024;
	/** The longest list of headers or trailers received, counted as RFC 9113 §6.5.2 does. */
	uint32_t MaxHeaderBytes = 64 * 1024;
	/** The longest metadata sent; servers refuse more than 8 or 16 KiB, some by closing the connection. */
	size_t MaxMetadataBytes = 7 * 1024;
	/** What waits for the peer's window, per call. */
	size_t MaxBufferedSendBytes = 1024 * 1024;
	/** Open calls. */
	size_t MaxCalls = 256;
	/** What the peer may send ahead, per call and in all. */
	uint32_t StreamWindowBytes = 1024 * 1024;
	uint32_t ConnectionWindowBytes = 2 * 1024 * 1024;
	/** Frames without data that a peer may send in a second. */
	uint32_t MaxEmptyFramesPerSecond = 10000;
	/** A PING after so much silence (0: never), and how long the answer may take. */
	uint32_t KeepaliveIntervalMs = 10000;
	uint32_t KeepaliveTimeoutMs = 5000;
};

/**
 * Hears what becomes of the calls. It may call anything of the connection except Feed and ConsumeOutput, and must not
 * destroy it.
 */
class IGrpcObserver
{
public:
	virtual ~IGrpcObserver() = default;

	/** One whole message; the bytes are valid during the call. */
	virtual void OnMessage(FCallId Call, std::span<const uint8_t> Message) = 0;

	/** Exactly once per call, and the last that is heard of it. */
	virtual void OnCallEnded(FCallId Call, const FGrpcStatus& Status) = 0;
};

/** What became of a message that was to be sent. */
enum class EGrpcSend : uint8_t
{
	Queued,
	/** The peer takes no more at present; nothing was queued, try again later. */
	QueueIsFull,
	/** Longer than the whole queue: it can never be sent. */
	MessageIsTooLong,
	/** The call has ended, or FinishSending was called. */
	CallIsOver,
};

/**
 * A gRPC client on one HTTP/2 connection in cleartext (gRPC's PROTOCOL-HTTP2.md, RFC 9113), without I/O: bytes and
 * times come in as arguments, bytes go out through Output. One thread at a time; it allocates nothing that is not
 * bounded by FGrpcLimits. The observer is called from within Feed, Output, Tick, Cancel, Shutdown and
 * OnConnectionClosed; a destructor calls nobody.
 *
 * The owner's loop: Feed what has arrived, Tick, write Output and ConsumeOutput, close the socket when WantsClose.
 */
class FGrpcConnection final : private IHttp2Observer
{
public:
	/** InAuthority is "host:port", InUserAgent such as "sidecar-ue/0.1.0". */
	FGrpcConnection(
		std::string InAuthority, std::string InUserAgent, const FGrpcLimits& InLimits, IGrpcObserver& InObserver);
	virtual ~FGrpcConnection() override;
	FGrpcConnection(const FGrpcConnection&) = delete;
	FGrpcConnection& operator=(const FGrpcConnection&) = delete;

	/**
	 * Opens a call. Path is "/package.Service/Method". TimeoutMs, counted from the last Tick, is kept here and told to
	 * the server; 0 is none. Returns 0, with the reason in OutRefusal and without any OnCallEnded, when it can't be
	 * opened.
	 */
	FCallId StartCall(std::string_view Path, std::span<const FGrpcMetadata> Metadata, uint32_t TimeoutMs,
		FGrpcStatus* OutRefusal = nullptr);

	EGrpcSend Send(FCallId Call, std::span<const uint8_t> Message);

	/** Ends this side of the call once the queue is sent. */
	void FinishSending(FCallId Call);

	/** Ends the call as Cancelled, before it returns; does nothing if the call is over. */
	void Cancel(FCallId Call);

	/** Bytes from the socket, cut anywhere. False when the connection is broken: Error() says why, all calls have
	 * ended. */
	bool Feed(std::span<const uint8_t> Bytes);

	/** Bytes for the socket, about 64 KiB at most; valid until the next call of any method. */
	std::span<const uint8_t> Output();
	void ConsumeOutput(size_t ByteCount);

	/** Keeps deadlines and finds a dead peer. Every second or more often; NowMs is monotonic, from any origin. */
	void Tick(uint64_t NowMs);

	/** The socket is gone. All calls end as Unavailable; Reason goes into their text. */
	void OnConnectionClosed(std::string_view Reason);

	/** Ends all calls as Cancelled and tells the peer goodbye (GOAWAY). */
	void Shutdown();

	/** Whether StartCall has a chance: not after GOAWAY from either side, nor when broken. */
	[[nodiscard]] bool IsUsable() const;

	/** Nothing more will come of this connection: send what Output still holds and close the socket. */
	[[nodiscard]] bool WantsClose() const;

	/** Why the connection is no longer usable, for people; empty while all is well. */
	[[nodiscard]] const std::string& Error() const;

private:
	enum class EState : uint8_t
	{
		Open,
		Draining,
		Broken,
	};

	struct FEntry;

	virtual void OnHeader(uint32_t StreamId, std::string_view Name, std::string_view Value) override;
	virtual void OnHeadersEnd(uint32_t StreamId, bool bEndStream) override;
	virtual void OnData(uint32_t StreamId, std::span<const uint8_t> Data) override;
	virtual void OnDataEnd(uint32_t StreamId) override;
	virtual void OnStreamClosed(uint32_t StreamId, EHttp2Error Error) override;
	virtual void OnGoAway(EHttp2Error Error, std::string_view DebugText) override;
	virtual size_t ReadBody(uint32_t StreamId, std::span<uint8_t> Target, bool& bOutEnd) override;

	FGrpcCall* FindCall(FCallId Call);
	std::string FindRefusal(std::string_view Path, std::span<const FGrpcMetadata> Metadata, EGrpcCode& OutCode) const;
	void EndByPeer(FCallId Call);
	void EndByReset(FCallId Call, EHttp2Error Error, const FGrpcStatus& Status);
	void End(FCallId Call, const FGrpcStatus& Status);
	void Break(EGrpcCode Code, std::string_view Reason);
	void BreakIfSessionFailed();

	std::string Authority;
	std::string UserAgent;
	FGrpcLimits Limits;
	IGrpcObserver& Observer;
	FHttp2Session Session;
	FHttp2FrameGuard Guard;
	FServerGreeting Greeting;
	FKeepalive Keepalive;
	std::map<FCallId, std::unique_ptr<FGrpcCall>> Calls;
	// Ended calls that a caller further up the stack may still be working on.
	std::vector<std::unique_ptr<FGrpcCall>> Ended;
	uint64_t NowMs = 0;
	uint64_t BudgetRenewedMs = 0;
	bool bTicked = false;
	int Depth = 0;
	EState State = EState::Open;
	std::string ErrorText;
};

} // namespace UE::Sidecar
