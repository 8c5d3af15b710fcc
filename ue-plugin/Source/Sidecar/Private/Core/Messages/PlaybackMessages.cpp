// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/playback.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/PlaybackMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

const char* ToString(EPlaybackEvent Value)
{
	switch (Value)
	{
	case EPlaybackEvent::Unspecified:
		return "Unspecified";
	case EPlaybackEvent::Started:
		return "Started";
	case EPlaybackEvent::Progress:
		return "Progress";
	case EPlaybackEvent::Ended:
		return "Ended";
	case EPlaybackEvent::Flushed:
		return "Flushed";
	default:
		return "Unknown";
	}
}

const char* ToString(EFlushReason Value)
{
	switch (Value)
	{
	case EFlushReason::Unspecified:
		return "Unspecified";
	case EFlushReason::BargeIn:
		return "BargeIn";
	case EFlushReason::Interrupt:
		return "Interrupt";
	case EFlushReason::PushToTalk:
		return "PushToTalk";
	case EFlushReason::SessionLost:
		return "SessionLost";
	default:
		return "Unknown";
	}
}

const char* ToString(EResumeReason Value)
{
	switch (Value)
	{
	case EResumeReason::Unspecified:
		return "Unspecified";
	case EResumeReason::ShortSound:
		return "ShortSound";
	case EResumeReason::Backchannel:
		return "Backchannel";
	case EResumeReason::NoWords:
		return "NoWords";
	case EResumeReason::Dropped:
		return "Dropped";
	case EResumeReason::AnsweredAfter:
		return "AnsweredAfter";
	default:
		return "Unknown";
	}
}

size_t EncodedSize(const FPlaybackReport& Message)
{
	return CountMessage(Message);
}

void Encode(const FPlaybackReport& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FPlaybackReport& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FFlush& Message)
{
	return CountMessage(Message);
}

void Encode(const FFlush& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FFlush& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FDuck& Message)
{
	return CountMessage(Message);
}

void Encode(const FDuck& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FDuck& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FResume& Message)
{
	return CountMessage(Message);
}

void Encode(const FResume& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FResume& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
