// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "Core/Wire/ProtoReader.h"
#include "Core/Wire/ProtoWriter.h"
#include "Core/Wire/WireResult.h"
#include "Core/Wire/WireTag.h"

/**
 * What the generated messages are encoded and decoded with. A message type T brings two functions that know its fields:
 * WriteFields(FProtoWriter&, const T&) and MergeFields(FProtoReader&, T&).
 */
namespace UE::Sidecar
{

/** How many bytes the message has on the wire. */
template <typename T>
size_t CountMessage(const T& Message)
{
	FProtoWriter Counter;
	WriteFields(Counter, Message);
	return Counter.GetSize();
}

/** Appends the message to bytes that may already be there, e.g. a frame's header. */
template <typename T>
void EncodeMessage(const T& Message, std::vector<uint8_t>& OutBytes)
{
	const size_t Start = OutBytes.size();
	OutBytes.resize(Start + CountMessage(Message));
	FProtoWriter Writer(std::span<uint8_t>(OutBytes).subspan(Start));
	WriteFields(Writer, Message);
}

/** Replaces what the message held. After an error it holds some of what was read. */
template <typename T>
FWireResult DecodeMessage(std::span<const uint8_t> Bytes, T& OutMessage)
{
	OutMessage = T{};
	FProtoReader Reader(Bytes);
	MergeFields(Reader, OutMessage);
	return Reader.GetResult();
}

/** A message inside a message, with its tag and length. */
template <typename T>
void WriteMessage(FProtoWriter& Writer, uint32_t FieldNumber, const T& Message)
{
	const size_t Bytes = CountMessage(Message);
	Writer.PutTag(FieldNumber, EWireType::LengthDelimited);
	Writer.PutUInt64(Bytes);
	if (Writer.IsCounting())
	{
		// Walking it a second time would double the work at each level.
		Writer.Count(Bytes);
		return;
	}
	WriteFields(Writer, Message);
}

template <typename T>
void WriteMessage(FProtoWriter& Writer, uint32_t FieldNumber, const std::optional<T>& Message)
{
	if (Message.has_value())
	{
		WriteMessage(Writer, FieldNumber, *Message);
	}
}

template <typename T>
void WriteMessages(FProtoWriter& Writer, uint32_t FieldNumber, const std::vector<T>& Messages)
{
	for (const T& Message : Messages)
	{
		WriteMessage(Writer, FieldNumber, Message);
	}
}

/** The alternative T of a oneof, when it is the one that is set. */
template <typename T, typename... Ts>
void WriteAlternative(FProtoWriter& Writer, uint32_t FieldNumber, const std::variant<Ts...>& OneOf)
{
	if (const T* Message = std::get_if<T>(&OneOf))
	{
		WriteMessage(Writer, FieldNumber, *Message);
	}
}

/** Merges the next value, a message, into what was read of it before: so the encoding wants it. */
template <typename T>
void MergeMessage(FProtoReader& Reader, T& OutMessage)
{
	const uint8_t* const OuterEnd = Reader.EnterMessage();
	MergeFields(Reader, OutMessage);
	Reader.LeaveMessage(OuterEnd);
}

template <typename T>
void MergeMessage(FProtoReader& Reader, std::optional<T>& OutMessage)
{
	if (!OutMessage.has_value())
	{
		OutMessage.emplace();
	}
	MergeMessage(Reader, *OutMessage);
}

template <typename T>
void AppendMessage(FProtoReader& Reader, std::vector<T>& OutMessages)
{
	MergeMessage(Reader, OutMessages.emplace_back());
}

/** The alternative T of a oneof: merged when it is the one that is set, else it replaces the one that is. */
template <typename T, typename... Ts>
void MergeAlternative(FProtoReader& Reader, std::variant<Ts...>& OutOneOf)
{
	if (!std::holds_alternative<T>(OutOneOf))
	{
		OutOneOf.template emplace<T>();
	}
	MergeMessage(Reader, *std::get_if<T>(&OutOneOf));
}

}
