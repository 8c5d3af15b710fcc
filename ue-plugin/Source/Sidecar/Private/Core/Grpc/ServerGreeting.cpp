// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/ServerGreeting.h"

#include <algorithm>

namespace UE::Sidecar
{

namespace ServerGreetingPrivate
{

constexpr uint8_t HttpOne[] = {'H', 'T', 'T', 'P', '/'};
// The record header of an alert, of whatever version of TLS (RFC 8446 §5.1).
constexpr uint8_t TlsAlert[] = {0x15, 0x03};

} // namespace ServerGreetingPrivate

std::string_view FServerGreeting::Inspect(const std::span<const uint8_t> Bytes)
{
	const size_t Taken = std::min(KeptBytes - Filled, Bytes.size());
	if (Taken == 0)
	{
		return {};
	}
	std::copy_n(Bytes.begin(), Taken, First + Filled);
	Filled += Taken;

	// Neither can begin a SETTINGS frame: its length would be above a megabyte.
	if (std::equal(First, First + Filled, ServerGreetingPrivate::HttpOne) && Filled == KeptBytes)
	{
		return "The server speaks HTTP/1.1, not gRPC. Is this the port of the sidecar, and HTTP/2 switched on for it?";
	}
	if (Filled >= std::size(ServerGreetingPrivate::TlsAlert)
		&& std::equal(std::begin(ServerGreetingPrivate::TlsAlert), std::end(ServerGreetingPrivate::TlsAlert), First))
	{
		return "The server speaks TLS, but the game link is cleartext on this machine. Is this the port of the "
			   "sidecar?";
	}
	return {};
}

} // namespace UE::Sidecar
