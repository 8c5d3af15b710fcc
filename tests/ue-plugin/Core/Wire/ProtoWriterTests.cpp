// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/ProtoWriter.h"

#include <array>
#include <limits>

#include <gtest/gtest.h>

namespace UE::Sidecar
{

namespace
{

using FBytes = std::vector<uint8_t>;

template <typename WriteType>
FBytes Written(WriteType Write)
{
	FProtoWriter Counter;
	Write(Counter);
	FBytes Bytes(Counter.GetSize());
	FProtoWriter Writer(Bytes);
	Write(Writer);
	EXPECT_EQ(Writer.GetSize(), Counter.GetSize());
	return Bytes;
}

}

TEST(ProtoWriter, DefaultValues_AreNotWritten)
{
	const FBytes Bytes = Written(
		[](FProtoWriter& Writer)
		{
			Writer.WriteInt32(1, 0);
			Writer.WriteUInt64(2, 0);
			Writer.WriteBool(3, false);
			Writer.WriteFloat(4, 0.0f);
			Writer.WriteDouble(5, 0.0);
			Writer.WriteString(6, "");
			Writer.WriteBytes(7, {});
			Writer.WritePacked<&FProtoWriter::PutFloat>(8, std::vector<float>());
		});
	EXPECT_EQ(Bytes, FBytes{});
}

TEST(ProtoWriter, NegativeZero_IsNoDefaultValue)
{
	const FBytes Bytes = Written(
		[](FProtoWriter& Writer)
		{
			Writer.WriteFloat(1, -0.0f);
			Writer.WriteDouble(2, -0.0);
		});
	EXPECT_EQ(Bytes, (FBytes{0x0D, 0, 0, 0, 0x80, 0x11, 0, 0, 0, 0, 0, 0, 0, 0x80}));
}

TEST(ProtoWriter, NegativeInt32_HasTenBytes)
{
	const FBytes Bytes = Written(
		[](FProtoWriter& Writer)
		{
			Writer.WriteInt32(1, -1);
		});
	EXPECT_EQ(Bytes, (FBytes{0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}));
}

TEST(ProtoWriter, Varints_GrowEverySevenBits)
{
	for (uint32_t Bits = 1; Bits <= 64; ++Bits)
	{
		FProtoWriter Counter;
		Counter.PutUInt64(std::numeric_limits<uint64_t>::max() >> (64 - Bits));
		EXPECT_EQ(Counter.GetSize(), (Bits + 6) / 7);
	}
}

TEST(ProtoWriter, LargestFieldNumber_HasATagOfFiveBytes)
{
	const FBytes Bytes = Written(
		[](FProtoWriter& Writer)
		{
			Writer.WriteBool((1u << 29) - 1, true);
		});
	EXPECT_EQ(Bytes, (FBytes{0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 1}));
}

TEST(ProtoWriter, PackedNumbers_ShareOneTag)
{
	const FBytes Bytes = Written(
		[](FProtoWriter& Writer)
		{
			Writer.WritePacked<&FProtoWriter::PutInt64>(2, std::vector<int64_t>{1, 300, 0});
		});
	EXPECT_EQ(Bytes, (FBytes{0x12, 4, 1, 0xAC, 0x02, 0}));
}

TEST(ProtoWriter, MemoryThatIsTooSmall_IsNotOverrun)
{
	std::array<uint8_t, 4> Memory = {0, 0, 0, 0x55};
	FProtoWriter Writer(std::span<uint8_t>(Memory).first(3));
	Writer.WriteString(1, "longer");
	Writer.WriteBool(2, true);
	EXPECT_EQ(Writer.GetSize(), 10u);
	EXPECT_EQ(Memory, (std::array<uint8_t, 4>{0x0A, 6, 0, 0x55}));
}

}
