// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcMessageSplitter.h"

#include <algorithm>

namespace UE::Sidecar
{

namespace GrpcMessageSplitterPrivate
{

// A buffer that once held a larger message is given back, so that one picture does not cost memory for hours.
constexpr size_t KeptBufferBytes = 256 * 1024;

} // namespace GrpcMessageSplitterPrivate

FGrpcMessageSplitter::FGrpcMessageSplitter(const size_t InMaxMessageBytes)
	: MaxMessageBytes(InMaxMessageBytes)
{
}

EGrpcSplit FGrpcMessageSplitter::Next(std::span<const uint8_t>& InOutBytes, std::span<const uint8_t>& OutMessage)
{
	if (bMessageInBuffer)
	{
		bMessageInBuffer = false;
		Buffer.clear();
		if (Buffer.capacity() > GrpcMessageSplitterPrivate::KeptBufferBytes)
		{
			std::vector<uint8_t>().swap(Buffer);
		}
	}

	if (!ReadPrefix(InOutBytes))
	{
		return EGrpcSplit::NeedsMore;
	}
	if (Prefix[0] != 0)
	{
		return EGrpcSplit::Compressed;
	}
	if (MessageBytes > MaxMessageBytes)
	{
		return EGrpcSplit::TooLong;
	}

	if (Buffer.empty() && InOutBytes.size() >= MessageBytes)
	{
		OutMessage = InOutBytes.first(MessageBytes);
		InOutBytes = InOutBytes.subspan(MessageBytes);
		PrefixFilled = 0;
		return EGrpcSplit::Message;
	}

	const size_t Taken = std::min(MessageBytes - Buffer.size(), InOutBytes.size());
	Buffer.insert(Buffer.end(), InOutBytes.begin(), InOutBytes.begin() + static_cast<std::ptrdiff_t>(Taken));
	InOutBytes = InOutBytes.subspan(Taken);
	if (Buffer.size() < MessageBytes)
	{
		return EGrpcSplit::NeedsMore;
	}
	OutMessage = Buffer;
	PrefixFilled = 0;
	bMessageInBuffer = true;
	return EGrpcSplit::Message;
}

bool FGrpcMessageSplitter::IsBetweenMessages() const
{
	return PrefixFilled == 0;
}

bool FGrpcMessageSplitter::ReadPrefix(std::span<const uint8_t>& InOutBytes)
{
	while (PrefixFilled < PrefixBytes && !InOutBytes.empty())
	{
		Prefix[PrefixFilled++] = InOutBytes.front();
		InOutBytes = InOutBytes.subspan(1);
	}
	MessageBytes = static_cast<size_t>(Prefix[1]) << 24 | static_cast<size_t>(Prefix[2]) << 16
		| static_cast<size_t>(Prefix[3]) << 8 | static_cast<size_t>(Prefix[4]);
	return PrefixFilled == PrefixBytes;
}

} // namespace UE::Sidecar
