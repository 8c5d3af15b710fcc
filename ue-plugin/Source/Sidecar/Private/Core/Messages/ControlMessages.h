// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/control.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "Core/Messages/SessionMessages.h"
#include "Core/Messages/TurnsMessages.h"
#include "Core/Wire/WireResult.h"

/** For tools and dashboards. Every call needs the token as metadata `authorization: Bearer <token>`. */
namespace UE::Sidecar
{

/** How far a budget is used up. */
enum class EBudgetLevel : int32_t
{
	Unspecified = 0,
	/** No budget is configured. */
	None = 1,
	/** Less than 80 % is used. */
	Good = 2,
	/** 80 % or more is used. */
	Near = 3,
	/** It is used up: nothing more is asked of the provider. */
	Spent = 4,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EBudgetLevel Value);

/** Which way the sound goes. */
enum class EDeviceDirection : int32_t
{
	Unspecified = 0,
	/** A microphone or line input. */
	Capture = 1,
	/** A loudspeaker or headphones. */
	Render = 2,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EDeviceDirection Value);

/** What is done with the text. */
enum class ESayMode : int32_t
{
	Unspecified = 0,
	/** The text is given to the model as if the user had written it. */
	AsUser = 1,
	/** The model is asked to speak exactly this text. */
	Verbatim = 2,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ESayMode Value);

/** Asks for everything there is. */
struct FGetStatusRequest
{
	bool operator==(const FGetStatusRequest&) const = default;
};

/** A budget and what is used of it. */
struct FBudgetStatus
{
	/** How far it is used up. */
	EBudgetLevel Level = EBudgetLevel::Unspecified;

	/**
	 * The used share of the limit that is nearest its end; 1 when it is used up, more when the last answer went beyond.
	 */
	double UsedShare = 0.0;

	/** That limit in words, e.g. "0.41 of 0.50 USD for this conversation"; empty without a budget. */
	std::string Text;

	bool operator==(const FBudgetStatus&) const = default;
};

/** What the provider last said of one of its limits. */
struct FRateLimitStatus
{
	/** "requests", "tokens", … */
	std::string Name;

	/** The most per interval. */
	int64_t Limit = 0;

	/** What was left. */
	int64_t Remaining = 0;

	/** Seconds from the moment it was told until the limit would be whole again. */
	double ResetSeconds = 0.0;

	bool operator==(const FRateLimitStatus&) const = default;
};

/** One conversation, seen from outside. */
struct FConversationStatus
{
	/** As in `Welcome`. */
	std::string ConversationId;

	/** The configured name of the character. */
	std::string Character;

	/** As last told by `StateChanged`. */
	EConversationState State = EConversationState::Unspecified;

	/** Why, where the state needs a reason. */
	std::string StateReason;

	/** Names of the clients that are there now. */
	std::vector<std::string> Participants;

	/** How many clients only watch. */
	uint32_t Observers = 0;

	/** Whether the sidecar's microphone speaks to this character. */
	bool bHasMicrophone = false;

	/** Answered turns so far. */
	uint64_t Turns = 0;

	/** Milliseconds left for a client to come back; 0 while one is there. */
	uint64_t GraceLeftMs = 0;

	/** Of the conversation, over all of its sessions. */
	std::optional<FUsageReport> Usage;

	/** Of the session with the provider that is open now, or was open last. */
	std::optional<FUsageReport> SessionUsage;

	/** Of the conversation or of the day, whichever is nearer its end. */
	std::optional<FBudgetStatus> Budget;

	/** One per limit that the provider told of; empty where it tells none. */
	std::vector<FRateLimitStatus> RateLimits;

	bool operator==(const FConversationStatus&) const = default;
};

/**
 * From an audio delta's arrival on the WebSocket to the hand-over of its first sample to gRPC, for the deltas that were
 * not held back on purpose to keep the lead.
 */
struct FRelayStatistics
{
	/** How many deltas were measured. */
	uint64_t Deltas = 0;

	/** Median, microseconds. */
	double P50Us = 0.0;

	/** 99th percentile, microseconds. */
	double P99Us = 0.0;

	/** Slowest, microseconds. */
	double MaxUs = 0.0;

	bool operator==(const FRelayStatistics&) const = default;
};

/** The daemon at the moment of the call. */
struct FGetStatusResponse
{
	/** e.g. "0.1.0". */
	std::string SidecarVersion;

	/** The newest contract that this sidecar speaks. */
	std::optional<FContractVersion> Contract;

	/** Milliseconds since the daemon started. */
	uint64_t UptimeMs = 0;

	/** Which kind of provider answers: "openai", "simulator", … */
	std::string Provider;

	/** Those with a client, and those waiting for theirs to come back. */
	std::vector<FConversationStatus> Conversations;

	/** Since the daemon started. */
	std::optional<FRelayStatistics> Relay;

	/** Of the daemon as a whole; what holds for one conversation is in its `Welcome`. */
	std::vector<FCapability> Capabilities;

	/** Where the provider's key comes from: "token-mint at https://…", "direct-key" or "none". Never the key. */
	std::string ProviderAuth;

	/** Of all conversations with this provider since midnight, local time, over restarts of the daemon. */
	std::optional<FUsageReport> UsageToday;

	/** What is left of the day's budget. */
	std::optional<FBudgetStatus> BudgetToday;

	bool operator==(const FGetStatusResponse&) const = default;
};

/** Asks for the devices of every backend. */
struct FListDevicesRequest
{
	bool operator==(const FListDevicesRequest&) const = default;
};

/** A device that a backend offers. */
struct FAudioDevice
{
	/** Stable across restarts. */
	std::string Id;

	/** For a person, as the system shows it. */
	std::string Name;

	/** Which way the sound goes. */
	EDeviceDirection Direction = EDeviceDirection::Unspecified;

	/** Whether the system prefers it for its direction. */
	bool bIsDefault = false;

	/** Its own rate in samples per second; 0 when not known. */
	uint32_t SampleRateHz = 0;

	/** Its own number of channels; 0 when not known. */
	uint32_t Channels = 0;

	/** Which backend it belongs to. */
	std::string Backend;

	bool operator==(const FAudioDevice&) const = default;
};

/** What every backend sees. */
struct FListDevicesResponse
{
	/** In no particular order. */
	std::vector<FAudioDevice> Devices;

	/** Where a backend can't be used: which, and why. */
	std::vector<FCapability> Backends;

	bool operator==(const FListDevicesResponse&) const = default;
};

/** Makes a character speak. */
struct FSayRequest
{
	/** Empty for the default character. */
	std::string Character;

	/** At most 16 000 characters. */
	std::string Text;

	/** SAY_MODE_UNSPECIFIED is the same as SAY_MODE_AS_USER. */
	ESayMode Mode = ESayMode::Unspecified;

	bool operator==(const FSayRequest&) const = default;
};

/** The text was handed to the provider; what is heard of it comes on the `Converse` stream. */
struct FSayResponse
{
	bool operator==(const FSayResponse&) const = default;
};

/** Ends the daemon. */
struct FShutDownRequest
{
	bool operator==(const FShutDownRequest&) const = default;
};

/** The daemon is on its way down. */
struct FShutDownResponse
{
	bool operator==(const FShutDownResponse&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FGetStatusRequest& Message);
size_t EncodedSize(const FBudgetStatus& Message);
size_t EncodedSize(const FRateLimitStatus& Message);
size_t EncodedSize(const FConversationStatus& Message);
size_t EncodedSize(const FRelayStatistics& Message);
size_t EncodedSize(const FGetStatusResponse& Message);
size_t EncodedSize(const FListDevicesRequest& Message);
size_t EncodedSize(const FAudioDevice& Message);
size_t EncodedSize(const FListDevicesResponse& Message);
size_t EncodedSize(const FSayRequest& Message);
size_t EncodedSize(const FSayResponse& Message);
size_t EncodedSize(const FShutDownRequest& Message);
size_t EncodedSize(const FShutDownResponse& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FGetStatusRequest& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FBudgetStatus& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FRateLimitStatus& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FConversationStatus& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FRelayStatistics& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FGetStatusResponse& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FListDevicesRequest& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FAudioDevice& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FListDevicesResponse& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FSayRequest& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FSayResponse& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FShutDownRequest& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FShutDownResponse& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FGetStatusRequest& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FBudgetStatus& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FRateLimitStatus& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FConversationStatus& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FRelayStatistics& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FGetStatusResponse& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FListDevicesRequest& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FAudioDevice& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FListDevicesResponse& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FSayRequest& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FSayResponse& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FShutDownRequest& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FShutDownResponse& OutMessage);

}
