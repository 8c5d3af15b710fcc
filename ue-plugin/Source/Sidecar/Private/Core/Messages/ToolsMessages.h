// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/tools.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "Core/Wire/WireResult.h"

/** Functions of the game that the model may call. */
namespace UE::Sidecar
{

/** How far a call of an MCP tool is. */
enum class EMcpCallState : int32_t
{
	Unspecified = 0,
	/** The provider calls the tool. */
	InProgress = 1,
	/** The tool answered. */
	Completed = 2,
	/** It did not, or with an error. */
	Failed = 3,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EMcpCallState Value);

/** The model asks the game to do something. */
struct FToolCall
{
	/** Answer with a `ToolResult` that carries this id. Each id comes once. */
	std::string CallId;

	/** As in `ToolDefinition.name`. */
	std::string Name;

	/** A JSON object. */
	std::string ArgumentsJson;

	/** When the call is to take effect, if it belongs to a spoken place; utterance 0 for at once. */
	uint64_t UtteranceId = 0;

	/** The sample of that utterance at whose sound the call takes effect. */
	int64_t SampleIndex = 0;

	/** After this long without a result the model is told that the tool did not answer. */
	uint32_t TimeoutMs = 0;

	bool operator==(const FToolCall&) const = default;
};

/** The result is no longer wanted: the turn was interrupted, or the time is up. */
struct FToolCallCancelled
{
	/** As in the `ToolCall`. */
	std::string CallId;

	/** For a person, in English. */
	std::string Reason;

	bool operator==(const FToolCallCancelled&) const = default;
};

/** What came of a call. A result for a call that isn't open any more is ignored. */
struct FToolResult
{
	/** JSON for the model. */
	struct FOutputJson
	{
		std::string Value;

		bool operator==(const FOutputJson&) const = default;
	};

	/** What went wrong, for the model. */
	struct FError
	{
		std::string Value;

		bool operator==(const FError&) const = default;
	};

	/** As in the `ToolCall`. */
	std::string CallId;

	std::variant<std::monostate, FOutputJson, FError> Result;

	bool operator==(const FToolResult&) const = default;
};

/** The provider itself calls a tool of an MCP server; the game only learns of it. */
struct FMcpCall
{
	/** The same for all messages about one call. */
	std::string ItemId;

	/** As configured. */
	std::string ServerLabel;

	/** The tool. */
	std::string Name;

	/** As far as known. */
	std::string ArgumentsJson;

	/** How far it is. */
	EMcpCallState State = EMcpCallState::Unspecified;

	/** What the tool answered, once it has. */
	std::string Output;

	bool operator==(const FMcpCall&) const = default;
};

/** The provider wants to call a tool of an MCP server whose `require_approval` asks for consent. */
struct FMcpApprovalRequest
{
	/** Answer with an `McpApproval` that carries this id. */
	std::string ApprovalRequestId;

	/** As configured. */
	std::string ServerLabel;

	/** The tool. */
	std::string Name;

	/** What it would be called with. */
	std::string ArgumentsJson;

	/** After this long without an answer the call is refused. */
	uint32_t TimeoutMs = 0;

	bool operator==(const FMcpApprovalRequest&) const = default;
};

/** Whether the call may be made. An answer to a request that isn't open any more is ignored. */
struct FMcpApproval
{
	/** As in the `McpApprovalRequest`. */
	std::string ApprovalRequestId;

	/** Whether it may. */
	bool bApprove = false;

	/** Why, for the model; may be empty. */
	std::string Reason;

	bool operator==(const FMcpApproval&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FToolCall& Message);
size_t EncodedSize(const FToolCallCancelled& Message);
size_t EncodedSize(const FToolResult& Message);
size_t EncodedSize(const FMcpCall& Message);
size_t EncodedSize(const FMcpApprovalRequest& Message);
size_t EncodedSize(const FMcpApproval& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FToolCall& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FToolCallCancelled& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FToolResult& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FMcpCall& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FMcpApprovalRequest& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FMcpApproval& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FToolCall& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FToolCallCancelled& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FToolResult& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FMcpCall& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FMcpApprovalRequest& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FMcpApproval& OutMessage);

}
