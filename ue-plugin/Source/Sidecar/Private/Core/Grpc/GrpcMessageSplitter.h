// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace UE::Sidecar
{

/** What FGrpcMessageSplitter found. The last two are final: the stream cannot be read on. */
enum class EGrpcSplit : uint8_t
{
	NeedsMore,
	Message,
	Compressed,
	TooLong,
};

/**
 * Cuts the bytes of a stream into messages: one byte of flags, the length as four bytes big-endian, the message
 * (PROTOCOL-HTTP2.md, "Length-Prefixed-Message"). The bytes may be cut anywhere. A length is judged before anything of
 * its message is kept, so memory stays below MaxMessageBytes whatever the peer announces.
 */
class FGrpcMessageSplitter final
{
public:
	explicit FGrpcMessageSplitter(size_t InMaxMessageBytes);

	/**
	 * Takes bytes from the front of InOutBytes until a message is whole or the bytes are used up. OutMessage points
	 * into InOutBytes or into this object and is valid until the next call.
	 */
	EGrpcSplit Next(std::span<const uint8_t>& InOutBytes, std::span<const uint8_t>& OutMessage);

	/** Whether the bytes so far end with a whole message: what a stream that ended well does. */
	[[nodiscard]] bool IsBetweenMessages() const;

private:
	static constexpr size_t PrefixBytes = 5;

	bool ReadPrefix(std::span<const uint8_t>& InOutBytes);

	size_t MaxMessageBytes;
	uint8_t Prefix[PrefixBytes] = {};
	size_t PrefixFilled = 0;
	size_t MessageBytes = 0;
	bool bMessageInBuffer = false;
	std::vector<uint8_t> Buffer;
};

} // namespace UE::Sidecar
