// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace UE::Sidecar
{

/** Recognises by its first bytes a server that does not speak HTTP/2 in cleartext, to say so in words that help. */
class FServerGreeting final
{
public:
	/** Looks at received bytes, cut anywhere. Returns what is wrong, or an empty text. */
	std::string_view Inspect(std::span<const uint8_t> Bytes);

private:
	static constexpr size_t KeptBytes = 5;

	uint8_t First[KeptBytes] = {};
	size_t Filled = 0;
};

} // namespace UE::Sidecar
