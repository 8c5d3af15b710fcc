// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/speech.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/SpeechMessages.h"
#include "Oracle/ExpectSame.h"
#include "sidecar/v1/speech.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FUtteranceStarted& Ours, const ::sidecar::v1::UtteranceStarted& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(2, Ours.ItemId, Theirs.item_id());
	ExpectValue(3, Ours.FirstSampleIndex, Theirs.first_sample_index());
}

inline void ExpectSame(const FAudioChunk& Ours, const ::sidecar::v1::AudioChunk& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(2, Ours.SampleIndex, Theirs.sample_index());
	ExpectValue(3, Ours.Pcm, Theirs.pcm());
}

inline void ExpectSame(const FFaceFrames& Ours, const ::sidecar::v1::FaceFrames& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectRepeated(2, Ours.SampleIndices, Theirs.sample_indices());
	ExpectRepeated(3, Ours.Values, Theirs.values());
}

inline void ExpectSame(const FUtteranceEnded& Ours, const ::sidecar::v1::UtteranceEnded& Theirs)
{
	ExpectValue(1, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(2, Ours.TotalSamples, Theirs.total_samples());
	ExpectValue(3, Ours.Reason, Theirs.reason());
}

inline void ExpectSame(const FCaptionWord& Ours, const ::sidecar::v1::CaptionWord& Theirs)
{
	ExpectValue(1, Ours.Text, Theirs.text());
	ExpectValue(2, Ours.StartSample, Theirs.start_sample());
	ExpectValue(3, Ours.EndSample, Theirs.end_sample());
	ExpectValue(4, Ours.Timing, Theirs.timing());
}

inline void ExpectSame(const FCaptionUpdate& Ours, const ::sidecar::v1::CaptionUpdate& Theirs)
{
	ExpectValue(1, Ours.Speaker, Theirs.speaker());
	ExpectValue(2, Ours.ItemId, Theirs.item_id());
	ExpectValue(3, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(4, Ours.Text, Theirs.text());
	ExpectValue(5, Ours.bFinal, Theirs.final());
	ExpectValue(6, Ours.bInterrupted, Theirs.interrupted());
	ExpectRepeated(7, Ours.Words, Theirs.words());
}

}
