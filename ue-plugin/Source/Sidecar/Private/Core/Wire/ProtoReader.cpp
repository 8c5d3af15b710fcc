// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/ProtoReader.h"

#include <bit>

#include "Core/Wire/Utf8.h"
#include "Core/Wire/WireTag.h"

namespace UE::Sidecar
{

namespace ProtoReaderPrivate
{

constexpr int32_t MaxVarintBytes = 10;

/** Tags and lengths have 32 bits. */
constexpr int32_t MaxShortVarintBytes = 5;

/** Zero when there are not enough bytes, which the reader has then found out. */
template <typename UnsignedType>
UnsignedType FromLittleEndian(std::span<const uint8_t> Bytes)
{
	UnsignedType Value = 0;
	for (size_t Index = 0; Index < Bytes.size(); ++Index)
	{
		Value |= static_cast<UnsignedType>(Bytes[Index]) << (8 * Index);
	}
	return Value;
}

}

FProtoReader::FProtoReader(std::span<const uint8_t> InBytes)
	: Begin(InBytes.data())
	, Next(Begin)
	, End(Begin + InBytes.size())
{
}

bool FProtoReader::NextField()
{
	const uint8_t* const At = Next;
	if (!ReadTag())
	{
		return false;
	}
	if (GetWireType(Tag) == EWireType::EndGroup)
	{
		Fail(EWireError::UnmatchedGroupEnd, At);
		return false;
	}
	return true;
}

bool FProtoReader::ReadTag()
{
	if (!Result.IsOk() || Next == End)
	{
		return false;
	}
	const uint8_t* const At = Next;
	// What is above 32 bits is dropped, as the official library does.
	Tag = static_cast<uint32_t>(ReadVarint(ProtoReaderPrivate::MaxShortVarintBytes));
	if (!Result.IsOk())
	{
		return false;
	}
	if (Tag >> 3 == 0)
	{
		Fail(EWireError::FieldNumberZero, At);
		return false;
	}
	if ((Tag & 7) > static_cast<uint32_t>(EWireType::Fixed32))
	{
		Fail(EWireError::UnknownWireType, At);
		return false;
	}
	return true;
}

void FProtoReader::SkipField()
{
	switch (GetWireType(Tag))
	{
	case EWireType::Varint:
		ReadVarint(ProtoReaderPrivate::MaxVarintBytes);
		break;
	case EWireType::Fixed64:
		ReadSpan(sizeof(uint64_t));
		break;
	case EWireType::LengthDelimited:
		ReadSpan(ReadLength());
		break;
	case EWireType::StartGroup:
		SkipGroup();
		break;
	case EWireType::Fixed32:
		ReadSpan(sizeof(uint32_t));
		break;
	default:
		// The end of a group: NextField and SkipGroup have dealt with it.
		break;
	}
}

void FProtoReader::SkipGroup()
{
	const uint32_t EndTag = MakeTag(Tag >> 3, EWireType::EndGroup);
	if (Depth == MaxDepth)
	{
		Fail(EWireError::TooDeep, Next);
		return;
	}
	++Depth;
	const uint8_t* At = Next;
	while (ReadTag())
	{
		if (GetWireType(Tag) == EWireType::EndGroup)
		{
			if (Tag != EndTag)
			{
				Fail(EWireError::UnmatchedGroupEnd, At);
			}
			--Depth;
			return;
		}
		SkipField();
		At = Next;
	}
	Fail(EWireError::Truncated, Next);
}

int32_t FProtoReader::ReadInt32()
{
	return static_cast<int32_t>(ReadUInt32());
}

int64_t FProtoReader::ReadInt64()
{
	return static_cast<int64_t>(ReadUInt64());
}

uint32_t FProtoReader::ReadUInt32()
{
	return static_cast<uint32_t>(ReadUInt64());
}

uint64_t FProtoReader::ReadUInt64()
{
	return ReadVarint(ProtoReaderPrivate::MaxVarintBytes);
}

bool FProtoReader::ReadBool()
{
	return ReadUInt64() != 0;
}

float FProtoReader::ReadFloat()
{
	return std::bit_cast<float>(ProtoReaderPrivate::FromLittleEndian<uint32_t>(ReadSpan(sizeof(uint32_t))));
}

double FProtoReader::ReadDouble()
{
	return std::bit_cast<double>(ProtoReaderPrivate::FromLittleEndian<uint64_t>(ReadSpan(sizeof(uint64_t))));
}

std::string FProtoReader::ReadString()
{
	const std::span<const uint8_t> Text = ReadSpan(ReadLength());
	const size_t ValidBytes = CountValidUtf8(Text);
	if (ValidBytes != Text.size())
	{
		Fail(EWireError::InvalidUtf8, Text.data() + ValidBytes);
		return {};
	}
	return std::string(Text.begin(), Text.end());
}

std::vector<uint8_t> FProtoReader::ReadBytes()
{
	const std::span<const uint8_t> Bytes = ReadSpan(ReadLength());
	return std::vector<uint8_t>(Bytes.begin(), Bytes.end());
}

const uint8_t* FProtoReader::EnterMessage()
{
	if (Depth == MaxDepth)
	{
		Fail(EWireError::TooDeep, Next);
	}
	++Depth;
	return EnterLength();
}

void FProtoReader::LeaveMessage(const uint8_t* OuterEnd)
{
	--Depth;
	End = OuterEnd;
}

const uint8_t* FProtoReader::EnterLength()
{
	const size_t Length = ReadLength();
	const uint8_t* const OuterEnd = End;
	End = Next + Length;
	return OuterEnd;
}

uint64_t FProtoReader::ReadVarint(int32_t MaxBytes)
{
	if (!Result.IsOk())
	{
		return 0;
	}
	const uint8_t* const At = Next;
	uint64_t Value = 0;
	for (int32_t Index = 0; Index < MaxBytes; ++Index)
	{
		if (Next == End)
		{
			Fail(EWireError::Truncated, At);
			return 0;
		}
		const uint8_t Byte = *Next++;
		Value |= static_cast<uint64_t>(Byte & 0x7F) << (7 * Index);
		if (Byte < 0x80)
		{
			return Value;
		}
	}
	Fail(EWireError::OverlongVarint, At);
	return 0;
}

size_t FProtoReader::ReadLength()
{
	const uint8_t* const At = Next;
	const uint64_t Length = ReadVarint(ProtoReaderPrivate::MaxShortVarintBytes);
	if (Length > static_cast<uint64_t>(End - Next))
	{
		Fail(EWireError::LengthBeyondEnd, At);
		return 0;
	}
	return static_cast<size_t>(Length);
}

std::span<const uint8_t> FProtoReader::ReadSpan(size_t Length)
{
	if (!Result.IsOk())
	{
		return {};
	}
	if (Length > static_cast<size_t>(End - Next))
	{
		Fail(EWireError::Truncated, Next);
		return {};
	}
	const uint8_t* const At = Next;
	Next += Length;
	return {At, Length};
}

void FProtoReader::Fail(EWireError Error, const uint8_t* At)
{
	if (Result.IsOk())
	{
		Result = {Error, static_cast<size_t>(At - Begin)};
	}
}

}
