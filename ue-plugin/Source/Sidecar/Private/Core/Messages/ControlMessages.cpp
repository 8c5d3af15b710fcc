// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/control.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/ControlMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

const char* ToString(EBudgetLevel Value)
{
	switch (Value)
	{
	case EBudgetLevel::Unspecified:
		return "Unspecified";
	case EBudgetLevel::None:
		return "None";
	case EBudgetLevel::Good:
		return "Good";
	case EBudgetLevel::Near:
		return "Near";
	case EBudgetLevel::Spent:
		return "Spent";
	default:
		return "Unknown";
	}
}

const char* ToString(EDeviceDirection Value)
{
	switch (Value)
	{
	case EDeviceDirection::Unspecified:
		return "Unspecified";
	case EDeviceDirection::Capture:
		return "Capture";
	case EDeviceDirection::Render:
		return "Render";
	default:
		return "Unknown";
	}
}

const char* ToString(ESayMode Value)
{
	switch (Value)
	{
	case ESayMode::Unspecified:
		return "Unspecified";
	case ESayMode::AsUser:
		return "AsUser";
	case ESayMode::Verbatim:
		return "Verbatim";
	default:
		return "Unknown";
	}
}

size_t EncodedSize(const FGetStatusRequest& Message)
{
	return CountMessage(Message);
}

void Encode(const FGetStatusRequest& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FGetStatusRequest& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FBudgetStatus& Message)
{
	return CountMessage(Message);
}

void Encode(const FBudgetStatus& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FBudgetStatus& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FRateLimitStatus& Message)
{
	return CountMessage(Message);
}

void Encode(const FRateLimitStatus& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FRateLimitStatus& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FConversationStatus& Message)
{
	return CountMessage(Message);
}

void Encode(const FConversationStatus& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FConversationStatus& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FRelayStatistics& Message)
{
	return CountMessage(Message);
}

void Encode(const FRelayStatistics& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FRelayStatistics& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FGetStatusResponse& Message)
{
	return CountMessage(Message);
}

void Encode(const FGetStatusResponse& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FGetStatusResponse& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FListDevicesRequest& Message)
{
	return CountMessage(Message);
}

void Encode(const FListDevicesRequest& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FListDevicesRequest& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FAudioDevice& Message)
{
	return CountMessage(Message);
}

void Encode(const FAudioDevice& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FAudioDevice& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FListDevicesResponse& Message)
{
	return CountMessage(Message);
}

void Encode(const FListDevicesResponse& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FListDevicesResponse& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FSayRequest& Message)
{
	return CountMessage(Message);
}

void Encode(const FSayRequest& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FSayRequest& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FSayResponse& Message)
{
	return CountMessage(Message);
}

void Encode(const FSayResponse& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FSayResponse& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FShutDownRequest& Message)
{
	return CountMessage(Message);
}

void Encode(const FShutDownRequest& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FShutDownRequest& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FShutDownResponse& Message)
{
	return CountMessage(Message);
}

void Encode(const FShutDownResponse& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FShutDownResponse& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
