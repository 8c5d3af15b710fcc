// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/asides.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/AsidesMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

size_t EncodedSize(const FAsk& Message)
{
	return CountMessage(Message);
}

void Encode(const FAsk& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FAsk& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FAskAnswer& Message)
{
	return CountMessage(Message);
}

void Encode(const FAskAnswer& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FAskAnswer& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
