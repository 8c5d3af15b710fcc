// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "Core/Wire/WireResult.h"

namespace UE::Sidecar
{

/**
 * Reads the fields of a protobuf message one after the other, from bytes that it does not own and that have to outlive
 * it. Takes and refuses what the official C++ library takes and refuses (protobuf.dev, "Encoding").
 *
 * The first error sticks: NextField says false from then on, every other call does nothing and returns zero or nothing.
 * So a caller asks for the result once, at the end. Memory is taken only for values that are there: a length that is
 * larger than the bytes that follow is refused first.
 *
 * Any one thread at a time.
 */
class FProtoReader final
{
public:
	/** How many messages and groups may be in each other, as in the official library. */
	static constexpr int32_t MaxDepth = 100;

	explicit FProtoReader(std::span<const uint8_t> InBytes);

	/** Goes to the next field, whose tag is then GetTag. False at the end of the message, and after an error. */
	bool NextField();

	/** Field number and wire type of the value that comes next; compare with MakeTag. */
	uint32_t GetTag() const
	{
		return Tag;
	}

	/** Passes over the value of a field that is not known, groups too, without taking memory. */
	void SkipField();

	/** The value of a field, whose wire type has to fit. The lower 32 bits of a longer varint are the value. */
	int32_t ReadInt32();
	int64_t ReadInt64();
	uint32_t ReadUInt32();
	uint64_t ReadUInt64();
	bool ReadBool();
	float ReadFloat();
	double ReadDouble();
	std::string ReadString();
	std::vector<uint8_t> ReadBytes();

	/** Keeps a number that the enum does not name. */
	template <typename EnumType>
	EnumType ReadEnum()
	{
		return static_cast<EnumType>(ReadInt32());
	}

	/** Appends all values of a packed field. ReadOne is one of the methods above, e.g. &FProtoReader::ReadFloat. */
	template <auto ReadOne, typename T>
	void ReadPacked(std::vector<T>& OutValues)
	{
		const uint8_t* const OuterEnd = EnterLength();
		// Only once per field: exact growth for each of many small pieces would copy quadratically.
		if (std::is_floating_point_v<T> && OutValues.empty())
		{
			OutValues.reserve(static_cast<size_t>(End - Next) / sizeof(T));
		}
		while (Next != End && Result.IsOk())
		{
			OutValues.push_back((this->*ReadOne)());
		}
		End = OuterEnd;
	}

	/** Begins to read a message inside the message: NextField then walks it. Returns what LeaveMessage needs. */
	const uint8_t* EnterMessage();

	/** Ends it, when NextField has said false. */
	void LeaveMessage(const uint8_t* OuterEnd);

	/** The first error, or none. */
	const FWireResult& GetResult() const
	{
		return Result;
	}

private:
	bool ReadTag();
	uint64_t ReadVarint(int32_t MaxBytes);
	size_t ReadLength();
	std::span<const uint8_t> ReadSpan(size_t Length);
	const uint8_t* EnterLength();
	void SkipGroup();
	void Fail(EWireError Error, const uint8_t* At);

	const uint8_t* Begin = nullptr;
	const uint8_t* Next = nullptr;

	/** Of the innermost message or packed field. Next <= End always holds. */
	const uint8_t* End = nullptr;

	uint32_t Tag = 0;
	int32_t Depth = 0;
	FWireResult Result;
};

}
