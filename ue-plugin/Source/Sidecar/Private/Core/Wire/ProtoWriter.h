// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "Core/Wire/WireTag.h"

namespace UE::Sidecar
{

/**
 * Writes the fields of a protobuf message one after the other, as the official C++ library does when they come in the
 * order of their numbers.
 *
 * Without memory it only counts. So the same code that writes a message first says how long it is, and no temporary
 * buffer is needed for a message inside a message. What does not fit into the memory is counted, but not written.
 *
 * Any one thread at a time.
 */
class FProtoWriter final
{
public:
	/** Counts only. */
	FProtoWriter() = default;

	/** Writes to memory that has to outlive it. */
	explicit FProtoWriter(std::span<uint8_t> InMemory);

	/** Bytes written, or counted. */
	size_t GetSize() const
	{
		return Size;
	}

	bool IsCounting() const
	{
		return Memory.empty();
	}

	/** A field without presence: nothing is written when it has its default value. Floats have only +0 as default. */
	void WriteInt32(uint32_t FieldNumber, int32_t Value);
	void WriteInt64(uint32_t FieldNumber, int64_t Value);
	void WriteUInt32(uint32_t FieldNumber, uint32_t Value);
	void WriteUInt64(uint32_t FieldNumber, uint64_t Value);
	void WriteBool(uint32_t FieldNumber, bool bValue);
	void WriteFloat(uint32_t FieldNumber, float Value);
	void WriteDouble(uint32_t FieldNumber, double Value);
	void WriteString(uint32_t FieldNumber, const std::string& Value);
	void WriteBytes(uint32_t FieldNumber, const std::vector<uint8_t>& Value);

	template <typename EnumType>
	void WriteEnum(uint32_t FieldNumber, EnumType Value)
	{
		WriteInt32(FieldNumber, static_cast<int32_t>(Value));
	}

	/** A repeated field of numbers. PutOne is one of the methods below, e.g. &FProtoWriter::PutFloat. */
	template <auto PutOne, typename T>
	void WritePacked(uint32_t FieldNumber, const std::vector<T>& Values)
	{
		if (Values.empty())
		{
			return;
		}
		FProtoWriter Counter;
		for (const T& Value : Values)
		{
			(Counter.*PutOne)(Value);
		}
		PutTag(FieldNumber, EWireType::LengthDelimited);
		PutUInt64(Counter.GetSize());
		for (const T& Value : Values)
		{
			(this->*PutOne)(Value);
		}
	}

	/** The parts of a field that has presence or is repeated: its tag, then its value, whatever the value is. */
	void PutTag(uint32_t FieldNumber, EWireType Type);
	void PutInt32(int32_t Value);
	void PutInt64(int64_t Value);
	void PutUInt32(uint32_t Value);
	void PutUInt64(uint64_t Value);
	void PutBool(bool bValue);
	void PutFloat(float Value);
	void PutDouble(double Value);
	void PutString(const std::string& Value);
	void PutBytes(const std::vector<uint8_t>& Value);

	template <typename EnumType>
	void PutEnum(EnumType Value)
	{
		PutInt32(static_cast<int32_t>(Value));
	}

	/** Counts bytes that are known to be that many. Only for a writer that counts. */
	void Count(size_t Bytes)
	{
		Size += Bytes;
	}

private:
	void PutRaw(const void* Data, size_t Length);

	std::span<uint8_t> Memory;
	size_t Size = 0;
};

}
