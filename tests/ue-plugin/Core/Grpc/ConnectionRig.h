// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcConnection.h"
#include "RawFrames.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{

/** Writes down what a connection tells, and lets a test answer from within the callbacks. */
class FRecorder final : public IGrpcObserver
{
public:
	std::map<FCallId, std::vector<std::string>> Messages;
	std::map<FCallId, std::vector<FGrpcStatus>> Endings;
	std::function<void(FCallId, std::string_view)> WhenMessage;
	std::function<void(FCallId)> WhenEnded;

	virtual void OnMessage(FCallId Call, std::span<const uint8_t> Message) override;
	virtual void OnCallEnded(FCallId Call, const FGrpcStatus& Status) override;

	/** The one ending of a call; fails the test when there is none or more than one. */
	FGrpcStatus Ending(FCallId Call) const;
};

/** A connection, its observer, and the bytes it wants to send. */
struct FConnectionRig
{
	explicit FConnectionRig(const FGrpcLimits& Limits = {});

	FRecorder Heard;
	FGrpcConnection Connection;
	FBytes Sent;

	/** Opens a call and writes it out. */
	FCallId Start(uint32_t TimeoutMs = 0);
	bool Feed(const FBytes& Bytes);
	bool FeedByteByByte(const FBytes& Bytes);

	/** Moves all output to Sent. */
	void Drain();
	std::vector<FRawFrame> SentFrames();
	size_t CountSent(uint8_t Type, uint32_t StreamId);
	FBytes SentBody(uint32_t StreamId);
};

FBytes Join(const std::vector<FBytes>& Parts);

} // namespace UE::Sidecar::Tests
