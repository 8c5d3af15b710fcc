// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/asides.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "Core/Wire/WireResult.h"

/**
 * Questions to the model beside the conversation: to sort, to decide, to sum up. Nothing of them is spoken, shown or
 * remembered.
 */
namespace UE::Sidecar
{

/** Asks the model for an answer in writing, while the conversation goes on. At most 16 at once. */
struct FAsk
{
	/** Chosen by the game, 1..64 characters, unique among those that are open. */
	std::string AskId;

	/** What the model shall do, e.g. "Answer with the mood of the user in one word." */
	std::string Instructions;

	/** What it shall do it with; may be empty. */
	std::string Text;

	/** Whether the model reads the conversation so far. */
	bool bWithConversation = false;

	/** 1..4096; 0 for no limit but the model's. */
	uint32_t MaxOutputTokens = 0;

	/** 100..120000; 0 for 30000. */
	uint32_t TimeoutMs = 0;

	bool operator==(const FAsk&) const = default;
};

/** The answer, once per `Ask`. */
struct FAskAnswer
{
	/** What the model wrote. */
	struct FTextResult
	{
		std::string Value;

		bool operator==(const FTextResult&) const = default;
	};

	/** Why there is no answer, for a person, in English. */
	struct FError
	{
		std::string Value;

		bool operator==(const FError&) const = default;
	};

	/** As in the `Ask`. */
	std::string AskId;

	std::variant<std::monostate, FTextResult, FError> Result;

	bool operator==(const FAskAnswer&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FAsk& Message);
size_t EncodedSize(const FAskAnswer& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FAsk& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FAskAnswer& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FAsk& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FAskAnswer& OutMessage);

}
