// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/turns.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/TurnsMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

const char* ToString(EPushToTalkAction Value)
{
	switch (Value)
	{
	case EPushToTalkAction::Unspecified:
		return "Unspecified";
	case EPushToTalkAction::Begin:
		return "Begin";
	case EPushToTalkAction::End:
		return "End";
	case EPushToTalkAction::Cancel:
		return "Cancel";
	default:
		return "Unknown";
	}
}

const char* ToString(ETurnInput Value)
{
	switch (Value)
	{
	case ETurnInput::Unspecified:
		return "Unspecified";
	case ETurnInput::Voice:
		return "Voice";
	case ETurnInput::Text:
		return "Text";
	case ETurnInput::None:
		return "None";
	default:
		return "Unknown";
	}
}

size_t EncodedSize(const FPushToTalk& Message)
{
	return CountMessage(Message);
}

void Encode(const FPushToTalk& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FPushToTalk& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FSendText& Message)
{
	return CountMessage(Message);
}

void Encode(const FSendText& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FSendText& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FSendImage& Message)
{
	return CountMessage(Message);
}

void Encode(const FSendImage& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FSendImage& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FInterrupt& Message)
{
	return CountMessage(Message);
}

void Encode(const FInterrupt& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FInterrupt& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FMicrophoneAudio& Message)
{
	return CountMessage(Message);
}

void Encode(const FMicrophoneAudio& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FMicrophoneAudio& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FTokenUsage& Message)
{
	return CountMessage(Message);
}

void Encode(const FTokenUsage& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FTokenUsage& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FUsageReport& Message)
{
	return CountMessage(Message);
}

void Encode(const FUsageReport& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FUsageReport& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FTurnReport& Message)
{
	return CountMessage(Message);
}

void Encode(const FTurnReport& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FTurnReport& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
