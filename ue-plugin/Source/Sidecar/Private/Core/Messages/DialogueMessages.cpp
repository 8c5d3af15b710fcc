// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/dialogue.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/DialogueMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

size_t EncodedSize(const FClientMessage& Message)
{
	return CountMessage(Message);
}

void Encode(const FClientMessage& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FClientMessage& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FServerMessage& Message)
{
	return CountMessage(Message);
}

void Encode(const FServerMessage& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FServerMessage& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
