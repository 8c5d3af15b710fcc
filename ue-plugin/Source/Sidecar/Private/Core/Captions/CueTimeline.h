// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace UE::Sidecar
{

/**
 * Keeps what takes effect at a spoken place (tool calls) until its sample is heard. A cue has CallId, UtteranceId and
 * SampleIndex; utterance 0 is due at once. No cue is lost unless it is canceled: where its sample can't be heard any
 * more (utterance over, flushed, or too many cues wait) it is due at once. Due ones are appended to OutDue by utterance
 * and sample, and in the order of arrival where those are equal. Game thread.
 */
template <typename CueType>
class TCueTimeline final
{
public:
	/** Waiting cues; with one more, the earliest becomes due at once. */
	static constexpr size_t MaxWaiting = 256;

	/** How many ids are remembered, so that a cue that is sent again after a reconnection takes effect once. */
	static constexpr size_t MaxRemembered = 256;

	/** False when a cue of that id is waiting or was due already; it is then ignored. */
	bool Add(CueType Cue, std::vector<CueType>& OutDue)
	{
		const bool bIsWaiting = std::any_of(Waiting.begin(), Waiting.end(),
			[&Cue](const CueType& Other)
			{
				return Other.CallId == Cue.CallId;
			});
		if (bIsWaiting || std::find(SeenIds.begin(), SeenIds.end(), Cue.CallId) != SeenIds.end())
		{
			return false;
		}

		SeenIds.push_back(Cue.CallId);
		if (SeenIds.size() > MaxRemembered)
		{
			SeenIds.pop_front();
		}

		const typename std::vector<CueType>::iterator Place =
			std::upper_bound(Waiting.begin(), Waiting.end(), Cue, IsBefore);
		Waiting.insert(Place, std::move(Cue));
		TakeDue(OutDue);
		if (Waiting.size() > MaxWaiting)
		{
			TakeFront(1, OutDue);
		}
		return true;
	}

	/** An utterance is heard; HeardSamples of it have been: a sample is heard when its index is less than that. */
	void Advance(uint64_t UtteranceId, int64_t HeardSamples, std::vector<CueType>& OutDue)
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
		TakeDue(OutDue);
	}

	/** All utterances up to and including this one are over: heard to their end, or flushed. */
	void FinishThrough(uint64_t UtteranceId, std::vector<CueType>& OutDue)
	{
		FinishedThrough = std::max(FinishedThrough, UtteranceId);
		TakeDue(OutDue);
	}

	/** False when no cue of that id is waiting: it took effect already, or never came. */
	bool Cancel(std::string_view CallId)
	{
		return std::erase_if(Waiting,
				   [CallId](const CueType& Cue)
				   {
					   return Cue.CallId == CallId;
				   })
			> 0;
	}

	/** For a new conversation: everything is forgotten. The cues that still wait are dropped, as the calls are void. */
	void Clear()
	{
		*this = TCueTimeline();
	}

	size_t WaitingCount() const
	{
		return Waiting.size();
	}

private:
	static bool IsBefore(const CueType& Left, const CueType& Right)
	{
		return Left.UtteranceId != Right.UtteranceId ? Left.UtteranceId < Right.UtteranceId
													 : Left.SampleIndex < Right.SampleIndex;
	}

	bool IsDue(const CueType& Cue) const
	{
		return Cue.UtteranceId <= FinishedThrough || Cue.UtteranceId < HeardUtteranceId
			|| (Cue.UtteranceId == HeardUtteranceId && Cue.SampleIndex < HeardSampleCount);
	}

	/** The waiting ones are in order, so the due ones are the first. */
	void TakeDue(std::vector<CueType>& OutDue)
	{
		size_t Count = 0;
		while (Count < Waiting.size() && IsDue(Waiting[Count]))
		{
			Count++;
		}
		TakeFront(Count, OutDue);
	}

	void TakeFront(size_t Count, std::vector<CueType>& OutDue)
	{
		const typename std::vector<CueType>::iterator End = Waiting.begin() + static_cast<std::ptrdiff_t>(Count);
		OutDue.insert(OutDue.end(), std::make_move_iterator(Waiting.begin()), std::make_move_iterator(End));
		Waiting.erase(Waiting.begin(), End);
	}

	std::vector<CueType> Waiting;
	std::deque<std::string> SeenIds;
	uint64_t HeardUtteranceId = 0;
	int64_t HeardSampleCount = 0;
	uint64_t FinishedThrough = 0;
};

}
