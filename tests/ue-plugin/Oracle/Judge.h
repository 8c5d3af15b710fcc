// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "Core/Wire/WireResult.h"

namespace UE::Sidecar
{

inline std::span<const uint8_t> AsBytes(const std::string& Text)
{
	return {reinterpret_cast<const uint8_t*>(Text.data()), Text.size()};
}

/** Reads a message and writes it again, without the fields that are not known; nothing when it was refused. */
template <typename OursType>
std::optional<std::string> ReencodeOurs(const std::string& Bytes)
{
	OursType Message;
	if (!Decode(AsBytes(Bytes), Message).IsOk())
	{
		return std::nullopt;
	}
	std::vector<uint8_t> Encoded;
	Encode(Message, Encoded);
	return std::string(Encoded.begin(), Encoded.end());
}

/** The same by the official library. */
template <typename TheirsType>
std::optional<std::string> ReencodeTheirs(const std::string& Bytes)
{
	TheirsType Message;
	if (!Message.ParseFromString(Bytes))
	{
		return std::nullopt;
	}
	Message.DiscardUnknownFields();
	return Message.SerializeAsString();
}

}
