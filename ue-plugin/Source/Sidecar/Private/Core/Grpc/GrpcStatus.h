// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/Http2Error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

/** How a call ended (gRPC, "Status codes and their use in gRPC"). */
enum class EGrpcCode : uint8_t
{
	Ok = 0,
	Cancelled = 1,
	Unknown = 2,
	InvalidArgument = 3,
	DeadlineExceeded = 4,
	NotFound = 5,
	AlreadyExists = 6,
	PermissionDenied = 7,
	ResourceExhausted = 8,
	FailedPrecondition = 9,
	Aborted = 10,
	OutOfRange = 11,
	Unimplemented = 12,
	Internal = 13,
	Unavailable = 14,
	DataLoss = 15,
	Unauthenticated = 16,
};

/** Code and text of a call's end. The text is the server's own, percent-decoded and otherwise untouched, or one of
 * ours. */
struct FGrpcStatus
{
	EGrpcCode Code = EGrpcCode::Unknown;
	std::string Message;

	[[nodiscard]] bool IsOk() const
	{
		return Code == EGrpcCode::Ok;
	}
};

/** The name as gRPC spells it, such as "RESOURCE_EXHAUSTED". */
const char* GrpcCodeName(EGrpcCode Code);

/** The value of a `grpc-status` header; whatever is no known code is Unknown (PROTOCOL-HTTP2.md, "Responses"). */
EGrpcCode GrpcCodeFromHeader(std::string_view Value);

/** For an answer without `grpc-status` (http-grpc-status-mapping.md). */
EGrpcCode GrpcCodeFromHttpStatus(int HttpStatus);

/** For a stream that was reset (PROTOCOL-HTTP2.md, "Errors"). */
EGrpcCode GrpcCodeFromHttp2Error(EHttp2Error Error);

/** Decodes a `grpc-message`. A percent sign that starts no pair of hex digits stays as it is. */
std::string DecodeGrpcMessage(std::string_view Encoded);

} // namespace UE::Sidecar
