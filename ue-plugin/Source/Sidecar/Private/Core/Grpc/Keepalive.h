// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>

namespace UE::Sidecar
{

enum class EKeepalive : uint8_t
{
	Fine,
	SendPing,
	PeerIsDead,
};

/** Finds a peer that no longer answers although its socket is open. Any byte received counts as a sign of life. */
class FKeepalive final
{
public:
	/** IntervalMs of silence until a PING is due (0: never), TimeoutMs more until the peer counts as dead. */
	FKeepalive(uint32_t InIntervalMs, uint32_t InTimeoutMs);

	void OnBytesReceived();

	/**
	 * To be called every second or more often, after what has arrived was received. One step counts as a second at
	 * most: a host that itself stood still (a debugger, a laptop asleep) gives the peer time to be heard again.
	 */
	EKeepalive Advance(uint64_t NowMs);

private:
	uint32_t IntervalMs;
	uint32_t TimeoutMs;
	uint64_t LastMs = 0;
	uint64_t SilenceMs = 0;
	bool bStarted = false;
	bool bPinged = false;
};

} // namespace UE::Sidecar
