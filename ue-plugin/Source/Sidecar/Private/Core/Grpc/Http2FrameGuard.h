// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace UE::Sidecar
{

/**
 * Watches the peer's frame headers (RFC 9113 §4.1) for floods that are legal frame by frame: PING, SETTINGS,
 * RST_STREAM, empty DATA and the like, and header blocks of endless CONTINUATION frames. nghttp2 guards against some of
 * them from 1.61 on; the engine may ship an older one.
 */
class FHttp2FrameGuard final
{
public:
	/** MaxEmptyFrames: how many frames without data may come between two renewals of the budget. */
	explicit FHttp2FrameGuard(uint32_t InMaxEmptyFrames);

	/** Looks at received bytes, cut anywhere. Returns what is wrong, or an empty text. */
	std::string_view Inspect(std::span<const uint8_t> Bytes);

	/** Renews the budget; to be called about once a second. */
	void RenewBudget();

private:
	static constexpr size_t FrameHeaderBytes = 9;

	std::string_view InspectHeader();

	uint32_t MaxEmptyFrames;
	uint32_t EmptyFrames = 0;
	uint32_t Continuations = 0;
	uint8_t Header[FrameHeaderBytes] = {};
	size_t HeaderFilled = 0;
	size_t PayloadLeft = 0;
};

} // namespace UE::Sidecar
