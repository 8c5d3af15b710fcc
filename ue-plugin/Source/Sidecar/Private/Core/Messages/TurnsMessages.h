// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/turns.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "Core/Wire/WireResult.h"

/** What the user does, and where a turn's time went. */
namespace UE::Sidecar
{

/** What happened to the talk key. */
enum class EPushToTalkAction : int32_t
{
	Unspecified = 0,
	/** Pressed: stops the assistant and listens. */
	Begin = 1,
	/** Released: the turn is complete. */
	End = 2,
	/** Released without a turn: what was said is forgotten. */
	Cancel = 3,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EPushToTalkAction Value);

/** How the user spoke. */
enum class ETurnInput : int32_t
{
	Unspecified = 0,
	/** Into a microphone. */
	Voice = 1,
	/** By `SendText`. */
	Text = 2,
	/** The assistant spoke of its own accord (`Control.Say`). */
	None = 3,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ETurnInput Value);

/** The talk key went down or up. */
struct FPushToTalk
{
	/** PUSH_TO_TALK_ACTION_UNSPECIFIED is ignored. */
	EPushToTalkAction Action = EPushToTalkAction::Unspecified;

	bool operator==(const FPushToTalk&) const = default;
};

/** A turn of the user in writing. */
struct FSendText
{
	/** At most 16 000 characters. */
	std::string Text;

	bool operator==(const FSendText&) const = default;
};

/** A picture from the game: what the character sees. */
struct FSendImage
{
	/** A whole PNG or JPEG file, at most 3 MiB. */
	std::vector<uint8_t> Data;

	/** "image/png" or "image/jpeg". */
	std::string MimeType;

	/** Said with it, as by the user; may be empty. */
	std::string Text;

	/** How closely to look: "auto" (also when empty), "low" or "high". */
	std::string Detail;

	/** Whether the character shall answer to it, as to a `SendText`. Otherwise it only knows it from now on. */
	bool bAnswer = false;

	bool operator==(const FSendImage&) const = default;
};

/** Stops the answer that is being made or heard, if there is one. */
struct FInterrupt
{
	bool operator==(const FInterrupt&) const = default;
};

/**
 * For a game that captures its own microphone: Pixel Streaming, consoles, a remote player. Sent in real time. While it
 * flows, it takes the place of the sidecar's microphone for this character.
 */
struct FMicrophoneAudio
{
	/** Signed 16-bit little-endian mono; at most 1 s per message. */
	std::vector<uint8_t> Pcm;

	/** 8000..192000; 0 for 24000. A change starts a new stream. */
	uint32_t SampleRateHz = 0;

	bool operator==(const FMicrophoneAudio&) const = default;
};

/** Tokens as the provider counts them. Those that it does not sort into kinds count as text. */
struct FTokenUsage
{
	/** Text that the model read. */
	uint32_t InputTextTokens = 0;

	/** Sound that the model heard. */
	uint32_t InputAudioTokens = 0;

	/** Those of all kinds that were cached and so cost less. They are part of the kinds' own counts. */
	uint32_t InputCachedTokens = 0;

	/** Text that the model wrote. */
	uint32_t OutputTextTokens = 0;

	/** Sound that the model made. */
	uint32_t OutputAudioTokens = 0;

	/** Pictures that the model saw. */
	uint32_t InputImageTokens = 0;

	/** The cached part of `input_text_tokens`. */
	uint32_t InputCachedTextTokens = 0;

	/** The cached part of `input_audio_tokens`. */
	uint32_t InputCachedAudioTokens = 0;

	/** The cached part of `input_image_tokens`. */
	uint32_t InputCachedImageTokens = 0;

	/** What the transcription of the user read, where it is counted in tokens. In none of the counts above. */
	uint32_t TranscriptionInputTokens = 0;

	/** What the transcription of the user wrote, where it is counted in tokens. In none of the counts above. */
	uint32_t TranscriptionOutputTokens = 0;

	/** Seconds of the user's speech that were transcribed, where the transcription is counted in time. */
	double TranscriptionSeconds = 0.0;

	bool operator==(const FTokenUsage&) const = default;
};

/** What was used, and what it costs. */
struct FUsageReport
{
	/** Of the provider, and of its transcription of the user. */
	std::optional<FTokenUsage> Tokens;

	/** In `currency`; 0 without a price table. */
	double Cost = 0.0;

	/** As configured, e.g. "USD"; empty without a price table. */
	std::string Currency;

	/** Tokens that the price table has no price for, so that `cost` does not hold them. */
	uint64_t UnpricedTokens = 0;

	/** Seconds of transcription that the price table has no price for. */
	double UnpricedTranscriptionSeconds = 0.0;

	bool operator==(const FUsageReport&) const = default;
};

/**
 * One per answered turn, when its last utterance was heard, interrupted or given up. Stages are microseconds from
 * `speech_end`, as seen by the sidecar; 0 where a stage did not happen.
 */
struct FTurnReport
{
	/** Rises by one within a conversation, beginning with 1. */
	uint64_t TurnId = 0;

	/** How the user spoke. */
	ETurnInput Input = ETurnInput::Unspecified;

	/** The utterances of the answer, in order. */
	std::vector<uint64_t> UtteranceIds;

	/**
	 * Where the user's speech began and ended on the microphone's timeline: ms since the first microphone audio that
	 * this conversation heard, its own or the game's; padding and trailing silence taken off.
	 */
	int64_t UserSpeechStartMs = 0;

	/** Where it ended, as above. */
	int64_t UserSpeechEndMs = 0;

	/** The provider noticed the end of speech. */
	int64_t SpeechStoppedUs = 0;

	/** The provider began to answer. */
	int64_t ResponseCreatedUs = 0;

	/** First audio delta arrived. */
	int64_t FirstAudioUs = 0;

	/** First chunk handed to gRPC. */
	int64_t FirstChunkUs = 0;

	/** The report of the first sample heard arrived. */
	int64_t FirstHeardUs = 0;

	/** Samples of the answer that arrived, and that were heard. */
	int64_t ReceivedSamples = 0;

	/** Samples of the answer that were heard. */
	int64_t PlayedSamples = 0;

	/** Whether the answer was cut short. */
	bool bInterrupted = false;

	/** What the provider was told was heard; -1 when nothing had to be truncated. */
	int64_t TruncateAudioEndMs = 0;

	/** From the provider's speech_started that interrupted this answer to the Flush; 0 when it was not interrupted. */
	int64_t FlushUs = 0;

	/** Of this turn alone. */
	std::optional<FTokenUsage> Usage;

	/** In `currency`; 0 without a price table. */
	double Cost = 0.0;

	/** As configured, e.g. "USD"; empty without a price table. */
	std::string Currency;

	/** Of the conversation so far, this turn included. */
	std::optional<FUsageReport> ConversationUsage;

	/**
	 * What the last microphone frame before `speech_stopped` waited for the socket, from the moment it was complete.
	 * Not counted from `speech_end`. 0 for a turn that was not spoken, and where the session does not measure it.
	 */
	int64_t MicrophoneToSocketUs = 0;

	/**
	 * The sidecar asked for the answer; 0 where the provider answers of its own accord, as with its speech detection.
	 */
	int64_t ResponseRequestedUs = 0;

	/** The first piece of the answer's transcript arrived. */
	int64_t FirstTranscriptUs = 0;

	/** The provider closed the (last) response. */
	int64_t ResponseDoneUs = 0;

	/** Times that the game's playback ran dry inside the answer. */
	uint32_t Underruns = 0;

	bool operator==(const FTurnReport&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FPushToTalk& Message);
size_t EncodedSize(const FSendText& Message);
size_t EncodedSize(const FSendImage& Message);
size_t EncodedSize(const FInterrupt& Message);
size_t EncodedSize(const FMicrophoneAudio& Message);
size_t EncodedSize(const FTokenUsage& Message);
size_t EncodedSize(const FUsageReport& Message);
size_t EncodedSize(const FTurnReport& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FPushToTalk& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FSendText& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FSendImage& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FInterrupt& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FMicrophoneAudio& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FTokenUsage& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FUsageReport& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FTurnReport& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FPushToTalk& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FSendText& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FSendImage& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FInterrupt& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FMicrophoneAudio& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FTokenUsage& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FUsageReport& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FTurnReport& OutMessage);

}
