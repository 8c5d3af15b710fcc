// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Captions/CaptionLine.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace UE::Sidecar
{

/** What a caption event tells. */
enum class ECaptionEventType : uint8_t
{
	/** A word of the assistant begins to sound: Text is the word. */
	Word,

	/** A caption reads differently now: Text is what was said so far. */
	Caption,
};

/** Something to show. */
struct FCaptionEvent
{
	ECaptionEventType Type = ECaptionEventType::Caption;
	ESpeaker Speaker = ESpeaker::Unspecified;

	/** One caption on the screen per item. */
	std::string ItemId;

	/** 0 for the user. */
	uint64_t UtteranceId = 0;
	std::string Text;

	/** Of a Word: where it stands in the caption, from 0, and its samples on the utterance's timeline. */
	size_t WordIndex = 0;
	int64_t StartSample = 0;
	int64_t EndSample = 0;
	EWordTiming Timing = EWordTiming::Unspecified;

	/** Of a Caption: nothing more will be said of it. */
	bool bFinal = false;

	/** Of a Caption: the rest was not said, because the utterance was interrupted. */
	bool bInterrupted = false;
};

/**
 * The captions of a conversation by what is heard: each word of the assistant once, when its first sample is heard; a
 * caption of the user, or of an assistant without sound, as soon as it comes. An update may replace text and words at
 * any time: a word that was spoken is not spoken again, one that moved to where was heard already is spoken at once,
 * and an interrupted caption is cut to the text that the sidecar says was heard. Text without words is shown as a whole
 * when its utterance begins to sound. Game thread.
 *
 * What is to be shown is appended to OutEvents, words before the caption that they make.
 */
class FCaptionTimeline final
{
public:
	/** Captions that are kept; the oldest are forgotten first. */
	static constexpr size_t MaxItems = 64;

	/** Takes CaptionUpdate. */
	void Apply(FCaptionUpdate Update, std::vector<FCaptionEvent>& OutEvents);

	/**
	 * An utterance is heard; HeardSamples of it have been: a sample is heard when its index is less than that.
	 * Utterances before it count as heard to their end. To be called only from when its first sample sounds.
	 */
	void Advance(uint64_t UtteranceId, int64_t HeardSamples, std::vector<FCaptionEvent>& OutEvents);

	/** All utterances up to and including this one were heard to their end: the words that are left are spoken. */
	void FinishThrough(uint64_t UtteranceId, std::vector<FCaptionEvent>& OutEvents);

	/** All utterances up to and including this one were flushed: no word of them is spoken any more. */
	void FlushThrough(uint64_t UtteranceId);

	/** For a new conversation. */
	void Clear();

	/** The caption of an item of the assistant as far as it was spoken; empty when it isn't known. */
	std::string SpokenText(const std::string& ItemId) const;

	size_t ItemCount() const;

private:
	int64_t HeardSamplesOf(uint64_t UtteranceId) const;
	FCaptionLine& FindOrAddLine(const FCaptionUpdate& Update);
	void SpeakAll(std::vector<FCaptionEvent>& OutEvents);
	bool SpeakHeardWords(FCaptionLine& Line, std::vector<FCaptionEvent>& OutEvents) const;

	/** In the order in which they came. */
	std::deque<FCaptionLine> Lines;
	uint64_t HeardUtteranceId = 0;
	int64_t HeardSampleCount = 0;
	uint64_t FinishedThrough = 0;
	uint64_t FlushedThrough = 0;

	/** The newest utterance of a caption that was forgotten: if it comes again, its words were spoken. */
	uint64_t ForgottenThrough = 0;
};

}
