// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/Keepalive.h"

#include <algorithm>

namespace UE::Sidecar
{

namespace KeepalivePrivate
{

constexpr uint64_t LongestStepMs = 1000;

} // namespace KeepalivePrivate

FKeepalive::FKeepalive(const uint32_t InIntervalMs, const uint32_t InTimeoutMs)
	: IntervalMs(InIntervalMs)
	, TimeoutMs(InTimeoutMs)
{
}

void FKeepalive::OnBytesReceived()
{
	SilenceMs = 0;
	bPinged = false;
}

EKeepalive FKeepalive::Advance(const uint64_t NowMs)
{
	if (bStarted && NowMs > LastMs)
	{
		SilenceMs += std::min(NowMs - LastMs, KeepalivePrivate::LongestStepMs);
	}
	bStarted = true;
	LastMs = std::max(LastMs, NowMs);

	if (IntervalMs == 0 || SilenceMs < IntervalMs)
	{
		return EKeepalive::Fine;
	}
	if (!bPinged)
	{
		bPinged = true;
		SilenceMs = IntervalMs;
		return EKeepalive::SendPing;
	}
	return SilenceMs - IntervalMs >= TimeoutMs ? EKeepalive::PeerIsDead : EKeepalive::Fine;
}

} // namespace UE::Sidecar
