// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/PlaybackReporter.h"

#include <algorithm>
#include <cmath>

namespace UE::Sidecar
{
namespace PlaybackReporterPrivate
{
constexpr double IntervalSeconds = 0.1;
/** A mixer that pulls nothing for so long never will: the voice is stopped, and nothing more of it is heard. */
constexpr double FlushPatienceSeconds = 0.1;
/** When the end was lost on the way, an utterance is over after so much silence with nothing waiting. */
constexpr double EndPatienceSeconds = 0.25;
/** Far more than are ever sent ahead; a sidecar that announces more has lost its mind. */
constexpr size_t MaxUtterances = 64;

int64_t WholeSamples(const FHeardPosition& Position)
{
	return std::llround(Position.SampleIndex);
}
}

FPlaybackReporter::FPlaybackReporter(const FVoiceQueue& InVoice)
	: Voice(InVoice)
{
}

void FPlaybackReporter::OnStarted(uint64_t UtteranceId, int64_t FirstSampleIndex)
{
	const bool bKnown = !Utterances.empty() && UtteranceId <= Utterances.back().Id;
	if (UtteranceId <= FlushedThroughId || bKnown)
	{
		return;
	}

	if (Utterances.size() == PlaybackReporterPrivate::MaxUtterances)
	{
		Utterances.pop_front();
	}

	FUtterance& Added = Utterances.emplace_back();
	Added.Id = UtteranceId;
	Added.FirstSampleIndex = FirstSampleIndex;
	Added.ReportedSamples = FirstSampleIndex;
}

void FPlaybackReporter::OnEnded(uint64_t UtteranceId, int64_t TotalSamples)
{
	for (FUtterance& Utterance : Utterances)
	{
		if (Utterance.Id == UtteranceId)
		{
			Utterance.TotalSamples = TotalSamples;
		}
	}
}

void FPlaybackReporter::OnFlushed(const FFlushResult& Flushed, uint64_t ThroughUtteranceId, double NowSeconds)
{
	FlushedThroughId = std::max(FlushedThroughId, ThroughUtteranceId);
	// A second flush before the first took effect goes on where that one stopped.
	Flush = FPendingFlush{Flush ? Flush->Result : Flushed, ThroughUtteranceId, NowSeconds};
	bHoldReported = false;
}

void FPlaybackReporter::Reset()
{
	Utterances.clear();
	Flush.reset();
	FlushedThroughId = 0;
	bHoldReported = false;
}

void FPlaybackReporter::Collect(double NowSeconds, std::vector<FPlaybackReport>& OutReports)
{
	CollectFlush(NowSeconds, OutReports);
	const FHeardPosition Heard = Voice.Heard(NowSeconds);
	CollectPassed(Heard, OutReports);
	if (!Utterances.empty() && Utterances.front().Id == Heard.UtteranceId)
	{
		CollectHeard(Heard, NowSeconds, OutReports);
	}
}

void FPlaybackReporter::CollectFlush(double NowSeconds, std::vector<FPlaybackReport>& OutReports)
{
	const bool bPatient = Flush && NowSeconds < Flush->OrderedSeconds + PlaybackReporterPrivate::FlushPatienceSeconds;
	if (!Flush || (bPatient && !Voice.IsFlushDone()))
	{
		return;
	}

	FPlaybackReport& Report = OutReports.emplace_back();
	Report.Event = EPlaybackEvent::Flushed;
	Report.UtteranceId = Flush->Result.UtteranceId != 0 ? Flush->Result.UtteranceId : Flush->ThroughUtteranceId;
	Report.PlayedSamples = Flush->Result.FirstSampleIndex;
	// What was handed out to the mixer will sound; what was not, never will.
	const FHeardPosition Pulled = Voice.Pulled();
	if (Pulled.UtteranceId >= Report.UtteranceId && Pulled.UtteranceId <= Flush->ThroughUtteranceId)
	{
		Report.UtteranceId = Pulled.UtteranceId;
		Report.PlayedSamples = PlaybackReporterPrivate::WholeSamples(Pulled);
		Report.Underruns = Pulled.Underruns;
	}

	std::erase_if(Utterances,
		[Through = Flush->ThroughUtteranceId](const FUtterance& Utterance)
		{
			return Utterance.Id <= Through;
		});
	Flush.reset();
}

void FPlaybackReporter::CollectPassed(const FHeardPosition& Heard, std::vector<FPlaybackReport>& OutReports)
{
	while (!Utterances.empty() && !Flush)
	{
		FUtterance& First = Utterances.front();
		const bool bEmpty = First.TotalSamples && *First.TotalSamples <= First.FirstSampleIndex;
		if (!bEmpty && Heard.UtteranceId <= First.Id)
		{
			return;
		}

		Report(First, EPlaybackEvent::Ended, First.TotalSamples.value_or(First.ReportedSamples), OutReports);
		Utterances.pop_front();
	}
}

void FPlaybackReporter::CollectHeard(
	const FHeardPosition& Heard, double NowSeconds, std::vector<FPlaybackReport>& OutReports)
{
	FUtterance& Utterance = Utterances.front();
	if (Flush || Heard.UtteranceId <= FlushedThroughId)
	{
		return;
	}

	Utterance.Underruns = Heard.Underruns;
	const int64_t Played = PlaybackReporterPrivate::WholeSamples(Heard);
	const bool bAtEnd = Utterance.TotalSamples && Played >= *Utterance.TotalSamples;
	const bool bNothingFollows = Utterance.TotalSamples && !Heard.bFlowing && Voice.QueuedSamples() == 0
		&& Heard.PauseSeconds >= PlaybackReporterPrivate::EndPatienceSeconds;
	if (!Utterance.bStarted && Played > Utterance.FirstSampleIndex)
	{
		Utterance.bStarted = true;
		ReportedSeconds = NowSeconds;
		Report(Utterance, EPlaybackEvent::Started, Played, OutReports);
	}

	const bool bHeld = Voice.IsHeld();
	if (bAtEnd || bNothingFollows)
	{
		Report(Utterance, EPlaybackEvent::Ended, Played, OutReports);
		Utterances.pop_front();
		return;
	}

	if (bHeld && !bHoldReported && Utterance.bStarted)
	{
		const FHeardPosition Held = Voice.Pulled();
		const int64_t HeldAt = Held.UtteranceId == Utterance.Id ? PlaybackReporterPrivate::WholeSamples(Held) : Played;
		Report(Utterance, EPlaybackEvent::Progress, HeldAt, OutReports);
		ReportedSeconds = NowSeconds;
	}
	else if (NowSeconds - ReportedSeconds >= PlaybackReporterPrivate::IntervalSeconds
		&& Played > Utterance.ReportedSamples)
	{
		Report(Utterance, EPlaybackEvent::Progress, Played, OutReports);
		ReportedSeconds = NowSeconds;
	}

	bHoldReported = bHeld;
}

void FPlaybackReporter::Report(
	FUtterance& Utterance, EPlaybackEvent Event, int64_t PlayedSamples, std::vector<FPlaybackReport>& OutReports)
{
	Utterance.ReportedSamples = std::max(Utterance.ReportedSamples, PlayedSamples);
	FPlaybackReport& Added = OutReports.emplace_back();
	Added.UtteranceId = Utterance.Id;
	Added.PlayedSamples = Utterance.ReportedSamples;
	Added.Underruns = Utterance.Underruns;
	Added.Event = Event;
}
}
