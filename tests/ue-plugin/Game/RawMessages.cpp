// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "RawMessages.h"

#include "sidecar/v1/dialogue.pb.h"

namespace UE::Sidecar::Tests
{
namespace v1 = ::sidecar::v1;

std::string MakeWelcome(const std::vector<std::string>& CurveNames, bool bResumed)
{
	v1::ServerMessage Message;
	v1::Welcome& Welcome = *Message.mutable_welcome();
	Welcome.mutable_contract()->set_major(1);
	Welcome.mutable_contract()->set_minor(1);
	Welcome.set_sidecar_version("test");
	Welcome.set_conversation_id("conversation");
	Welcome.set_resumed(bResumed);
	Welcome.mutable_audio_format()->set_sample_rate_hz(24000);
	Welcome.mutable_audio_format()->set_channels(1);
	Welcome.mutable_audio_format()->set_bits_per_sample(16);
	Welcome.set_curve_set(v1::CURVE_SET_ARKIT_52);
	for (const std::string& Name : CurveNames)
	{
		Welcome.add_curve_names(Name);
	}
	Welcome.set_face_frame_interval_samples(400);
	return Message.SerializeAsString();
}

std::string MakeState(int State, const std::string& Reason)
{
	v1::ServerMessage Message;
	Message.mutable_state_changed()->set_state(static_cast<v1::ConversationState>(State));
	Message.mutable_state_changed()->set_previous(static_cast<v1::ConversationState>(State));
	Message.mutable_state_changed()->set_reason(Reason);
	return Message.SerializeAsString();
}

std::string MakeStarted(uint64_t UtteranceId, int64_t FirstSampleIndex)
{
	v1::ServerMessage Message;
	Message.mutable_utterance_started()->set_utterance_id(UtteranceId);
	Message.mutable_utterance_started()->set_first_sample_index(FirstSampleIndex);
	return Message.SerializeAsString();
}

std::string MakeEnded(uint64_t UtteranceId, int64_t TotalSamples)
{
	v1::ServerMessage Message;
	Message.mutable_utterance_ended()->set_utterance_id(UtteranceId);
	Message.mutable_utterance_ended()->set_total_samples(TotalSamples);
	Message.mutable_utterance_ended()->set_reason(v1::UTTERANCE_END_REASON_COMPLETED);
	return Message.SerializeAsString();
}

std::string MakeAudio(uint64_t UtteranceId, int64_t SampleIndex, const std::string& Pcm)
{
	v1::ServerMessage Message;
	Message.mutable_audio_chunk()->set_utterance_id(UtteranceId);
	Message.mutable_audio_chunk()->set_sample_index(SampleIndex);
	Message.mutable_audio_chunk()->set_pcm(Pcm);
	return Message.SerializeAsString();
}

std::string MakeFace(uint64_t UtteranceId, const std::vector<int64_t>& SampleIndices, const std::vector<float>& Values)
{
	v1::ServerMessage Message;
	v1::FaceFrames& Frames = *Message.mutable_face_frames();
	Frames.set_utterance_id(UtteranceId);
	Frames.mutable_sample_indices()->Add(SampleIndices.begin(), SampleIndices.end());
	Frames.mutable_values()->Add(Values.begin(), Values.end());
	return Message.SerializeAsString();
}

std::string MakeFlush(uint64_t ThroughUtteranceId)
{
	v1::ServerMessage Message;
	Message.mutable_flush()->set_through_utterance_id(ThroughUtteranceId);
	Message.mutable_flush()->set_reason(v1::FLUSH_REASON_BARGE_IN);
	return Message.SerializeAsString();
}

std::string MakeDuck(uint64_t UtteranceId, float GainDb, bool bHold)
{
	v1::ServerMessage Message;
	Message.mutable_duck()->set_utterance_id(UtteranceId);
	Message.mutable_duck()->set_gain_db(GainDb);
	Message.mutable_duck()->set_hold(bHold);
	return Message.SerializeAsString();
}

std::string MakeToolCall(const std::string& CallId, const std::string& Name, uint64_t UtteranceId, int64_t SampleIndex)
{
	v1::ServerMessage Message;
	Message.mutable_tool_call()->set_call_id(CallId);
	Message.mutable_tool_call()->set_name(Name);
	Message.mutable_tool_call()->set_arguments_json("{}");
	Message.mutable_tool_call()->set_utterance_id(UtteranceId);
	Message.mutable_tool_call()->set_sample_index(SampleIndex);
	return Message.SerializeAsString();
}

std::string MakeCaption(uint64_t UtteranceId, const std::string& Text, const std::vector<FRawWord>& Words)
{
	v1::ServerMessage Message;
	v1::CaptionUpdate& Update = *Message.mutable_caption_update();
	Update.set_speaker(v1::SPEAKER_ASSISTANT);
	Update.set_item_id("item");
	Update.set_utterance_id(UtteranceId);
	Update.set_text(Text);
	for (const FRawWord& Word : Words)
	{
		v1::CaptionWord& Added = *Update.add_words();
		Added.set_text(Word.Text);
		Added.set_start_sample(Word.StartSample);
		Added.set_end_sample(Word.EndSample);
	}
	return Message.SerializeAsString();
}

std::string MakeUnknown()
{
	// Field 100, a string of three letters.
	return std::string("\xA2\x06\x03"
					   "new",
		6);
}

std::string MakePcm(int16_t Value, int64_t NumSamples)
{
	std::string Pcm;
	for (int64_t Index = 0; Index < NumSamples; ++Index)
	{
		Pcm.push_back(static_cast<char>(static_cast<uint16_t>(Value) & 0xFF));
		Pcm.push_back(static_cast<char>(static_cast<uint16_t>(Value) >> 8));
	}
	return Pcm;
}
}
