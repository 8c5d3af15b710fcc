// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Captions/CaptionLine.h"

#include <algorithm>
#include <utility>

namespace UE::Sidecar
{

namespace CaptionLinePrivate
{

/** How far a spoken word is looked for when words before it came or went. */
constexpr size_t SearchWords = 8;

std::string_view WithoutPunctuation(std::string_view Word)
{
	const size_t Last = Word.find_last_not_of(".,;:!?\"')-");
	return Last == std::string_view::npos ? Word : Word.substr(0, Last + 1);
}

/** The same word, perhaps with other punctuation, or when only its beginning was known. */
bool IsSameWord(std::string_view Old, std::string_view New)
{
	const std::string_view OldCore = WithoutPunctuation(Old);
	return New.substr(0, OldCore.size()) == OldCore;
}

}

void FCaptionLine::Replace(FCaptionUpdate NewUpdate, int64_t HeardSamples)
{
	SpokenCount = bSkipsAll ? NewUpdate.Words.size() : FindSpokenWords(NewUpdate.Words, HeardSamples);
	Current = std::move(NewUpdate);
	FindWordEnds();
}

const FCaptionWord* FCaptionLine::TakeHeardWord(int64_t HeardSamples)
{
	if (SpokenCount >= Current.Words.size() || Current.Words[SpokenCount].StartSample >= HeardSamples)
	{
		return nullptr;
	}
	return &Current.Words[SpokenCount++];
}

bool FCaptionLine::TakeHeardWhole(int64_t HeardSamples)
{
	if (bIsWholeShown || !Current.Words.empty() || Current.Text.empty() || HeardSamples <= 0)
	{
		return false;
	}
	bIsWholeShown = true;
	return true;
}

void FCaptionLine::SkipAll()
{
	bSkipsAll = true;
	SpokenCount = Current.Words.size();
}

std::string_view FCaptionLine::SpokenText() const
{
	const std::string_view Text = Current.Text;
	if (bSkipsAll || IsComplete() || (Current.Words.empty() && bIsWholeShown))
	{
		return Text;
	}
	return Text.substr(0, SpokenCount == 0 ? 0 : WordEnds[SpokenCount - 1]);
}

bool FCaptionLine::IsComplete() const
{
	const bool bAllIsSpoken = Current.Words.empty() ? bIsWholeShown : SpokenCount == Current.Words.size();
	return Current.bInterrupted || (Current.bFinal && (bSkipsAll || bAllIsSpoken));
}

size_t FCaptionLine::SpokenWords() const
{
	return SpokenCount;
}

const FCaptionUpdate& FCaptionLine::Update() const
{
	return Current;
}

size_t FCaptionLine::FindSpokenWords(const std::vector<FCaptionWord>& NewWords, int64_t HeardSamples) const
{
	const size_t Spoken = std::min(SpokenCount, NewWords.size());
	size_t Kept = 0;
	while (Kept < Spoken && CaptionLinePrivate::IsSameWord(Current.Words[Kept].Text, NewWords[Kept].Text))
	{
		Kept++;
	}
	if (Kept == Spoken)
	{
		return Spoken;
	}

	// The beginning was rewritten: go on behind the word that was spoken last, nearest to where it stood.
	const std::string_view LastSpoken = Current.Words[SpokenCount - 1].Text;
	for (size_t Distance = 0; Distance <= CaptionLinePrivate::SearchWords; Distance++)
	{
		const size_t Later = SpokenCount - 1 + Distance;
		if (Later < NewWords.size() && CaptionLinePrivate::IsSameWord(LastSpoken, NewWords[Later].Text))
		{
			return Later + 1;
		}
		// Wraps to a place that no list has when the distance reaches before the first word.
		const size_t Earlier = SpokenCount - 1 - Distance;
		if (Earlier < NewWords.size() && CaptionLinePrivate::IsSameWord(LastSpoken, NewWords[Earlier].Text))
		{
			return Earlier + 1;
		}
	}

	// Not found: what sounds now replaces what was shown, and what is yet to sound follows.
	size_t HeardByPlace = 0;
	while (HeardByPlace < NewWords.size() && NewWords[HeardByPlace].StartSample < HeardSamples)
	{
		HeardByPlace++;
	}
	return std::max(Spoken, HeardByPlace);
}

void FCaptionLine::FindWordEnds()
{
	WordEnds.clear();
	size_t End = 0;
	for (const FCaptionWord& Word : Current.Words)
	{
		const size_t Found = Current.Text.find(Word.Text, End);
		End = Found == std::string::npos ? End : Found + Word.Text.size();
		WordEnds.push_back(End);
	}
}

}
