// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "Core/Messages/DialogueMessages.h"
#include "Oracle/Judge.h"
#include "Oracle/RandomMessage.h"

namespace
{

thread_local int Allocations = 0;

}

void* operator new(size_t Size)
{
	++Allocations;
	if (void* Memory = std::malloc(Size == 0 ? 1 : Size))
	{
		return Memory;
	}
	throw std::bad_alloc();
}

void operator delete(void* Memory) noexcept
{
	std::free(Memory);
}

void operator delete(void* Memory, size_t) noexcept
{
	std::free(Memory);
}

namespace UE::Sidecar
{

namespace
{

template <typename FunctionType>
int CountAllocations(FunctionType Function)
{
	const int Before = Allocations;
	Function();
	return Allocations - Before;
}

FServerMessage MakeChunk()
{
	FAudioChunk Chunk;
	Chunk.UtteranceId = 1;
	Chunk.SampleIndex = 480;
	Chunk.Pcm.assign(960, 7);
	FServerMessage Message;
	Message.Body = Chunk;
	return Message;
}

}

TEST(Allocations, UnknownFields_ArePassedOverWithoutAny)
{
	FRandom Random(6);
	std::string Bytes;
	for (int Count = 0; Count < 1'000; ++Count)
	{
		Bytes += MakeUnknownField(Random);
	}
	FServerMessage Message;
	FWireResult Result;
	const int Count = CountAllocations(
		[&Bytes, &Message, &Result]()
		{
			Result = Decode(AsBytes(Bytes), Message);
		});
	EXPECT_TRUE(Result.IsOk());
	EXPECT_EQ(Count, 0);
}

TEST(Allocations, AudioChunk_IsDecodedWithOneForItsSamples)
{
	std::vector<uint8_t> Bytes;
	Encode(MakeChunk(), Bytes);
	FServerMessage Message;
	const int Count = CountAllocations(
		[&Bytes, &Message]()
		{
			Decode(Bytes, Message);
		});
	EXPECT_EQ(Message, MakeChunk());
	EXPECT_EQ(Count, 1);
}

TEST(Allocations, Encode_IntoMemoryThatSuffices_NeedsNone)
{
	const FServerMessage Message = MakeChunk();
	std::vector<uint8_t> Bytes;
	Bytes.reserve(2'000);
	const int Count = CountAllocations(
		[&Bytes, &Message]()
		{
			Encode(Message, Bytes);
		});
	EXPECT_EQ(Bytes.size(), EncodedSize(Message));
	EXPECT_EQ(Count, 0);
}

TEST(Allocations, HostileLengths_NeedNone)
{
	// An audio chunk of eleven bytes, whose pcm claims almost 2 GiB.
	const std::string Bytes = "\x22\x0B\x08\x01\x1A\xFF\xFF\xFF\xFF\x07xxx";
	FServerMessage Message;
	FWireResult Result;
	const int Count = CountAllocations(
		[&Bytes, &Message, &Result]()
		{
			Result = Decode(AsBytes(Bytes), Message);
		});
	EXPECT_EQ(Result, (FWireResult{EWireError::LengthBeyondEnd, 5}));
	EXPECT_EQ(Count, 0);
}

}
