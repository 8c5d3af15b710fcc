// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>

namespace UE::Sidecar
{

/** The lower three bits of a tag: how the value that follows is laid out. See protobuf.dev, "Encoding". */
enum class EWireType : uint8_t
{
	Varint = 0,
	Fixed64 = 1,
	LengthDelimited = 2,
	StartGroup = 3,
	EndGroup = 4,
	Fixed32 = 5,
};

/** What stands before a value on the wire. */
constexpr uint32_t MakeTag(uint32_t FieldNumber, EWireType Type)
{
	return FieldNumber << 3 | static_cast<uint32_t>(Type);
}

/** How the value after this tag is laid out. May be 6 or 7, which no enumerator names. */
constexpr EWireType GetWireType(uint32_t Tag)
{
	return static_cast<EWireType>(Tag & 7);
}

}
