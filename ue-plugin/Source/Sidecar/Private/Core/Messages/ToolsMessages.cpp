// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/tools.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/ToolsMessages.h"

#include "Core/Messages/MessageFields.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

const char* ToString(EMcpCallState Value)
{
	switch (Value)
	{
	case EMcpCallState::Unspecified:
		return "Unspecified";
	case EMcpCallState::InProgress:
		return "InProgress";
	case EMcpCallState::Completed:
		return "Completed";
	case EMcpCallState::Failed:
		return "Failed";
	default:
		return "Unknown";
	}
}

size_t EncodedSize(const FToolCall& Message)
{
	return CountMessage(Message);
}

void Encode(const FToolCall& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FToolCall& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FToolCallCancelled& Message)
{
	return CountMessage(Message);
}

void Encode(const FToolCallCancelled& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FToolCallCancelled& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FToolResult& Message)
{
	return CountMessage(Message);
}

void Encode(const FToolResult& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FToolResult& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FMcpCall& Message)
{
	return CountMessage(Message);
}

void Encode(const FMcpCall& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FMcpCall& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FMcpApprovalRequest& Message)
{
	return CountMessage(Message);
}

void Encode(const FMcpApprovalRequest& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FMcpApprovalRequest& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

size_t EncodedSize(const FMcpApproval& Message)
{
	return CountMessage(Message);
}

void Encode(const FMcpApproval& Message, std::vector<uint8_t>& OutBytes)
{
	EncodeMessage(Message, OutBytes);
}

FWireResult Decode(std::span<const uint8_t> Bytes, FMcpApproval& OutMessage)
{
	return DecodeMessage(Bytes, OutMessage);
}

}
