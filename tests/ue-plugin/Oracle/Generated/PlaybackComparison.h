// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/playback.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/PlaybackMessages.h"
#include "Oracle/ExpectSame.h"
#include "sidecar/v1/playback.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FPlaybackReport& Ours, const ::sidecar::v1::PlaybackReport& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(2, Ours.PlayedSamples, Theirs.played_samples());
	ExpectValue(3, Ours.Underruns, Theirs.underruns());
	ExpectValue(4, Ours.Event, Theirs.event());
}

inline void ExpectSame(const FFlush& Ours, const ::sidecar::v1::Flush& Theirs)
{
	ExpectValue(1, Ours.ThroughUtteranceId, Theirs.through_utterance_id());
	ExpectValue(2, Ours.Reason, Theirs.reason());
	ExpectValue(3, Ours.SinceCauseUs, Theirs.since_cause_us());
}

inline void ExpectSame(const FDuck& Ours, const ::sidecar::v1::Duck& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(2, Ours.GainDb, Theirs.gain_db());
	ExpectValue(3, Ours.bHold, Theirs.hold());
	ExpectValue(4, Ours.SinceCauseUs, Theirs.since_cause_us());
}

inline void ExpectSame(const FResume& Ours, const ::sidecar::v1::Resume& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(2, Ours.Reason, Theirs.reason());
	ExpectValue(3, Ours.SinceCauseUs, Theirs.since_cause_us());
}

}
