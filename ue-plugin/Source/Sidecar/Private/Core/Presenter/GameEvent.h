// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Captions/CaptionTimeline.h"
#include "Core/Conversation/ConversationEvent.h"

#include <cstdint>
#include <variant>

namespace UE::Sidecar
{
/** The first sample of an utterance is heard. */
struct FUtteranceHeard
{
	uint64_t UtteranceId = 0;
};

/** An utterance was heard to its end. */
struct FUtteranceFinished
{
	uint64_t UtteranceId = 0;
	int64_t PlayedSamples = 0;
	/** Completed, or why there was no more of it. */
	EUtteranceEndReason Reason = EUtteranceEndReason::Unspecified;
};

/** An utterance was cut off while it was heard. */
struct FUtteranceInterrupted
{
	uint64_t UtteranceId = 0;
	int64_t PlayedSamples = 0;
	EFlushReason Reason = EFlushReason::Unspecified;
};

/** What a game is told, each at the moment when it is heard or happens. */
using FGameEvent = std::variant<std::monostate, FWelcome, FStateChanged, FUtteranceHeard, FUtteranceFinished,
	FUtteranceInterrupted, FDuck, FResume, FCaptionEvent, FToolCall, FToolCallCancelled, FNotice, FTurnReport,
	FMicrophoneChanged, FAskAnswer, FMcpCall, FMcpApprovalRequest, FStreamEnded, FDiagnostic>;
}
