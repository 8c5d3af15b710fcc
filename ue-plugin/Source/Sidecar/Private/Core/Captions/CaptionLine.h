// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Messages/SpeechMessages.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace UE::Sidecar
{

/** One caption of the assistant, and how many of its words have been spoken. One thread at a time. */
class FCaptionLine final
{
public:
	/**
	 * Takes a newer state of the caption. Words that were spoken stay spoken, wherever they are now: found again by
	 * their text where the beginning was rewritten, else by their place. HeardSamples of the utterance have been heard.
	 */
	void Replace(FCaptionUpdate NewUpdate, int64_t HeardSamples);

	/** The next word whose start has been heard, which then counts as spoken; null when there is none. */
	const FCaptionWord* TakeHeardWord(int64_t HeardSamples);

	/** Whether the text of a caption without words, which can only be shown as a whole, is due; true once. */
	bool TakeHeardWhole(int64_t HeardSamples);

	/** All that there is counts as spoken, and what is yet to come too. */
	void SkipAll();

	/** The part of the text that was spoken; all of it when the caption was cut. */
	std::string_view SpokenText() const;

	/** Whether nothing more will be said of it. */
	bool IsComplete() const;

	/** How many of the words have been spoken. */
	size_t SpokenWords() const;

	const FCaptionUpdate& Update() const;

private:
	size_t FindSpokenWords(const std::vector<FCaptionWord>& NewWords, int64_t HeardSamples) const;
	void FindWordEnds();

	FCaptionUpdate Current;

	/** For each word where in the text it ends, in bytes. */
	std::vector<size_t> WordEnds;
	size_t SpokenCount = 0;
	bool bSkipsAll = false;
	bool bIsWholeShown = false;
};

}
