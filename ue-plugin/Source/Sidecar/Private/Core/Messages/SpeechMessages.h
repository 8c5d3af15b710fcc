// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/speech.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "Core/Wire/WireResult.h"

/** What the character says: audio, face and captions on one sample timeline per utterance. */
namespace UE::Sidecar
{

/** Why there is no more of an utterance. */
enum class EUtteranceEndReason : int32_t
{
	Unspecified = 0,
	/** Everything was sent. */
	Completed = 1,
	/** It was flushed. */
	Interrupted = 2,
	/** The provider stopped early: a token limit, a content filter. */
	Incomplete = 3,
	/** The provider failed or the session was lost in the middle of it. */
	Failed = 4,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EUtteranceEndReason Value);

/** Whose words they are. */
enum class ESpeaker : int32_t
{
	Unspecified = 0,
	/** The character. */
	Assistant = 1,
	/** The person who plays. */
	User = 2,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(ESpeaker Value);

/** How the place of a word is known. */
enum class EWordTiming : int32_t
{
	Unspecified = 0,
	/** Placed by counting letters and pauses against the audio. */
	Estimated = 1,
	/** Aligned to the sound. */
	Measured = 2,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EWordTiming Value);

/**
 * Utterance ids rise by one within a conversation, beginning with 1. Id 0 is the idle timeline: face frames for
 * whenever no utterance is heard, on samples counted from `Welcome`. They flow all the time, under speech as well; show
 * them 50 ms late, and there are always some at hand.
 */
struct FUtteranceStarted
{
	/** Rises by one; a resumed utterance is announced again with the id that it had. */
	uint64_t UtteranceId = 0;

	/** The provider's item, for logs. */
	std::string ItemId;

	/** The sample that the first `AudioChunk` begins with: 0, or the resumed position. */
	int64_t FirstSampleIndex = 0;

	bool operator==(const FUtteranceStarted&) const = default;
};

/** A piece of an utterance. Chunks of one utterance follow each other without gap or overlap. */
struct FAudioChunk
{
	/** The utterance it belongs to. */
	uint64_t UtteranceId = 0;

	/** Index of the first sample in `pcm`. */
	int64_t SampleIndex = 0;

	/** Signed 16-bit little-endian mono samples at `Welcome.audio_format.sample_rate_hz`; 20 ms, or less at the end. */
	std::vector<uint8_t> Pcm;

	bool operator==(const FAudioChunk&) const = default;
};

/**
 * One or more frames of the face. Frames of one utterance come in order and before the audio they belong to. A frame
 * with an index that was sent before replaces it.
 */
struct FFaceFrames
{
	/** The utterance they belong to; 0 for the idle timeline. */
	uint64_t UtteranceId = 0;

	/** When each frame is to be shown: at the moment this sample is heard. */
	std::vector<int64_t> SampleIndices;

	/** sample_indices.count × curve_names.count values, frame after frame, in the order of `Welcome.curve_names`. */
	std::vector<float> Values;

	bool operator==(const FFaceFrames&) const = default;
};

/** No more audio of this utterance will be sent. It has been heard when `total_samples` have been played. */
struct FUtteranceEnded
{
	/** The utterance that has ended. */
	uint64_t UtteranceId = 0;

	/** Samples of the utterance that there are to play; for an interrupted one, the samples that were heard. */
	int64_t TotalSamples = 0;

	/** Why no more is sent. */
	EUtteranceEndReason Reason = EUtteranceEndReason::Unspecified;

	bool operator==(const FUtteranceEnded&) const = default;
};

/** A word and when it is heard. */
struct FCaptionWord
{
	/** With its punctuation, without blanks around it. */
	std::string Text;

	/**
	 * On the utterance's timeline; for the user, on the microphone's: samples of 24 kHz counted from the first
	 * microphone audio that this conversation heard, its own or the game's.
	 */
	int64_t StartSample = 0;

	/** Where it ends; never before it begins. */
	int64_t EndSample = 0;

	/** How its place is known. */
	EWordTiming Timing = EWordTiming::Unspecified;

	bool operator==(const FCaptionWord&) const = default;
};

/** Replaces the earlier caption of the same `item_id`. */
struct FCaptionUpdate
{
	/** Whose words they are. */
	ESpeaker Speaker = ESpeaker::Unspecified;

	/** The provider's item: one caption per item. */
	std::string ItemId;

	/** The utterance of the assistant; 0 for the user. */
	uint64_t UtteranceId = 0;

	/**
	 * All that is known so far; the whole when final; the part that was heard after an interruption. Text may run far
	 * ahead of the sound: show words by their samples.
	 */
	std::string Text;

	/** True when all of the text is there. An interruption may still shorten it. */
	bool bFinal = false;

	/** True when `text` was cut because the utterance was interrupted. */
	bool bInterrupted = false;

	/** The words of `text` in order, none beginning before the one before it has ended. */
	std::vector<FCaptionWord> Words;

	bool operator==(const FCaptionUpdate&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FUtteranceStarted& Message);
size_t EncodedSize(const FAudioChunk& Message);
size_t EncodedSize(const FFaceFrames& Message);
size_t EncodedSize(const FUtteranceEnded& Message);
size_t EncodedSize(const FCaptionWord& Message);
size_t EncodedSize(const FCaptionUpdate& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FUtteranceStarted& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FAudioChunk& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FFaceFrames& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FUtteranceEnded& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FCaptionWord& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FCaptionUpdate& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FUtteranceStarted& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FAudioChunk& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FFaceFrames& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FUtteranceEnded& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FCaptionWord& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FCaptionUpdate& OutMessage);

}
