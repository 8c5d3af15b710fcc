// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/playback.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "Core/Wire/WireResult.h"

/** What is heard: reports from whoever plays, and orders to whoever plays. */
namespace UE::Sidecar
{

/** Why a report is sent. */
enum class EPlaybackEvent : int32_t
{
	Unspecified = 0,
	/** The first sample was heard. */
	Started = 1,
	/** Nothing but the time of the next report. */
	Progress = 2,
	/** The last sample (`UtteranceEnded.total_samples`) was heard. */
	Ended = 3,
	/** Playback stopped at `played_samples` because of a `Flush`. */
	Flushed = 4,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EPlaybackEvent Value);

/** Why playback has to stop. */
enum class EFlushReason : int32_t
{
	Unspecified = 0,
	/** The user began to speak. */
	BargeIn = 1,
	/** The game asked for it. */
	Interrupt = 2,
	/** The user pressed the talk key. */
	PushToTalk = 3,
	/** The session is gone. */
	SessionLost = 4,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EFlushReason Value);

/** Why it was no interruption. */
enum class EResumeReason : int32_t
{
	Unspecified = 0,
	/** A sound too short for a word: a cough, a click. */
	ShortSound = 1,
	/** Only words that listeners put in: "mm-hm", "yeah". */
	Backchannel = 2,
	/** No words in it. */
	NoWords = 3,
	/** The question is off: the settings changed, the session was lost, or nothing is left to interrupt. */
	Dropped = 4,
	/** Listed words, but said into the very end of the answer: it is heard out, and then they are answered. */
	AnsweredAfter = 5,
};

/** The name of the enumerator; "Unknown" for a number of a newer contract. */
const char* ToString(EResumeReason Value);

/** The position really heard. Reports that go backwards or beyond what was sent are clamped and counted. */
struct FPlaybackReport
{
	/** The utterance that is being heard. */
	uint64_t UtteranceId = 0;

	/** Samples of this utterance that have left the loudspeaker (not: were queued). */
	int64_t PlayedSamples = 0;

	/** Times the queue ran dry in this utterance so far. */
	uint32_t Underruns = 0;

	/** Why this report is sent. */
	EPlaybackEvent Event = EPlaybackEvent::Unspecified;

	bool operator==(const FPlaybackReport&) const = default;
};

/**
 * Stop now: drop every queued sample, face frame and word of all utterances up to and including this one, ease the face
 * to rest, and answer with `PlaybackReport{FLUSHED}` for the utterance that was being heard. Nothing of these
 * utterances follows but `UtteranceEnded` and a last `CaptionUpdate`.
 */
struct FFlush
{
	/** The last utterance that is dropped. */
	uint64_t ThroughUtteranceId = 0;

	/** Why. */
	EFlushReason Reason = EFlushReason::Unspecified;

	/**
	 * Microseconds from the event that caused it (the provider's speech_started, the game's interrupt) to this message.
	 */
	uint32_t SinceCauseUs = 0;

	bool operator==(const FFlush&) const = default;
};

/**
 * Lower or hold the voice while it is being decided whether the user really interrupts. Every `Duck` is followed by
 * exactly one `Resume` or `Flush`. A client of contract 1.0, which does not know `hold`, gets a gain that can still be
 * heard instead. A client that joins meanwhile is told by a `Duck` before any audio.
 */
struct FDuck
{
	/** The utterance that is being heard, or is heard next. */
	uint64_t UtteranceId = 0;

	/** The gain to fade to within ~20 ms, in decibels, e.g. -18. */
	float GainDb = 0.0f;

	/**
	 * At the end of the fade, stop taking samples: the position stays where it is until `Resume`. Report it at once
	 * (PLAYBACK_EVENT_PROGRESS).
	 */
	bool bHold = false;

	/** Microseconds from the provider's speech_started to this message. */
	uint32_t SinceCauseUs = 0;

	bool operator==(const FDuck&) const = default;
};

/**
 * Back to full volume within ~20 ms, from the very sample that was held: it was no interruption, and nothing is lost.
 */
struct FResume
{
	/** The utterance of the `Duck`. */
	uint64_t UtteranceId = 0;

	/** Why. */
	EResumeReason Reason = EResumeReason::Unspecified;

	/** Microseconds from the provider's speech_started to this message. */
	uint32_t SinceCauseUs = 0;

	bool operator==(const FResume&) const = default;
};

/** How many bytes Encode appends. */
size_t EncodedSize(const FPlaybackReport& Message);
size_t EncodedSize(const FFlush& Message);
size_t EncodedSize(const FDuck& Message);
size_t EncodedSize(const FResume& Message);

/** Appends the message as protobuf, byte for byte as the official library does. */
void Encode(const FPlaybackReport& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FFlush& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FDuck& Message, std::vector<uint8_t>& OutBytes);
void Encode(const FResume& Message, std::vector<uint8_t>& OutBytes);

/**
 * Replaces what the message held. Fields and enum values of a newer contract do no harm: the former are passed over,
 * the latter kept as numbers. After an error the message holds some of what was read.
 */
FWireResult Decode(std::span<const uint8_t> Bytes, FPlaybackReport& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FFlush& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FDuck& OutMessage);
FWireResult Decode(std::span<const uint8_t> Bytes, FResume& OutMessage);

}
