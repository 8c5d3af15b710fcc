// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/ProtoWriter.h"

#include <array>
#include <bit>
#include <cstring>

namespace UE::Sidecar
{

namespace ProtoWriterPrivate
{

template <typename UnsignedType>
std::array<uint8_t, sizeof(UnsignedType)> ToLittleEndian(UnsignedType Value)
{
	std::array<uint8_t, sizeof(UnsignedType)> Bytes = {};
	for (size_t Index = 0; Index < Bytes.size(); ++Index)
	{
		Bytes[Index] = static_cast<uint8_t>(Value >> (8 * Index));
	}
	return Bytes;
}

}

FProtoWriter::FProtoWriter(std::span<uint8_t> InMemory)
	: Memory(InMemory)
{
}

void FProtoWriter::WriteInt32(uint32_t FieldNumber, int32_t Value)
{
	if (Value != 0)
	{
		PutTag(FieldNumber, EWireType::Varint);
		PutInt32(Value);
	}
}

void FProtoWriter::WriteInt64(uint32_t FieldNumber, int64_t Value)
{
	WriteUInt64(FieldNumber, static_cast<uint64_t>(Value));
}

void FProtoWriter::WriteUInt32(uint32_t FieldNumber, uint32_t Value)
{
	WriteUInt64(FieldNumber, Value);
}

void FProtoWriter::WriteUInt64(uint32_t FieldNumber, uint64_t Value)
{
	if (Value != 0)
	{
		PutTag(FieldNumber, EWireType::Varint);
		PutUInt64(Value);
	}
}

void FProtoWriter::WriteBool(uint32_t FieldNumber, bool bValue)
{
	WriteUInt64(FieldNumber, bValue ? 1 : 0);
}

void FProtoWriter::WriteFloat(uint32_t FieldNumber, float Value)
{
	if (std::bit_cast<uint32_t>(Value) != 0)
	{
		PutTag(FieldNumber, EWireType::Fixed32);
		PutFloat(Value);
	}
}

void FProtoWriter::WriteDouble(uint32_t FieldNumber, double Value)
{
	if (std::bit_cast<uint64_t>(Value) != 0)
	{
		PutTag(FieldNumber, EWireType::Fixed64);
		PutDouble(Value);
	}
}

void FProtoWriter::WriteString(uint32_t FieldNumber, const std::string& Value)
{
	if (!Value.empty())
	{
		PutTag(FieldNumber, EWireType::LengthDelimited);
		PutString(Value);
	}
}

void FProtoWriter::WriteBytes(uint32_t FieldNumber, const std::vector<uint8_t>& Value)
{
	if (!Value.empty())
	{
		PutTag(FieldNumber, EWireType::LengthDelimited);
		PutBytes(Value);
	}
}

void FProtoWriter::PutTag(uint32_t FieldNumber, EWireType Type)
{
	PutUInt64(MakeTag(FieldNumber, Type));
}

void FProtoWriter::PutInt32(int32_t Value)
{
	// Sign-extended: a negative number has ten bytes, so that a reader of int64 sees the same number.
	PutInt64(Value);
}

void FProtoWriter::PutInt64(int64_t Value)
{
	PutUInt64(static_cast<uint64_t>(Value));
}

void FProtoWriter::PutUInt32(uint32_t Value)
{
	PutUInt64(Value);
}

void FProtoWriter::PutUInt64(uint64_t Value)
{
	std::array<uint8_t, 10> Bytes = {};
	size_t Length = 0;
	while (Value >= 0x80)
	{
		Bytes[Length++] = static_cast<uint8_t>(Value | 0x80);
		Value >>= 7;
	}
	Bytes[Length++] = static_cast<uint8_t>(Value);
	PutRaw(Bytes.data(), Length);
}

void FProtoWriter::PutBool(bool bValue)
{
	PutUInt64(bValue ? 1 : 0);
}

void FProtoWriter::PutFloat(float Value)
{
	const std::array<uint8_t, 4> Bytes = ProtoWriterPrivate::ToLittleEndian(std::bit_cast<uint32_t>(Value));
	PutRaw(Bytes.data(), Bytes.size());
}

void FProtoWriter::PutDouble(double Value)
{
	const std::array<uint8_t, 8> Bytes = ProtoWriterPrivate::ToLittleEndian(std::bit_cast<uint64_t>(Value));
	PutRaw(Bytes.data(), Bytes.size());
}

void FProtoWriter::PutString(const std::string& Value)
{
	PutUInt64(Value.size());
	PutRaw(Value.data(), Value.size());
}

void FProtoWriter::PutBytes(const std::vector<uint8_t>& Value)
{
	PutUInt64(Value.size());
	PutRaw(Value.data(), Value.size());
}

void FProtoWriter::PutRaw(const void* Data, size_t Length)
{
	if (Length != 0 && Size <= Memory.size() && Length <= Memory.size() - Size)
	{
		std::memcpy(Memory.data() + Size, Data, Length);
	}
	Size += Length;
}

}
