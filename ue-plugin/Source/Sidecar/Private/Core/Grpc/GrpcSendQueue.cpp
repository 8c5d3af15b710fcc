// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcSendQueue.h"

#include <algorithm>

namespace UE::Sidecar
{

namespace GrpcSendQueuePrivate
{

constexpr size_t PrefixBytes = 5;

} // namespace GrpcSendQueuePrivate

FGrpcSendQueue::FGrpcSendQueue(const size_t InMaxBytes)
	: MaxBytes(InMaxBytes)
{
}

bool FGrpcSendQueue::CanEverHold(const size_t MessageBytes) const
{
	// The length travels in four bytes.
	return MessageBytes <= 0xffffffffu && MaxBytes >= GrpcSendQueuePrivate::PrefixBytes
		&& MessageBytes <= MaxBytes - GrpcSendQueuePrivate::PrefixBytes;
}

bool FGrpcSendQueue::Push(const std::span<const uint8_t> Message)
{
	if (!CanEverHold(Message.size()) || SizeBytes() > MaxBytes - GrpcSendQueuePrivate::PrefixBytes - Message.size())
	{
		return false;
	}

	if (Head > Bytes.size() / 2)
	{
		Bytes.erase(Bytes.begin(), Bytes.begin() + static_cast<std::ptrdiff_t>(Head));
		Head = 0;
	}
	const uint32_t Length = static_cast<uint32_t>(Message.size());
	const uint8_t Prefix[GrpcSendQueuePrivate::PrefixBytes] = {0, static_cast<uint8_t>(Length >> 24),
		static_cast<uint8_t>(Length >> 16), static_cast<uint8_t>(Length >> 8), static_cast<uint8_t>(Length)};
	Bytes.insert(Bytes.end(), std::begin(Prefix), std::end(Prefix));
	Bytes.insert(Bytes.end(), Message.begin(), Message.end());
	return true;
}

size_t FGrpcSendQueue::Pop(const std::span<uint8_t> Target)
{
	const size_t Taken = std::min(Target.size(), SizeBytes());
	std::copy_n(Bytes.begin() + static_cast<std::ptrdiff_t>(Head), Taken, Target.begin());
	Head += Taken;
	if (Head == Bytes.size())
	{
		Bytes.clear();
		Head = 0;
	}
	return Taken;
}

size_t FGrpcSendQueue::SizeBytes() const
{
	return Bytes.size() - Head;
}

} // namespace UE::Sidecar
