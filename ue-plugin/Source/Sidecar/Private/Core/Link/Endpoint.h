// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace UE::Sidecar
{

/** Where the sidecar listens. */
struct FEndpoint
{
	/** Look it up in the endpoint file; Host and Port are then empty. */
	bool bIsAuto = false;

	/** A name or an address as it was written; IPv6 without brackets. */
	std::string Host;

	/** 1..65535. */
	uint16_t Port = 0;

	/** See IsLoopbackHost. */
	bool IsLoopback() const;

	/** "auto", "host:port" or "[address]:port": what a HTTP/2 request names as its authority. */
	std::string Authority() const;
};

/**
 * Reads "auto", "host:port", "http://host:port" or "http://host:port/"; host may be "[IPv6 address]". Blanks around it
 * are ignored. On failure OutEndpoint is as it was and OutError says, for a person, what is wrong. Any thread.
 */
bool ParseEndpoint(std::string_view Text, FEndpoint& OutEndpoint, std::string& OutError);

/**
 * Whether a host is this machine by its spelling alone: "localhost" in any case, 127.0.0.0/8 in dotted decimal with
 * four parts, or ::1. Short and hexadecimal forms, which resolvers read differently, and mapped addresses are not.
 */
bool IsLoopbackHost(std::string_view Host);

}
