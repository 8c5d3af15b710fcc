// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include <cstdio>
#include <cstdlib>

#include "Core/Messages/ControlMessages.h"
#include "Core/Messages/DialogueMessages.h"

/**
 * Any bytes are read as the messages that contain all others. What is taken has to come back the same after it was
 * written: encode(decode(x)) is read again, and written again to the same bytes. (Not compared as structs: NaN differs
 * from itself.)
 */
namespace
{

using FBytes = std::vector<uint8_t>;

void Require(bool bHolds, const char* What)
{
	if (!bHolds)
	{
		std::fprintf(stderr, "%s\n", What);
		std::abort();
	}
}

template <typename T>
FBytes ToBytes(const T& Message)
{
	FBytes Bytes;
	Encode(Message, Bytes);
	Require(Bytes.size() == EncodedSize(Message), "EncodedSize is what Encode appends");
	return Bytes;
}

template <typename T>
void RoundTrip(std::span<const uint8_t> Bytes)
{
	T First;
	const UE::Sidecar::FWireResult Result = Decode(Bytes, First);
	Require(Result.Offset <= Bytes.size(), "the offset of an error lies in the message");
	if (!Result.IsOk())
	{
		return;
	}
	const FBytes Encoded = ToBytes(First);
	T Second;
	Require(Decode(Encoded, Second).IsOk(), "what was written is read");
	Require(ToBytes(Second) == Encoded, "what was read is written alike");
}

}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* Data, size_t Size)
{
	const std::span<const uint8_t> Bytes(Data, Size);
	RoundTrip<UE::Sidecar::FServerMessage>(Bytes);
	RoundTrip<UE::Sidecar::FClientMessage>(Bytes);
	RoundTrip<UE::Sidecar::FGetStatusResponse>(Bytes);
	return 0;
}
