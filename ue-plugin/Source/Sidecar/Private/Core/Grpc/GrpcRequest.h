// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

/** One field that travels with a call, such as the authorization. */
struct FGrpcMetadata
{
	std::string Key;
	std::string Value;
};

/** The value of a `grpc-timeout` header: at most eight digits and a unit (PROTOCOL-HTTP2.md, "Requests"). */
std::string FormatGrpcTimeout(uint32_t TimeoutMs);

/**
 * Why this metadata can't be sent, or an empty text. Keys: 0-9 a-z _ - . and not the names that gRPC and HTTP/2 keep
 * for themselves; values: printable ASCII without spaces at the ends; binary metadata ("-bin") is not supported.
 */
std::string FindMetadataFault(std::span<const FGrpcMetadata> Metadata, size_t MaxBytes);

/** Whether this is "/package.Service/Method" in printable ASCII. */
bool IsGrpcPath(std::string_view Path);

} // namespace UE::Sidecar
