// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>

namespace UE::Sidecar
{

/** Error codes of RST_STREAM and GOAWAY (RFC 9113 §7). A peer may send others; they count as InternalError. */
enum class EHttp2Error : uint32_t
{
	NoError = 0x0,
	ProtocolError = 0x1,
	InternalError = 0x2,
	FlowControlError = 0x3,
	SettingsTimeout = 0x4,
	StreamClosed = 0x5,
	FrameSizeError = 0x6,
	RefusedStream = 0x7,
	Cancel = 0x8,
	CompressionError = 0x9,
	ConnectError = 0xa,
	EnhanceYourCalm = 0xb,
	InadequateSecurity = 0xc,
	Http11Required = 0xd,
};

/** The name as RFC 9113 spells it, such as "ENHANCE_YOUR_CALM"; "unknown error" for any other code. */
const char* Http2ErrorName(EHttp2Error Error);

} // namespace UE::Sidecar
