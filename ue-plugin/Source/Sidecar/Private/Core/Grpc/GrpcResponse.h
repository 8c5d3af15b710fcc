// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcStatus.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

/** Reads the header blocks of one call's answer: informational ones, the head, the trailers; or Trailers-Only. */
class FGrpcResponse final
{
public:
	explicit FGrpcResponse(size_t InMaxHeaderBytes);

	/** One field of the current block. False when the block is longer than the limit (RFC 9113 §6.5.2). */
	bool AddHeader(std::string_view Name, std::string_view Value);

	/** The block is complete. Returns the status if it is clear from the block that this is no gRPC answer. */
	std::optional<FGrpcStatus> EndBlock(bool bEndStream);

	/** The status at the end of the stream: what the last block said, or why there is none. */
	[[nodiscard]] FGrpcStatus StatusAtEnd() const;

	/** What the server names as the compression of its messages; empty when it names none. */
	[[nodiscard]] const std::string& Encoding() const;

private:
	size_t MaxHeaderBytes;
	size_t BlockBytes = 0;
	int BlockHttpStatus = 0;
	int HttpStatus = 0;
	std::string ContentType;
	std::string MessageEncoding;
	std::optional<EGrpcCode> Code;
	std::string Message;
};

} // namespace UE::Sidecar
