// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Presenter/Presenter.h"

#include <algorithm>
#include <cmath>

namespace UE::Sidecar
{
namespace PresenterPrivate
{
/** Idle frames are sent as they are due; shown this much later, they are always there in time. */
constexpr double IdleDelaySeconds = 0.05;
/** An utterance of which less came than was announced is over after so much silence. */
constexpr double EndPatienceSeconds = 0.25;
/** Ends that wait for their utterance to be heard. */
constexpr size_t MaxEnded = 64;

/** A sample counts as heard when its index is less than this. */
int64_t HeardSamples(const FHeardPosition& Position)
{
	return static_cast<int64_t>(std::ceil(Position.SampleIndex - 0.001));
}
}

FPresenter::FPresenter(FConversation& InConversation)
	: Conversation(InConversation)
	, Blender(Timeline)
{
}

void FPresenter::Tick(double NowSeconds, double FaceLeadSeconds, std::vector<FGameEvent>& OutEvents)
{
	while (FConversationEvent* Event = Conversation.PeekEvent())
	{
		if (FServerMessage* Message = std::get_if<FServerMessage>(Event))
		{
			Take(*Message, NowSeconds, OutEvents);
		}
		else if (FStreamEnded* StreamEnd = std::get_if<FStreamEnded>(Event))
		{
			bStreamIsOver = !StreamEnd->bComesBack;
			OutEvents.emplace_back(std::move(*StreamEnd));
		}
		else if (FDiagnostic* Diagnostic = std::get_if<FDiagnostic>(Event))
		{
			OutEvents.emplace_back(std::move(*Diagnostic));
		}

		GiveOutSpoken(OutEvents);
		Conversation.PopEvent();
	}

	HeardNow = Conversation.GetVoice().Heard(NowSeconds);
	FollowVoice(NowSeconds, OutEvents);
	ShowFace(NowSeconds, FaceLeadSeconds);
}

void FPresenter::Take(FServerMessage& Message, double NowSeconds, std::vector<FGameEvent>& OutEvents)
{
	if (FFaceFrames* Frames = std::get_if<FFaceFrames>(&Message.Body))
	{
		Timeline.Add(Frames->UtteranceId, Frames->SampleIndices, Frames->Values);
	}
	else if (FCaptionUpdate* Update = std::get_if<FCaptionUpdate>(&Message.Body))
	{
		Captions.Apply(std::move(*Update), CaptionEvents);
	}
	else if (const FUtteranceEnded* End = std::get_if<FUtteranceEnded>(&Message.Body))
	{
		if (End->UtteranceId > FlushedThroughId)
		{
			Ended[End->UtteranceId] = FEnded{End->TotalSamples, End->Reason};
		}

		if (Ended.size() > PresenterPrivate::MaxEnded)
		{
			Ended.erase(Ended.begin());
		}
	}
	else if (const FFlush* Flush = std::get_if<FFlush>(&Message.Body))
	{
		Interrupt(*Flush, OutEvents);
	}
	else if (FToolCall* Call = std::get_if<FToolCall>(&Message.Body))
	{
		Cues.Add(std::move(*Call), DueCalls);
	}
	else if (FToolCallCancelled* Cancelled = std::get_if<FToolCallCancelled>(&Message.Body))
	{
		// A call that the game was never told of need not be taken back either.
		if (!Cues.Cancel(Cancelled->CallId))
		{
			OutEvents.emplace_back(std::move(*Cancelled));
		}
	}
	else if (FWelcome* Welcome = std::get_if<FWelcome>(&Message.Body))
	{
		Begin(*Welcome, NowSeconds, OutEvents);
		OutEvents.emplace_back(std::move(*Welcome));
	}
	else
	{
		std::visit(
			[&OutEvents](auto& Body)
			{
				if constexpr (std::is_constructible_v<FGameEvent, std::decay_t<decltype(Body)>&&>)
				{
					OutEvents.emplace_back(std::move(Body));
				}
			},
			Message.Body);
	}
}

void FPresenter::Begin(const FWelcome& Welcome, double NowSeconds, std::vector<FGameEvent>& OutEvents)
{
	WelcomeSeconds = NowSeconds;
	bStreamIsOver = false;
	Timeline.SetCurves(Welcome.CurveNames);
	Timeline.Forget(FFaceTimeline::IdleUtteranceId);
	if (Welcome.bResumed && Welcome.ConversationId == ConversationId)
	{
		return;
	}

	if (Open.Id != 0 && !Open.bFinished)
	{
		OutEvents.emplace_back(FUtteranceInterrupted{Open.Id, Open.PlayedSamples, EFlushReason::SessionLost});
	}

	ConversationId = Welcome.ConversationId;
	Timeline.Clear();
	Blender.Restart();
	Captions.Clear();
	Cues.Clear();
	Ended.clear();
	Open = FOpenUtterance();
	SilentSinceSeconds.reset();
	FlushedThroughId = 0;
}

void FPresenter::Interrupt(const FFlush& Flush, std::vector<FGameEvent>& OutEvents)
{
	const FHeardPosition Pulled = Conversation.GetVoice().Pulled();
	if (Pulled.UtteranceId > FlushedThroughId && Pulled.UtteranceId >= Open.Id
		&& Pulled.UtteranceId <= Flush.ThroughUtteranceId)
	{
		// What was handed out before the flush sounds, though no frame of the game has come since.
		HearTo(Pulled.UtteranceId, PresenterPrivate::HeardSamples(Pulled), OutEvents);
		GiveOutSpoken(OutEvents);
	}

	if (Open.Id != 0 && Open.Id <= Flush.ThroughUtteranceId && !Open.bFinished)
	{
		if (IsTotalPlayed())
		{
			Finish(Open.PlayedSamples, OutEvents);
		}
		else
		{
			Open.bFinished = true;
			OutEvents.emplace_back(FUtteranceInterrupted{Open.Id, Open.PlayedSamples, Flush.Reason});
		}
	}

	FlushedThroughId = std::max(FlushedThroughId, Flush.ThroughUtteranceId);
	Ended.erase(Ended.begin(), Ended.upper_bound(FlushedThroughId));
	Timeline.FlushThrough(Flush.ThroughUtteranceId);
	Blender.Flush(Flush.ThroughUtteranceId);
	Captions.FlushThrough(Flush.ThroughUtteranceId);
	Cues.FinishThrough(Flush.ThroughUtteranceId, DueCalls);
}

void FPresenter::FollowVoice(double NowSeconds, std::vector<FGameEvent>& OutEvents)
{
	// The network thread may have begun a new conversation, of which the Welcome was not taken yet: ids go backwards.
	const int64_t PlayedSamples = PresenterPrivate::HeardSamples(HeardNow);
	const bool bAudible =
		HeardNow.UtteranceId > FlushedThroughId && HeardNow.UtteranceId >= Open.Id && PlayedSamples > 0;
	if (bAudible)
	{
		HearTo(HeardNow.UtteranceId, PlayedSamples, OutEvents);
		const bool bNothingFollows = !HeardNow.bFlowing && Conversation.GetVoice().QueuedSamples() == 0
			&& HeardNow.PauseSeconds >= PresenterPrivate::EndPatienceSeconds;
		if (IsTotalPlayed() || (bNothingFollows && Ended.count(Open.Id) > 0))
		{
			Finish(Open.PlayedSamples, OutEvents);
		}
		else if (bNothingFollows && bStreamIsOver && !Open.bFinished)
		{
			GiveOutSpoken(OutEvents);
			Open.bFinished = true;
			Open.bAbandoned = true;
			OutEvents.emplace_back(FUtteranceFinished{Open.Id, Open.PlayedSamples, EUtteranceEndReason::Failed});
		}
	}

	PassSilent(NowSeconds, OutEvents);
	GiveOutSpoken(OutEvents);
}

void FPresenter::HearTo(uint64_t UtteranceId, int64_t PlayedSamples, std::vector<FGameEvent>& OutEvents)
{
	const bool bGoesOnAfterAll = Open.bAbandoned && UtteranceId == Open.Id && PlayedSamples > Open.PlayedSamples;
	if (UtteranceId > Open.Id || bGoesOnAfterAll)
	{
		PassBefore(UtteranceId, OutEvents);
		Open = FOpenUtterance{UtteranceId};
		OutEvents.emplace_back(FUtteranceHeard{UtteranceId});
	}

	Open.PlayedSamples = std::max(Open.PlayedSamples, PlayedSamples);
	Captions.Advance(UtteranceId, PlayedSamples, CaptionEvents);
	Cues.Advance(UtteranceId, PlayedSamples, DueCalls);
}

void FPresenter::PassBefore(uint64_t UtteranceId, std::vector<FGameEvent>& OutEvents)
{
	const std::map<uint64_t, FEnded>::iterator Last = Ended.find(Open.Id);
	Finish(Last != Ended.end() ? Last->second.TotalSamples : Open.PlayedSamples, OutEvents);
	while (!Ended.empty() && Ended.begin()->first < UtteranceId)
	{
		const uint64_t PassedId = Ended.begin()->first;
		const int64_t TotalSamples = Ended.begin()->second.TotalSamples;
		if (PassedId > Open.Id && TotalSamples > 0)
		{
			// Heard from its first sample to its last between two frames of the game.
			Open = FOpenUtterance{PassedId, TotalSamples};
			OutEvents.emplace_back(FUtteranceHeard{PassedId});
			Finish(TotalSamples, OutEvents);
		}
		else
		{
			PassFirst(OutEvents);
		}
	}
}

void FPresenter::PassSilent(double NowSeconds, std::vector<FGameEvent>& OutEvents)
{
	while (!Ended.empty() && (Open.Id == 0 || Open.bFinished) && Ended.begin()->second.TotalSamples <= 0)
	{
		PassFirst(OutEvents);
	}

	// Its sound was announced, but did not come.
	const FVoiceQueue& Voice = Conversation.GetVoice();
	const bool bSilent = !Ended.empty() && (Open.Id == 0 || Open.bFinished) && Voice.QueuedSamples() == 0
		&& Voice.Pulled().UtteranceId < Ended.begin()->first;
	if (!bSilent)
	{
		SilentSinceSeconds.reset();
	}
	else if (!SilentSinceSeconds)
	{
		SilentSinceSeconds = NowSeconds;
	}
	else if (NowSeconds - *SilentSinceSeconds >= PresenterPrivate::EndPatienceSeconds)
	{
		PassFirst(OutEvents);
	}
}

void FPresenter::PassFirst(std::vector<FGameEvent>& OutEvents)
{
	const uint64_t PassedId = Ended.begin()->first;
	Captions.FinishThrough(PassedId, CaptionEvents);
	Cues.FinishThrough(PassedId, DueCalls);
	GiveOutSpoken(OutEvents);
	Timeline.Forget(PassedId);
	Ended.erase(Ended.begin());
}

bool FPresenter::IsTotalPlayed() const
{
	const std::map<uint64_t, FEnded>::const_iterator End = Ended.find(Open.Id);
	return End != Ended.end() && Open.PlayedSamples >= End->second.TotalSamples;
}

void FPresenter::GiveOutSpoken(std::vector<FGameEvent>& OutEvents)
{
	for (FCaptionEvent& Event : CaptionEvents)
	{
		OutEvents.emplace_back(std::move(Event));
	}

	for (FToolCall& Call : DueCalls)
	{
		OutEvents.emplace_back(std::move(Call));
	}

	CaptionEvents.clear();
	DueCalls.clear();
}

void FPresenter::Finish(int64_t PlayedSamples, std::vector<FGameEvent>& OutEvents)
{
	if (Open.Id == 0 || Open.bFinished)
	{
		return;
	}

	Open.bFinished = true;
	const std::map<uint64_t, FEnded>::iterator End = Ended.find(Open.Id);
	Captions.FinishThrough(Open.Id, CaptionEvents);
	Cues.FinishThrough(Open.Id, DueCalls);
	GiveOutSpoken(OutEvents);
	OutEvents.emplace_back(FUtteranceFinished{
		Open.Id, PlayedSamples, End != Ended.end() ? End->second.Reason : EUtteranceEndReason::Completed});
	Ended.erase(Ended.begin(), Ended.upper_bound(Open.Id));
	Timeline.Forget(Open.Id);
}

void FPresenter::ShowFace(double NowSeconds, double FaceLeadSeconds)
{
	FFaceMoment Moment;
	Moment.NowSeconds = NowSeconds;
	Moment.HeardUtteranceId = Open.bFinished ? 0 : HeardNow.UtteranceId;
	Moment.HeardSample = HeardNow.SampleIndex + (HeardNow.bFlowing ? FaceLeadSeconds * SampleRateHz : 0.0);
	Moment.IdleSample = std::max(0.0, NowSeconds - WelcomeSeconds - PresenterPrivate::IdleDelaySeconds) * SampleRateHz;
	Shown = Blender.Tick(Moment);
}
}
