// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Messages/PlaybackMessages.h"
#include "Core/Playback/VoiceQueue.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace UE::Sidecar
{
/**
 * Turns what is heard into the reports that the contract asks for: at the start, every 100 ms, at the end, when held
 * and when flushed. It belongs to the network thread, so that a game thread that stands still for seconds, as when a
 * level loads, does not make the voice run dry.
 */
class FPlaybackReporter final
{
public:
	explicit FPlaybackReporter(const FVoiceQueue& InVoice);

	void OnStarted(uint64_t UtteranceId, int64_t FirstSampleIndex);
	void OnEnded(uint64_t UtteranceId, int64_t TotalSamples);
	void OnFlushed(const FFlushResult& Flushed, uint64_t ThroughUtteranceId, double NowSeconds);

	/** A new conversation: utterance ids begin anew. */
	void Reset();

	/** Appends what is to be reported now, in the order in which it happened. */
	void Collect(double NowSeconds, std::vector<FPlaybackReport>& OutReports);

private:
	struct FUtterance
	{
		uint64_t Id = 0;
		int64_t FirstSampleIndex = 0;
		int64_t ReportedSamples = 0;
		std::optional<int64_t> TotalSamples;
		uint32_t Underruns = 0;
		bool bStarted = false;
	};

	struct FPendingFlush
	{
		FFlushResult Result;
		uint64_t ThroughUtteranceId = 0;
		double OrderedSeconds = 0.0;
	};

	void CollectFlush(double NowSeconds, std::vector<FPlaybackReport>& OutReports);
	void CollectPassed(const FHeardPosition& Heard, std::vector<FPlaybackReport>& OutReports);
	void CollectHeard(const FHeardPosition& Heard, double NowSeconds, std::vector<FPlaybackReport>& OutReports);
	void Report(
		FUtterance& Utterance, EPlaybackEvent Event, int64_t PlayedSamples, std::vector<FPlaybackReport>& OutReports);

	const FVoiceQueue& Voice;
	/** Those that were not heard to their end, oldest first. */
	std::deque<FUtterance> Utterances;
	std::optional<FPendingFlush> Flush;
	uint64_t FlushedThroughId = 0;
	double ReportedSeconds = 0.0;
	bool bHoldReported = false;
};
}
