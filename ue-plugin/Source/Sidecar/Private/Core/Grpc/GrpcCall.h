// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcMessageSplitter.h"
#include "Core/Grpc/GrpcResponse.h"
#include "Core/Grpc/GrpcSendQueue.h"

#include <cstdint>

namespace UE::Sidecar
{

/** What FGrpcConnection keeps of one open call. */
struct FGrpcCall
{
	FGrpcCall(const size_t MaxHeaderBytes, const size_t MaxMessageBytes, const size_t MaxBufferedSendBytes)
		: Response(MaxHeaderBytes)
		, Splitter(MaxMessageBytes)
		, SendQueue(MaxBufferedSendBytes)
	{
	}

	FGrpcResponse Response;
	FGrpcMessageSplitter Splitter;
	FGrpcSendQueue SendQueue;
	bool bHasDeadline = false;
	uint64_t DeadlineMs = 0;
	bool bSendingFinished = false;
	// END_STREAM has left, so that nothing needs to be reset when the peer ends as well.
	bool bEndSent = false;
	bool bEnded = false;
};

} // namespace UE::Sidecar
