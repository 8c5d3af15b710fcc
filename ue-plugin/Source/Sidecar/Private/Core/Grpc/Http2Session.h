// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/Http2Error.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

struct FHttp2Header
{
	std::string_view Name;
	std::string_view Value;
};

/** What this side announces, and how far it lets a peer go. */
struct FHttp2Limits
{
	uint32_t StreamWindowBytes = 1024 * 1024;
	uint32_t ConnectionWindowBytes = 1024 * 1024;
	uint32_t MaxHeaderBytes = 64 * 1024;
	/** Frames waiting to be written; a peer that provokes more answers than it reads is cut off here. */
	size_t MaxQueuedFrames = 4096;
};

/** Hears what a session reads. Every method may call back into the session, except Receive and Output. */
class IHttp2Observer
{
public:
	virtual ~IHttp2Observer() = default;

	/** One field of a header block; the views are valid during the call. */
	virtual void OnHeader(uint32_t StreamId, std::string_view Name, std::string_view Value) = 0;

	/** The block is complete; bEndStream: and the peer sends nothing after it. */
	virtual void OnHeadersEnd(uint32_t StreamId, bool bEndStream) = 0;

	virtual void OnData(uint32_t StreamId, std::span<const uint8_t> Data) = 0;

	/** The peer has ended its side with a DATA frame. */
	virtual void OnDataEnd(uint32_t StreamId) = 0;

	/** The stream is gone, or was never opened. Comes also for streams that the observer has reset itself. */
	virtual void OnStreamClosed(uint32_t StreamId, EHttp2Error Error) = 0;

	virtual void OnGoAway(EHttp2Error Error, std::string_view DebugText) = 0;

	/** Fills Target with the next bytes of a request's body; 0 and not bOutEnd: nothing now, ResumeBody will tell. */
	virtual size_t ReadBody(uint32_t StreamId, std::span<uint8_t> Target, bool& bOutEnd) = 0;
};

/**
 * The client side of one HTTP/2 connection in cleartext with prior knowledge (RFC 9113 §3.3): bytes in, events and
 * bytes out; no socket, no clock, one thread. This is the only class that knows nghttp2.
 */
class FHttp2Session final
{
public:
	FHttp2Session(const FHttp2Limits& Limits, IHttp2Observer& Observer);
	~FHttp2Session();
	FHttp2Session(const FHttp2Session&) = delete;
	FHttp2Session& operator=(const FHttp2Session&) = delete;

	/** Returns the stream id, or 0 when the connection has no more ids or takes no more requests. */
	uint32_t SubmitRequest(std::span<const FHttp2Header> Headers);

	/** ReadBody has something for this stream again. */
	void ResumeBody(uint32_t StreamId);
	void ResetStream(uint32_t StreamId, EHttp2Error Error);
	void SubmitPing();
	void SubmitGoAway();

	/** False when the connection has failed, now or before; Error() says why. Not to be called from an observer. */
	bool Receive(std::span<const uint8_t> Bytes);

	/**
	 * What is to be written to the socket next, at most about 64 KiB at a time; valid until the next call of any
	 * method. From within an observer only what was ready before.
	 */
	std::span<const uint8_t> Output();
	void ConsumeOutput(size_t ByteCount);

	/** Frames that are not yet in the output. */
	[[nodiscard]] size_t QueuedFrames() const;

	/** Empty while all is well. */
	[[nodiscard]] const std::string& Error() const;

private:
	struct FImpl;
	std::unique_ptr<FImpl> Impl;
};

} // namespace UE::Sidecar
