// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/turns.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/TurnsMessages.h"
#include "Oracle/ExpectSame.h"
#include "sidecar/v1/turns.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FPushToTalk& Ours, const ::sidecar::v1::PushToTalk& Theirs)
{
	ExpectValue(1, Ours.Action, Theirs.action());
}

inline void ExpectSame(const FSendText& Ours, const ::sidecar::v1::SendText& Theirs)
{
	ExpectValue(1, Ours.Text, Theirs.text());
}

inline void ExpectSame(const FSendImage& Ours, const ::sidecar::v1::SendImage& Theirs)
{
	ExpectValue(1, Ours.Data, Theirs.data());
	ExpectValue(2, Ours.MimeType, Theirs.mime_type());
	ExpectValue(3, Ours.Text, Theirs.text());
	ExpectValue(4, Ours.Detail, Theirs.detail());
	ExpectValue(5, Ours.bAnswer, Theirs.answer());
}

inline void ExpectSame(const FInterrupt&, const ::sidecar::v1::Interrupt&) {}

inline void ExpectSame(const FMicrophoneAudio& Ours, const ::sidecar::v1::MicrophoneAudio& Theirs)
{
	ExpectValue(1, Ours.Pcm, Theirs.pcm());
	ExpectValue(2, Ours.SampleRateHz, Theirs.sample_rate_hz());
}

inline void ExpectSame(const FTokenUsage& Ours, const ::sidecar::v1::TokenUsage& Theirs)
{
	ExpectValue(1, Ours.InputTextTokens, Theirs.input_text_tokens());
	ExpectValue(2, Ours.InputAudioTokens, Theirs.input_audio_tokens());
	ExpectValue(3, Ours.InputCachedTokens, Theirs.input_cached_tokens());
	ExpectValue(4, Ours.OutputTextTokens, Theirs.output_text_tokens());
	ExpectValue(5, Ours.OutputAudioTokens, Theirs.output_audio_tokens());
	ExpectValue(6, Ours.InputImageTokens, Theirs.input_image_tokens());
	ExpectValue(7, Ours.InputCachedTextTokens, Theirs.input_cached_text_tokens());
	ExpectValue(8, Ours.InputCachedAudioTokens, Theirs.input_cached_audio_tokens());
	ExpectValue(9, Ours.InputCachedImageTokens, Theirs.input_cached_image_tokens());
	ExpectValue(10, Ours.TranscriptionInputTokens, Theirs.transcription_input_tokens());
	ExpectValue(11, Ours.TranscriptionOutputTokens, Theirs.transcription_output_tokens());
	ExpectValue(12, Ours.TranscriptionSeconds, Theirs.transcription_seconds());
}

inline void ExpectSame(const FUsageReport& Ours, const ::sidecar::v1::UsageReport& Theirs)
{
	ExpectOptional(1, Ours.Tokens, Theirs.has_tokens(), Theirs.tokens());
	ExpectValue(2, Ours.Cost, Theirs.cost());
	ExpectValue(3, Ours.Currency, Theirs.currency());
	ExpectValue(4, Ours.UnpricedTokens, Theirs.unpriced_tokens());
	ExpectValue(5, Ours.UnpricedTranscriptionSeconds, Theirs.unpriced_transcription_seconds());
}

inline void ExpectSame(const FTurnReport& Ours, const ::sidecar::v1::TurnReport& Theirs)
{
	ExpectValue(1, Ours.TurnId, Theirs.turn_id());
	ExpectValue(2, Ours.Input, Theirs.input());
	ExpectRepeated(3, Ours.UtteranceIds, Theirs.utterance_ids());
	ExpectValue(4, Ours.UserSpeechStartMs, Theirs.user_speech_start_ms());
	ExpectValue(5, Ours.UserSpeechEndMs, Theirs.user_speech_end_ms());
	ExpectValue(6, Ours.SpeechStoppedUs, Theirs.speech_stopped_us());
	ExpectValue(7, Ours.ResponseCreatedUs, Theirs.response_created_us());
	ExpectValue(8, Ours.FirstAudioUs, Theirs.first_audio_us());
	ExpectValue(9, Ours.FirstChunkUs, Theirs.first_chunk_us());
	ExpectValue(10, Ours.FirstHeardUs, Theirs.first_heard_us());
	ExpectValue(11, Ours.ReceivedSamples, Theirs.received_samples());
	ExpectValue(12, Ours.PlayedSamples, Theirs.played_samples());
	ExpectValue(13, Ours.bInterrupted, Theirs.interrupted());
	ExpectValue(14, Ours.TruncateAudioEndMs, Theirs.truncate_audio_end_ms());
	ExpectValue(15, Ours.FlushUs, Theirs.flush_us());
	ExpectOptional(16, Ours.Usage, Theirs.has_usage(), Theirs.usage());
	ExpectValue(17, Ours.Cost, Theirs.cost());
	ExpectValue(18, Ours.Currency, Theirs.currency());
	ExpectOptional(19, Ours.ConversationUsage, Theirs.has_conversation_usage(), Theirs.conversation_usage());
	ExpectValue(20, Ours.MicrophoneToSocketUs, Theirs.microphone_to_socket_us());
	ExpectValue(21, Ours.ResponseRequestedUs, Theirs.response_requested_us());
	ExpectValue(22, Ours.FirstTranscriptUs, Theirs.first_transcript_us());
	ExpectValue(23, Ours.ResponseDoneUs, Theirs.response_done_us());
	ExpectValue(24, Ours.Underruns, Theirs.underruns());
}

}
