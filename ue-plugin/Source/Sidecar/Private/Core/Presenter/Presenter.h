// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Captions/CaptionTimeline.h"
#include "Core/Captions/CueTimeline.h"
#include "Core/Conversation/Conversation.h"
#include "Core/Face/FaceBlender.h"
#include "Core/Face/FaceTimeline.h"
#include "Core/Presenter/GameEvent.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace UE::Sidecar
{
/**
 * Shows a conversation to the game: once per frame it takes what the network has brought, asks which sample is heard,
 * and gives out the words, cues and the face that belong to it. Game thread.
 */
class FPresenter final
{
public:
	/** @param InConversation has to outlive this. */
	explicit FPresenter(FConversation& InConversation);

	/**
	 * @param FaceLeadSeconds how much earlier than the sound the face is taken: what the screen is slower than the ear.
	 * @param OutEvents what happened since the last frame is appended, in order.
	 */
	void Tick(double NowSeconds, double FaceLeadSeconds, std::vector<FGameEvent>& OutEvents);

	/** The face to show in this frame, one value per curve; valid until the next Tick. Empty without curves. */
	std::span<const float> Face() const
	{
		return Shown;
	}

	/** As the sidecar names them, in the order of Face. */
	const std::vector<std::string>& CurveNames() const
	{
		return Timeline.CurveNames();
	}

	/** Rises whenever the names change. */
	uint32_t CurveRevision() const
	{
		return Timeline.CurveRevision();
	}

	/** What is heard, as of the last Tick. */
	const FHeardPosition& Heard() const
	{
		return HeardNow;
	}

	/** Face frames that could not be taken, so far. */
	uint64_t RefusedFaceFrames() const
	{
		return Timeline.RefusedFrames();
	}

private:
	/** The utterance that is heard, from its first sample to its end. */
	struct FOpenUtterance
	{
		uint64_t Id = 0;
		int64_t PlayedSamples = 0;
		bool bFinished = false;
		/** Told as finished because its stream was gone, and not because it had come to its end. */
		bool bAbandoned = false;
	};

	struct FEnded
	{
		int64_t TotalSamples = 0;
		EUtteranceEndReason Reason = EUtteranceEndReason::Unspecified;
	};

	void Take(FServerMessage& Message, double NowSeconds, std::vector<FGameEvent>& OutEvents);
	void Begin(const FWelcome& Welcome, double NowSeconds, std::vector<FGameEvent>& OutEvents);
	void Interrupt(const FFlush& Flush, std::vector<FGameEvent>& OutEvents);
	void FollowVoice(double NowSeconds, std::vector<FGameEvent>& OutEvents);
	void HearTo(uint64_t UtteranceId, int64_t PlayedSamples, std::vector<FGameEvent>& OutEvents);
	void PassBefore(uint64_t UtteranceId, std::vector<FGameEvent>& OutEvents);
	void PassSilent(double NowSeconds, std::vector<FGameEvent>& OutEvents);
	void PassFirst(std::vector<FGameEvent>& OutEvents);
	bool IsTotalPlayed() const;
	void GiveOutSpoken(std::vector<FGameEvent>& OutEvents);
	void Finish(int64_t PlayedSamples, std::vector<FGameEvent>& OutEvents);
	void ShowFace(double NowSeconds, double FaceLeadSeconds);

	FConversation& Conversation;
	FFaceTimeline Timeline;
	FFaceBlender Blender;
	FCaptionTimeline Captions;
	TCueTimeline<FToolCall> Cues;
	/** Utterances of which no more comes, and which were not told as finished yet. */
	std::map<uint64_t, FEnded> Ended;
	std::vector<FCaptionEvent> CaptionEvents;
	std::vector<FToolCall> DueCalls;
	FOpenUtterance Open;
	FHeardPosition HeardNow;
	std::string ConversationId;
	std::span<const float> Shown;
	uint64_t FlushedThroughId = 0;
	double WelcomeSeconds = 0.0;
	/** Since when it looks as if the first of Ended had no sound at all. */
	std::optional<double> SilentSinceSeconds;
	bool bStreamIsOver = false;
};
}
