// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/speech.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/SpeechMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

const char* ToString(EUtteranceEndReason Value)
{
	switch (Value)
	{
	case EUtteranceEndReason::Unspecified:
		return "Unspecified";
	case EUtteranceEndReason::Completed:
		return "Completed";
	case EUtteranceEndReason::Interrupted:
		return "Interrupted";
	case EUtteranceEndReason::Incomplete:
		return "Incomplete";
	case EUtteranceEndReason::Failed:
		return "Failed";
	default:
		return "Unknown";
	}
}

const char* ToString(ESpeaker Value)
{
	switch (Value)
	{
	case ESpeaker::Unspecified:
		return "Unspecified";
	case ESpeaker::Assistant:
		return "Assistant";
	case ESpeaker::User:
		return "User";
	default:
		return "Unknown";
	}
}

const char* ToString(EWordTiming Value)
{
	switch (Value)
	{
	case EWordTiming::Unspecified:
		return "Unspecified";
	case EWordTiming::Estimated:
		return "Estimated";
	case EWordTiming::Measured:
		return "Measured";
	default:
		return "Unknown";
	}
}

size_t EncodedSize(const FUtteranceStarted& Message)
{
	return CountMessage(Message);
}

void Encode(const FUtteranceStarted& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FUtteranceStarted& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FAudioChunk& Message)
{
	return CountMessage(Message);
}

void Encode(const FAudioChunk& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FAudioChunk& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FFaceFrames& Message)
{
	return CountMessage(Message);
}

void Encode(const FFaceFrames& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FFaceFrames& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FUtteranceEnded& Message)
{
	return CountMessage(Message);
}

void Encode(const FUtteranceEnded& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FUtteranceEnded& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FCaptionWord& Message)
{
	return CountMessage(Message);
}

void Encode(const FCaptionWord& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FCaptionWord& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FCaptionUpdate& Message)
{
	return CountMessage(Message);
}

void Encode(const FCaptionUpdate& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FCaptionUpdate& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
