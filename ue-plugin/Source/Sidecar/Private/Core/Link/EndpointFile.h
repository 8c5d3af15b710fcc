// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Link/Endpoint.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

/** What the sidecar writes at its start, so that programs of the same user find it and are let in. */
struct FEndpointFile
{
	/** Where it listens; never "auto". */
	FEndpoint Endpoint;

	/** For the metadata "authorization: Bearer <token>": printable ASCII without blanks. A secret: never to be logged.
	 */
	std::string Token;

	/** Of the sidecar; 0 when the file doesn't say. */
	int64_t ProcessId = 0;
};

/** A longer file is not ours. */
inline constexpr size_t LongestEndpointFileBytes = 64 * 1024;

/**
 * Reads the text of an endpoint file (version 1, see docs/connecting.md). On failure OutFile is as it was and OutError
 * says, for a person and without the token, what is wrong. Whether the address is loopback is for the caller to judge.
 * Any thread.
 */
bool ParseEndpointFile(std::string_view Text, FEndpointFile& OutFile, std::string& OutError);

/** What a default path depends on. */
class IEndpointFileEnvironment
{
public:
	virtual ~IEndpointFileEnvironment() = default;

	/** An environment variable in UTF-8; nothing when it isn't set. */
	virtual std::optional<std::string> FindVariable(const char* Name) const = 0;

	virtual bool FolderExists(const std::string& Path) const = 0;
};

/** Whose conventions hold. */
enum class EEndpointFilePlatform : uint8_t
{
	/** Linux and macOS. */
	Unix,
	Windows,
};

/** Where the sidecar of this user puts its endpoint file unless told otherwise; empty when there is no home. */
std::string EndpointFilePath(EEndpointFilePlatform Platform, const IEndpointFileEnvironment& Environment);

}
