// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/Http2FrameGuard.h"

#include <algorithm>

namespace UE::Sidecar
{

namespace Http2FrameGuardPrivate
{

constexpr uint8_t DataFrame = 0x0;
constexpr uint8_t ContinuationFrame = 0x9;

// Eight frames of 16 KiB hold twice the largest header list that we announce.
constexpr uint32_t MaxContinuations = 8;

// A peer answers each DATA frame with a window update or two; what it sends itself pays for that.
constexpr uint32_t FramesPerDataFrame = 4;

} // namespace Http2FrameGuardPrivate

FHttp2FrameGuard::FHttp2FrameGuard(const uint32_t InMaxEmptyFrames)
	: MaxEmptyFrames(InMaxEmptyFrames)
{
}

std::string_view FHttp2FrameGuard::Inspect(const std::span<const uint8_t> Bytes)
{
	size_t Index = 0;
	while (Index < Bytes.size())
	{
		if (PayloadLeft > 0)
		{
			const size_t Skipped = std::min(PayloadLeft, Bytes.size() - Index);
			PayloadLeft -= Skipped;
			Index += Skipped;
			continue;
		}

		Header[HeaderFilled++] = Bytes[Index++];
		if (HeaderFilled == FrameHeaderBytes)
		{
			HeaderFilled = 0;
			const std::string_view Fault = InspectHeader();
			if (!Fault.empty())
			{
				return Fault;
			}
		}
	}
	return {};
}

void FHttp2FrameGuard::RenewBudget()
{
	EmptyFrames = 0;
}

std::string_view FHttp2FrameGuard::InspectHeader()
{
	PayloadLeft =
		static_cast<size_t>(Header[0]) << 16 | static_cast<size_t>(Header[1]) << 8 | static_cast<size_t>(Header[2]);
	const uint8_t Type = Header[3];

	Continuations = Type == Http2FrameGuardPrivate::ContinuationFrame ? Continuations + 1 : 0;
	if (Continuations > Http2FrameGuardPrivate::MaxContinuations)
	{
		return "a header block of too many CONTINUATION frames";
	}

	if (Type == Http2FrameGuardPrivate::DataFrame && PayloadLeft > 0)
	{
		EmptyFrames -= std::min(EmptyFrames, Http2FrameGuardPrivate::FramesPerDataFrame);
	}
	else if (++EmptyFrames > MaxEmptyFrames)
	{
		return "a flood of frames that carry no data";
	}
	return {};
}

} // namespace UE::Sidecar
