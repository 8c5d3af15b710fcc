// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/session.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "Core/Wire/WireResult.h"

/** Opening a conversation, its state, and what a person should be told about it. */
namespace UE::Sidecar
{

/** What the client does in the conversation. */
enum class ERole : int32_t
{
	/** The same as ROLE_PARTICIPANT. */
	Unspecified = 0,
	/** Holds the conversation: plays it, speaks in it. One per character. */
	Participant = 1,
	/**
	 * Receives everything the participant receives, from the moment it joins; only `hello` is heard from it. Any
	 * number.
	 */
	Observer = 2,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ERole Value);

/** Names and order of the face curves. */
enum class ECurveSet : int32_t
{
	/** The same as CURVE_SET_ARKIT_52. */
	Unspecified = 0,
	/** No face frames are sent. */
	None = 1,
	/** Apple's 52 blendshapes, 0..1, named as Live Link Face names them (EyeBlinkLeft … TongueOut). */
	Arkit52 = 2,
	/** The 52 and nine rotations of head and eyes (HeadYaw … RightEyeRoll), -1..1 where 1 is the rig's full range. */
	Arkit61 = 3,
	/**
	 * MetaHuman raw controls, CTRL_expressions_*, 0..1, those that a face can be moved with; and what MetaHuman
	 * subjects carry beside them: HeadControlSwitch, HeadRoll, HeadPitch, HeadYaw in degrees, HeadTranslationX/Y/Z in
	 * centimetres, MHFDSVersion, DisableFaceOverride.
	 */
	Metahuman = 4,
	/** The 15 Oculus visemes, weights 0..1 that sum to 1. */
	Visemes15 = 5,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ECurveSet Value);

/** Who makes the assistant audible, and so knows what was heard. */
enum class EPlaybackOwner : int32_t
{
	/** The same as PLAYBACK_OWNER_GAME. */
	Unspecified = 0,
	/** The game plays and sends `PlaybackReport`. */
	Game = 1,
	/**
	 * The sidecar plays on its own output device. The game gets the played position in no other way than by its
	 * effects.
	 */
	Sidecar = 2,
	/** Nobody plays (text only, a test, a dashboard): the sidecar counts time from when an utterance starts. */
	Nobody = 3,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EPlaybackOwner Value);

/** What the conversation is doing. */
enum class EConversationState : int32_t
{
	Unspecified = 0,
	/** No confirmed session with the provider yet. */
	Connecting = 1,
	/** Waiting for somebody to speak or write. */
	Listening = 2,
	/** The user speaks, or holds the talk key. */
	UserSpeaking = 3,
	/** The user has finished; nothing of the answer has been heard yet. */
	Thinking = 4,
	/** The answer is being heard. Decided by playback reports, not by what was sent. */
	Speaking = 5,
	/** The session was lost and is being opened again. */
	Reconnecting = 6,
	/** It can't go on without somebody doing something; `reason` says what. */
	Failed = 7,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EConversationState Value);

/** How much it matters. */
enum class ENoticeSeverity : int32_t
{
	Unspecified = 0,
	/** Good to know. */
	Info = 1,
	/** Something works less well. */
	Warning = 2,
	/** Something did not happen. */
	Error = 3,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ENoticeSeverity Value);

/** Who decides that the user has finished. */
enum class ETurnTaking : int32_t
{
	Unspecified = 0,
	/** The provider, by silence. */
	ServerVad = 1,
	/** The provider, by what was said. */
	SemanticVad = 2,
	/** The game, by `PushToTalk`. */
	PushToTalk = 3,
	/** Only `SendText` makes turns. */
	TextOnly = 4,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ETurnTaking Value);

/** What speech of the user does to an answer that is being heard. */
enum class EBargeInPolicy : int32_t
{
	Unspecified = 0,
	/** Stops it at once, for good. */
	Immediate = 1,
	/** Holds it at once (`Duck`); then it is decided whether it goes on (`Resume`) or is over (`Flush`). */
	Reversible = 2,
	/** Nothing: it is heard to its end, and then what the user said is answered. */
	Off = 3,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EBargeInPolicy Value);

/**
 * Version of this contract. A sidecar accepts every client of its own `major`; within one major, `minor` only adds
 * fields and messages, so either side may be the newer one.
 */
struct FContractVersion
{
	/** Raised only when old clients can no longer be served. */
	uint32_t Major = 0;

	/** Raised when fields or messages are added. */
	uint32_t Minor = 0;

	bool operator==(const FContractVersion&) const = default;
};

/** Who the client is, and what it wants. */
struct FHello
{
	/** Required. `major` 0 is refused with INVALID_ARGUMENT. */
	std::optional<FContractVersion> Contract;

	/** The token of the endpoint file. May be left empty when the call carries it as metadata. */
	std::string Token;

	/** Shown in status and logs, e.g. "SidecarUE" and "1.4.0". At most 100 characters each. */
	std::string ClientName;

	/** The client's own version; see above for its length. */
	std::string ClientVersion;

	/** e.g. "Unreal Engine 5.7.1". */
	std::string EngineName;

	/** Which of the configured characters; empty for the default one. */
	std::string Character;

	/** Whether it speaks or watches. */
	ERole Role = ERole::Unspecified;

	/** What the face is drawn with. When the face engine can't, `Welcome.curve_set` is CURVE_SET_NONE. */
	ECurveSet CurveSet = ECurveSet::Unspecified;

	/** Who will report what was heard. */
	EPlaybackOwner PlaybackOwner = EPlaybackOwner::Unspecified;

	/**
	 * `Welcome.conversation_id` of an earlier stream: take that conversation over, even from a stream that still looks
	 * alive. When it no longer exists, a new one begins and `Welcome.resumed` is false.
	 */
	std::string ResumeConversationId;

	/** Begin a new conversation even if one of this character is waiting for its client to come back. */
	bool bStartFresh = false;

	/**
	 * How much audio the client wants ahead of what it has played, 200..5000 ms; 0 for the configured lead (1500 ms).
	 */
	uint32_t LeadMs = 0;

	/**
	 * Make this the character that the sidecar's microphone speaks to. The first participant gets the microphone
	 * unasked.
	 */
	bool bAddressCharacter = false;

	bool operator==(const FHello&) const = default;
};

/** What the sidecar can do for this conversation, and why not where it can't. */
struct FCapability
{
	/**
	 * A stable name: truncate, cancel, server_vad, reversible_barge_in, transcription, tool_calls, microphone,
	 * game_microphone, local_playback, echo_cancelling, face. More may be added.
	 */
	std::string Name;

	/** Whether it works in this conversation, now. */
	bool bAvailable = false;

	/** When not available: the reason, for a person, e.g. "no input device: Microphone:Source is none". */
	std::string Reason;

	bool operator==(const FCapability&) const = default;
};

/** The one format of all audio from the sidecar. */
struct FAudioFormat
{
	/** 24000. */
	uint32_t SampleRateHz = 0;

	/** 1. */
	uint32_t Channels = 0;

	/** 16: signed, little endian. */
	uint32_t BitsPerSample = 0;

	bool operator==(const FAudioFormat&) const = default;
};

/** What was agreed. */
struct FWelcome
{
	/** The version that the sidecar speaks on this stream. */
	std::optional<FContractVersion> Contract;

	/** e.g. "0.1.0". */
	std::string SidecarVersion;

	/** Use it as `Hello.resume_conversation_id` to come back. Not a secret, but not guessable either. */
	std::string ConversationId;

	/**
	 * True when the conversation existed before and goes on: an utterance in progress is sent again from the last
	 * sample reported as played, beginning with `UtteranceStarted`.
	 */
	bool bResumed = false;

	/** The configured name of the character. */
	std::string Character;

	/** Of every `AudioChunk`. */
	std::optional<FAudioFormat> AudioFormat;

	/** Of every `FaceFrames`; CURVE_SET_NONE when there are none. */
	ECurveSet CurveSet = ECurveSet::Unspecified;

	/** One name per curve, in the order of `FaceFrames.values`. Fit to be Live Link property names unchanged. */
	std::vector<std::string> CurveNames;

	/** Face frames are this many samples apart: 400, which is 60 per second. */
	uint32_t FaceFrameIntervalSamples = 0;

	/** What works in this conversation, and why the rest doesn't. */
	std::vector<FCapability> Capabilities;

	/** How much audio is kept ahead of the played position, at most. */
	uint32_t LeadMs = 0;

	/** Which kind of provider answers: "openai", "simulator", … */
	std::string Provider;

	/** As asked for; never unspecified. */
	EPlaybackOwner PlaybackOwner = EPlaybackOwner::Unspecified;

	bool operator==(const FWelcome&) const = default;
};

/** The conversation is doing something else now. */
struct FStateChanged
{
	/** The state that it is in. */
	EConversationState State = EConversationState::Unspecified;

	/** The state that it was in; the same as `state` in the first one of a stream. */
	EConversationState Previous = EConversationState::Unspecified;

	/** For a person, in English; empty when the state says it all. */
	std::string Reason;

	bool operator==(const FStateChanged&) const = default;
};

/** Something a developer or a player should be told: rate limits, degraded features, refused requests, errors. */
struct FNotice
{
	/** How much it matters. */
	ENoticeSeverity Severity = ENoticeSeverity::Unspecified;

	/** Stable, snake_case, listed in docs/notices.md. */
	std::string Code;

	/** For a person, in English. */
	std::string Text;

	/** True when it passes without anybody doing something. */
	bool bTransient = false;

	bool operator==(const FNotice&) const = default;
};

/** Whether the sidecar's own microphone now speaks to this character. */
struct FMicrophoneChanged
{
	/** Whether it speaks to this character. */
	bool bAddressed = false;

	/** Whether silence is put in its place. */
	bool bMuted = false;

	bool operator==(const FMicrophoneChanged&) const = default;
};

/** Makes the sidecar's microphone speak to this character, and no longer to another. */
struct FAddressCharacter
{
	bool operator==(const FAddressCharacter&) const = default;
};

/** Silences the user without ending anything. */
struct FSetMuted
{
	/** While muted the session hears silence, so that its clock and its turn taking go on. */
	bool bMuted = false;

	bool operator==(const FSetMuted&) const = default;
};

/** A function of the game that the model may call. */
struct FToolDefinition
{
	/** [A-Za-z0-9_-]{1,64} */
	std::string Name;

	/** When to call it and what it does, for the model. */
	std::string Description;

	/** JSON Schema of the arguments, an object. */
	std::string ParametersJson;

	bool operator==(const FToolDefinition&) const = default;
};

/** A list that may be empty and yet be present. */
struct FToolList
{
	/** Names are unique. */
	std::vector<FToolDefinition> Tools;

	bool operator==(const FToolList&) const = default;
};

/** Changes the character while the conversation goes on. Absent fields stay as they are. */
struct FUpdateCharacter
{
	/** The system prompt. */
	std::optional<std::string> Instructions;

	/** Providers refuse a change of voice once it was heard; a `Notice` says so. */
	std::optional<std::string> Voice;

	/** Who decides from now on that the user has finished. */
	std::optional<ETurnTaking> TurnTaking;

	/** Replaces the list of tools when present, also by an empty list. */
	std::optional<FToolList> Tools;

	/**
	 * What the user's speech does to an answer from now on. Also while somebody speaks: a question that is still open
	 * is settled by the new policy.
	 */
	std::optional<EBargeInPolicy> BargeIn;

	bool operator==(const FUpdateCharacter&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FContractVersion& Message);
size_t EncodedSize(const FHello& Message);
size_t EncodedSize(const FCapability& Message);
size_t EncodedSize(const FAudioFormat& Message);
size_t EncodedSize(const FWelcome& Message);
size_t EncodedSize(const FStateChanged& Message);
size_t EncodedSize(const FNotice& Message);
size_t EncodedSize(const FMicrophoneChanged& Message);
size_t EncodedSize(const FAddressCharacter& Message);
size_t EncodedSize(const FSetMuted& Message);
size_t EncodedSize(const FToolDefinition& Message);
size_t EncodedSize(const FToolList& Message);
size_t EncodedSize(const FUpdateCharacter& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FContractVersion& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FHello& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FCapability& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FAudioFormat& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FWelcome& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FStateChanged& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FNotice& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FMicrophoneChanged& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FAddressCharacter& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FSetMuted& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FToolDefinition& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FToolList& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FUpdateCharacter& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FContractVersion& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FHello& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FCapability& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FAudioFormat& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FWelcome& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FStateChanged& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FNotice& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FMicrophoneChanged& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FAddressCharacter& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FSetMuted& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FToolDefinition& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FToolList& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FUpdateCharacter& OutMessage);

}
