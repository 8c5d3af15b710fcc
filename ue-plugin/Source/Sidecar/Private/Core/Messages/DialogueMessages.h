// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/dialogue.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "Core/Messages/AsidesMessages.h"
#include "Core/Messages/PlaybackMessages.h"
#include "Core/Messages/SessionMessages.h"
#include "Core/Messages/SpeechMessages.h"
#include "Core/Messages/ToolsMessages.h"
#include "Core/Messages/TurnsMessages.h"
#include "Core/Wire/WireResult.h"

/**
 * The contract between the sidecar and a game, version 1.
 *
 * One `Converse` stream carries one character's conversation, so order is guaranteed: a message is about the state of
 * things after every message before it. The rules that hold everywhere:
 *
 *  * Time is counted in samples. Each utterance of the assistant has its own timeline that starts at sample 0 and runs
 *    at the rate given in `Welcome.audio_format` (24 000 per second). Audio, face frames, caption words and tool-call
 *    cues of an utterance are all stamped on it. Nothing is synchronised by arrival time.
 *  * Whoever plays the audio reports the sample really played (`PlaybackReport`). What was heard decides where an
 *    interrupted answer is cut, what the captions say, and when the character counts as speaking.
 *  * Unknown fields and unknown members of a oneof are to be ignored, by both sides: that is how the contract grows.
 *  * Every field name says its unit. Absent numbers are 0, absent text is empty.
 *
 * Authentication: the token of the endpoint file (see docs/connecting.md), either as gRPC metadata `authorization:
 * Bearer <token>` or in `Hello.token`. Without it the call ends with UNAUTHENTICATED.
 */
namespace UE::Sidecar
{

/** From the game to the sidecar. */
struct FClientMessage
{
	std::variant<std::monostate,
		/** First and once. */
		FHello,
		/** Every ~100 ms while an utterance is being heard, and at once when it starts, ends or is flushed. */
		FPlaybackReport,
		/** The talk key went down or up. */
		FPushToTalk,
		/** The user wrote instead of speaking. */
		FSendText,
		/** Stops the assistant as a spoken interruption would. */
		FInterrupt,
		/** Silences the user. */
		FSetMuted,
		/** Makes this character the one that the sidecar's microphone speaks to. */
		FAddressCharacter,
		/** Answers a `ToolCall`. */
		FToolResult,
		/** Sound of a microphone that the game captures. */
		FMicrophoneAudio,
		/** Changes who the character is. */
		FUpdateCharacter,
		/** Shows the character a picture. Since 1.1. */
		FSendImage,
		/** Asks the model something beside the conversation. Since 1.1. */
		FAsk,
		/** Answers an `McpApprovalRequest`. Since 1.1. */
		FMcpApproval>
		Body;

	bool operator==(const FClientMessage&) const = default;
};

/** From the sidecar to the game. */
struct FServerMessage
{
	std::variant<std::monostate,
		/** First and once. */
		FWelcome,
		/** After `welcome`, and at every change of state. */
		FStateChanged,
		/** Before anything else of that utterance. */
		FUtteranceStarted,
		/** The next piece of sound. */
		FAudioChunk,
		/** The next frames of the face. */
		FFaceFrames,
		/** What was said, by either side. */
		FCaptionUpdate,
		/** After the last `audio_chunk` of that utterance. */
		FUtteranceEnded,
		/** Stop what is heard. */
		FFlush,
		/** Lower the voice for a moment. */
		FDuck,
		/** Raise it again. */
		FResume,
		/** The model wants something done. */
		FToolCall,
		/** It no longer does. */
		FToolCallCancelled,
		/** Something that a developer or a player should be told. */
		FNotice,
		/** Once per answered turn, at its end. */
		FTurnReport,
		/** Whether the sidecar's microphone now speaks to this character. */
		FMicrophoneChanged,
		/** What the model says to an `Ask`. Since 1.1. */
		FAskAnswer,
		/** The provider calls a tool of an MCP server. Since 1.1. */
		FMcpCall,
		/** The provider asks whether it may. Since 1.1. */
		FMcpApprovalRequest>
		Body;

	bool operator==(const FServerMessage&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FClientMessage& Message);
size_t EncodedSize(const FServerMessage& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FClientMessage& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FServerMessage& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FClientMessage& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FServerMessage& OutMessage);

}
