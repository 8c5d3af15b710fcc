// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace UE::Sidecar::Tests
{

using FBytes = std::vector<uint8_t>;
using FFields = std::vector<std::pair<std::string, std::string>>;

enum EFrameType : uint8_t
{
	FrameData = 0,
	FrameHeaders = 1,
	FramePriority = 2,
	FrameReset = 3,
	FrameSettings = 4,
	FramePushPromise = 5,
	FramePing = 6,
	FrameGoAway = 7,
	FrameWindowUpdate = 8,
	FrameContinuation = 9,
};

enum EFrameFlag : uint8_t
{
	FlagNone = 0,
	FlagEndStream = 1,
	FlagAck = 1,
	FlagEndHeaders = 4,
	FlagPadded = 8,
};

FBytes operator+(FBytes Left, const FBytes& Right);
FBytes BigEndian32(uint32_t Value);
FBytes Text(std::string_view Value);

/** One frame of RFC 9113 §4.1, legal or not. */
FBytes Frame(uint8_t Type, uint8_t Flags, uint32_t StreamId, const FBytes& Payload = {});

/** An HPACK block of literals without indexing and without Huffman (RFC 7541 §6.2.2). */
FBytes HeaderBlock(const FFields& Fields);

/** A message with its five bytes in front. */
FBytes Prefixed(std::string_view Message, uint8_t Flag = 0);

FBytes Settings(const std::vector<std::pair<uint16_t, uint32_t>>& Entries = {});
FBytes Head(uint32_t StreamId);
FBytes Data(uint32_t StreamId, const FBytes& Payload, uint8_t Flags = FlagNone);
FBytes Trailers(uint32_t StreamId, std::string_view Status, std::string_view Message = "");
FBytes TrailersOnly(uint32_t StreamId, std::string_view Status, std::string_view Message);
FBytes Reset(uint32_t StreamId, uint32_t Error);
FBytes GoAway(uint32_t LastStreamId, uint32_t Error, std::string_view Debug = "");

struct FRawFrame
{
	uint8_t Type = 0;
	uint8_t Flags = 0;
	uint32_t StreamId = 0;
	FBytes Payload;
};

/** Cuts what a client has sent, after the 24 bytes of the connection preface, into frames. */
std::vector<FRawFrame> ParseClientBytes(std::span<const uint8_t> Bytes);

} // namespace UE::Sidecar::Tests
