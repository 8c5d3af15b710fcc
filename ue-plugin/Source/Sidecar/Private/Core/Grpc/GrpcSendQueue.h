// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace UE::Sidecar
{

/** Messages of one call that wait for the peer's flow-control window, as length-prefixed bytes; bounded. */
class FGrpcSendQueue final
{
public:
	explicit FGrpcSendQueue(size_t InMaxBytes);

	/** Whether a message of this length could be queued if nothing else waited. */
	[[nodiscard]] bool CanEverHold(size_t MessageBytes) const;

	/** False when the queue has no room for the message now; nothing is queued then. */
	bool Push(std::span<const uint8_t> Message);

	/** Moves up to Target.size() bytes out; returns how many. */
	size_t Pop(std::span<uint8_t> Target);

	[[nodiscard]] size_t SizeBytes() const;

private:
	size_t MaxBytes;
	size_t Head = 0;
	std::vector<uint8_t> Bytes;
};

} // namespace UE::Sidecar
