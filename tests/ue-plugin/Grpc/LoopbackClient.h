// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcConnection.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{

/** An FGrpcConnection on a POSIX socket, driven by the test's own thread. */
class FLoopbackClient final : public IGrpcObserver
{
public:
	explicit FLoopbackClient(int Port, const FGrpcLimits& Limits = {});
	virtual ~FLoopbackClient() override;
	FLoopbackClient(const FLoopbackClient&) = delete;
	FLoopbackClient& operator=(const FLoopbackClient&) = delete;

	/** Serves the connection until the condition holds. False when it does not within half a minute. */
	bool RunUntil(const std::function<bool()>& Condition);
	bool RunUntilEnded(FCallId Call);

	FCallId Start(const std::string& Method, uint32_t TimeoutMs = 0, const std::vector<FGrpcMetadata>& Metadata = {});

	/** Waits for room in the call's queue if need be. */
	bool Send(FCallId Call, std::string_view Message);

	virtual void OnMessage(FCallId Call, std::span<const uint8_t> Message) override;
	virtual void OnCallEnded(FCallId Call, const FGrpcStatus& Status) override;

	FGrpcConnection Connection;
	std::map<FCallId, std::vector<std::string>> Messages;
	std::map<FCallId, std::vector<FGrpcStatus>> Endings;
	std::function<void(FCallId)> WhenMessage;

private:
	void Serve(int WaitMs);
	void Write();
	void Read();

	int Socket = -1;
};

} // namespace UE::Sidecar::Tests
