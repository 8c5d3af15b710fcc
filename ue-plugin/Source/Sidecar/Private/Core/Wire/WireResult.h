// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>

namespace UE::Sidecar
{

/** Why bytes are no protobuf message. */
enum class EWireError : uint8_t
{
	None,
	/** The bytes end inside a tag, a value or a group. */
	Truncated,
	/** A varint that does not end: over 10 bytes, over 5 for a tag or a length. */
	OverlongVarint,
	/** A length that reaches beyond the message it is in. */
	LengthBeyondEnd,
	/** Field number 0. */
	FieldNumberZero,
	/** Wire type 6 or 7. */
	UnknownWireType,
	/** The end of a group that was not begun, or of another than the innermost. */
	UnmatchedGroupEnd,
	/** More than FProtoReader::MaxDepth messages and groups in each other. */
	TooDeep,
	/** A `string` field that is no UTF-8 (RFC 3629). */
	InvalidUtf8,
};

/** The name of the error, for logs. */
const char* ToString(EWireError Error);

/** How reading a message ended. */
struct FWireResult
{
	EWireError Error = EWireError::None;

	/** Where the tag or value that could not be taken begins, in bytes from the beginning; 0 without an error. */
	size_t Offset = 0;

	bool IsOk() const
	{
		return Error == EWireError::None;
	}

	bool operator==(const FWireResult&) const = default;
};

}
