// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace UE::Sidecar
{

/** Network order. */
using FIpv4Address = std::array<uint8_t, 4>;

/** Network order. */
using FIpv6Address = std::array<uint8_t, 16>;

/** Reads dotted decimal of exactly four parts without leading zeros (RFC 3986 section 3.2.2). */
bool ParseIpv4(std::string_view Text, FIpv4Address& OutAddress);

/** Reads the text forms of RFC 4291 section 2.2, without brackets and zone. */
bool ParseIpv6(std::string_view Text, FIpv6Address& OutAddress);

}
