// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Captions/CaptionTimeline.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace UE::Sidecar
{

namespace CaptionTimelinePrivate
{

constexpr int64_t AllSamples = std::numeric_limits<int64_t>::max();

FCaptionEvent MakeEvent(const FCaptionUpdate& Update, ECaptionEventType Type)
{
	FCaptionEvent Event;
	Event.Type = Type;
	Event.Speaker = Update.Speaker;
	Event.ItemId = Update.ItemId;
	Event.UtteranceId = Update.UtteranceId;
	return Event;
}

FCaptionEvent MakeWord(const FCaptionLine& Line, const FCaptionWord& Word)
{
	FCaptionEvent Event = MakeEvent(Line.Update(), ECaptionEventType::Word);
	Event.Text = Word.Text;
	Event.WordIndex = Line.SpokenWords() - 1;
	Event.StartSample = Word.StartSample;
	Event.EndSample = Word.EndSample;
	Event.Timing = Word.Timing;
	return Event;
}

FCaptionEvent MakeCaption(const FCaptionLine& Line)
{
	const FCaptionUpdate& Update = Line.Update();
	FCaptionEvent Event = MakeEvent(Update, ECaptionEventType::Caption);
	Event.Text = std::string(Line.SpokenText());
	Event.bInterrupted = Update.bInterrupted;
	Event.bFinal = Line.IsComplete();
	return Event;
}

}

void FCaptionTimeline::Apply(FCaptionUpdate Update, std::vector<FCaptionEvent>& OutEvents)
{
	const bool bIsHeardBySample = Update.Speaker != ESpeaker::User && Update.UtteranceId != 0;
	FCaptionLine& Line = FindOrAddLine(Update);
	if (!bIsHeardBySample)
	{
		Line.SkipAll();
	}

	const FCaptionEvent Before = CaptionTimelinePrivate::MakeCaption(Line);
	const int64_t HeardSamples = HeardSamplesOf(Update.UtteranceId);
	Line.Replace(std::move(Update), HeardSamples);
	SpeakHeardWords(Line, OutEvents);

	FCaptionEvent After = CaptionTimelinePrivate::MakeCaption(Line);
	const bool bReadsDifferently =
		After.Text != Before.Text || After.bFinal != Before.bFinal || After.bInterrupted != Before.bInterrupted;
	if (!bIsHeardBySample || bReadsDifferently)
	{
		OutEvents.push_back(std::move(After));
	}
}

void FCaptionTimeline::Advance(uint64_t UtteranceId, int64_t HeardSamples, std::vector<FCaptionEvent>& OutEvents)
{
	if (UtteranceId > HeardUtteranceId)
	{
		HeardUtteranceId = UtteranceId;
		HeardSampleCount = HeardSamples;
	}
	else if (UtteranceId == HeardUtteranceId)
	{
		HeardSampleCount = std::max(HeardSampleCount, HeardSamples);
	}
	SpeakAll(OutEvents);
}

void FCaptionTimeline::FinishThrough(uint64_t UtteranceId, std::vector<FCaptionEvent>& OutEvents)
{
	FinishedThrough = std::max(FinishedThrough, UtteranceId);
	SpeakAll(OutEvents);
}

void FCaptionTimeline::FlushThrough(uint64_t UtteranceId)
{
	FlushedThrough = std::max(FlushedThrough, UtteranceId);
}

void FCaptionTimeline::Clear()
{
	*this = FCaptionTimeline();
}

std::string FCaptionTimeline::SpokenText(const std::string& ItemId) const
{
	for (const FCaptionLine& Line : Lines)
	{
		if (Line.Update().ItemId == ItemId)
		{
			return std::string(Line.SpokenText());
		}
	}
	return {};
}

size_t FCaptionTimeline::ItemCount() const
{
	return Lines.size();
}

int64_t FCaptionTimeline::HeardSamplesOf(uint64_t UtteranceId) const
{
	if (UtteranceId < HeardUtteranceId || UtteranceId <= FinishedThrough)
	{
		return CaptionTimelinePrivate::AllSamples;
	}
	return UtteranceId == HeardUtteranceId ? HeardSampleCount : 0;
}

FCaptionLine& FCaptionTimeline::FindOrAddLine(const FCaptionUpdate& Update)
{
	for (FCaptionLine& Line : Lines)
	{
		if (Line.Update().ItemId == Update.ItemId)
		{
			return Line;
		}
	}

	if (Lines.size() == MaxItems)
	{
		ForgottenThrough = std::max(ForgottenThrough, Lines.front().Update().UtteranceId);
		Lines.pop_front();
	}
	FCaptionLine& Line = Lines.emplace_back();
	if (Update.UtteranceId != 0 && Update.UtteranceId <= ForgottenThrough)
	{
		Line.SkipAll();
	}
	return Line;
}

void FCaptionTimeline::SpeakAll(std::vector<FCaptionEvent>& OutEvents)
{
	for (FCaptionLine& Line : Lines)
	{
		if (SpeakHeardWords(Line, OutEvents))
		{
			OutEvents.push_back(CaptionTimelinePrivate::MakeCaption(Line));
		}
	}
}

bool FCaptionTimeline::SpeakHeardWords(FCaptionLine& Line, std::vector<FCaptionEvent>& OutEvents) const
{
	const FCaptionUpdate& Update = Line.Update();
	if (Update.bInterrupted || Update.UtteranceId <= FlushedThrough)
	{
		return false;
	}

	const int64_t HeardSamples = HeardSamplesOf(Update.UtteranceId);
	const size_t SpokenBefore = Line.SpokenWords();
	while (const FCaptionWord* Word = Line.TakeHeardWord(HeardSamples))
	{
		OutEvents.push_back(CaptionTimelinePrivate::MakeWord(Line, *Word));
	}
	const bool bWholeIsDue = Line.TakeHeardWhole(HeardSamples);
	return bWholeIsDue || Line.SpokenWords() != SpokenBefore;
}

}
