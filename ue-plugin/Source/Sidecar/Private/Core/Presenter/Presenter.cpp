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
	FollowVoice(OutEvents);
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
		Ended[End->UtteranceId] = FEnded{End->TotalSamples, End->Reason};
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
		Begin(*Welcome, NowSeconds);
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

void FPresenter::Begin(const FWelcome& Welcome, double NowSeconds)
{
	WelcomeSeconds = NowSeconds;
	Timeline.SetCurves(Welcome.CurveNames);
	Timeline.Forget(FFaceTimeline::IdleUtteranceId);
	if (Welcome.bResumed && Welcome.ConversationId == ConversationId)
	{
		return;
	}

	ConversationId = Welcome.ConversationId;
	Timeline.Clear();
	Blender.Restart();
	Captions.Clear();
	Cues.Clear();
	Ended.clear();
	Open = FOpenUtterance();
	FlushedThroughId = 0;
}

void FPresenter::Interrupt(const FFlush& Flush, std::vector<FGameEvent>& OutEvents)
{
	FlushedThroughId = std::max(FlushedThroughId, Flush.ThroughUtteranceId);
	Timeline.FlushThrough(Flush.ThroughUtteranceId);
	Blender.Flush(Flush.ThroughUtteranceId);
	Captions.FlushThrough(Flush.ThroughUtteranceId);
	if (Open.Id != 0 && Open.Id <= Flush.ThroughUtteranceId && !Open.bFinished)
	{
		const FHeardPosition Pulled = Conversation.GetVoice().Pulled();
		const FHeardPosition& Stopped = Pulled.UtteranceId == Open.Id ? Pulled : HeardNow;
		Open.bFinished = true;
		OutEvents.emplace_back(FUtteranceInterrupted{Open.Id, PresenterPrivate::HeardSamples(Stopped), Flush.Reason});
	}

	Cues.FinishThrough(Flush.ThroughUtteranceId, DueCalls);
}

void FPresenter::FollowVoice(std::vector<FGameEvent>& OutEvents)
{
	const bool bAudible = HeardNow.UtteranceId > FlushedThroughId && HeardNow.SampleIndex > 0.0;
	if (bAudible && HeardNow.UtteranceId != Open.Id)
	{
		const std::map<uint64_t, FEnded>::iterator Last = Ended.find(Open.Id);
		Finish(Last != Ended.end() ? Last->second.TotalSamples : 0, OutEvents);
		Open = FOpenUtterance{HeardNow.UtteranceId, false};
		OutEvents.emplace_back(FUtteranceHeard{Open.Id});
	}

	if (bAudible)
	{
		const int64_t Heard = PresenterPrivate::HeardSamples(HeardNow);
		Captions.Advance(HeardNow.UtteranceId, Heard, CaptionEvents);
		Cues.Advance(HeardNow.UtteranceId, Heard, DueCalls);
		const std::map<uint64_t, FEnded>::iterator End = Ended.find(Open.Id);
		const bool bNothingFollows = !HeardNow.bFlowing && Conversation.GetVoice().QueuedSamples() == 0
			&& HeardNow.PauseSeconds >= PresenterPrivate::EndPatienceSeconds;
		if (End != Ended.end() && (Heard >= End->second.TotalSamples || bNothingFollows))
		{
			Finish(Heard, OutEvents);
		}
	}

	GiveOutSpoken(OutEvents);
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
