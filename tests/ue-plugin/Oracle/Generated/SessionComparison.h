// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/session.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/SessionMessages.h"
#include "Oracle/ExpectSame.h"
#include "sidecar/v1/session.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FContractVersion& Ours, const ::sidecar::v1::ContractVersion& Theirs)
{
	ExpectValue(1, Ours.Major, Theirs.major());
	ExpectValue(2, Ours.Minor, Theirs.minor());
}

inline void ExpectSame(const FHello& Ours, const ::sidecar::v1::Hello& Theirs)
{
	ExpectOptional(1, Ours.Contract, Theirs.has_contract(), Theirs.contract());
	ExpectValue(2, Ours.Token, Theirs.token());
	ExpectValue(3, Ours.ClientName, Theirs.client_name());
	ExpectValue(4, Ours.ClientVersion, Theirs.client_version());
	ExpectValue(5, Ours.EngineName, Theirs.engine_name());
	ExpectValue(6, Ours.Character, Theirs.character());
	ExpectValue(7, Ours.Role, Theirs.role());
	ExpectValue(8, Ours.CurveSet, Theirs.curve_set());
	ExpectValue(9, Ours.PlaybackOwner, Theirs.playback_owner());
	ExpectValue(10, Ours.ResumeConversationId, Theirs.resume_conversation_id());
	ExpectValue(11, Ours.bStartFresh, Theirs.start_fresh());
	ExpectValue(12, Ours.LeadMs, Theirs.lead_ms());
	ExpectValue(13, Ours.bAddressCharacter, Theirs.address_character());
}

inline void ExpectSame(const FCapability& Ours, const ::sidecar::v1::Capability& Theirs)
{
	ExpectValue(1, Ours.Name, Theirs.name());
	ExpectValue(2, Ours.bAvailable, Theirs.available());
	ExpectValue(3, Ours.Reason, Theirs.reason());
}

inline void ExpectSame(const FAudioFormat& Ours, const ::sidecar::v1::AudioFormat& Theirs)
{
	ExpectValue(1, Ours.SampleRateHz, Theirs.sample_rate_hz());
	ExpectValue(2, Ours.Channels, Theirs.channels());
	ExpectValue(3, Ours.BitsPerSample, Theirs.bits_per_sample());
}

inline void ExpectSame(const FWelcome& Ours, const ::sidecar::v1::Welcome& Theirs)
{
	ExpectOptional(1, Ours.Contract, Theirs.has_contract(), Theirs.contract());
	ExpectValue(2, Ours.SidecarVersion, Theirs.sidecar_version());
	ExpectValue(3, Ours.ConversationId, Theirs.conversation_id());
	ExpectValue(4, Ours.bResumed, Theirs.resumed());
	ExpectValue(5, Ours.Character, Theirs.character());
	ExpectOptional(6, Ours.AudioFormat, Theirs.has_audio_format(), Theirs.audio_format());
	ExpectValue(7, Ours.CurveSet, Theirs.curve_set());
	ExpectRepeated(8, Ours.CurveNames, Theirs.curve_names());
	ExpectValue(9, Ours.FaceFrameIntervalSamples, Theirs.face_frame_interval_samples());
	ExpectRepeated(10, Ours.Capabilities, Theirs.capabilities());
	ExpectValue(11, Ours.LeadMs, Theirs.lead_ms());
	ExpectValue(12, Ours.Provider, Theirs.provider());
	ExpectValue(13, Ours.PlaybackOwner, Theirs.playback_owner());
}

inline void ExpectSame(const FStateChanged& Ours, const ::sidecar::v1::StateChanged& Theirs)
{
	ExpectValue(1, Ours.State, Theirs.state());
	ExpectValue(2, Ours.Previous, Theirs.previous());
	ExpectValue(3, Ours.Reason, Theirs.reason());
}

inline void ExpectSame(const FNotice& Ours, const ::sidecar::v1::Notice& Theirs)
{
	ExpectValue(1, Ours.Severity, Theirs.severity());
	ExpectValue(2, Ours.Code, Theirs.code());
	ExpectValue(3, Ours.Text, Theirs.text());
	ExpectValue(4, Ours.bTransient, Theirs.transient());
}

inline void ExpectSame(const FMicrophoneChanged& Ours, const ::sidecar::v1::MicrophoneChanged& Theirs)
{
	ExpectValue(1, Ours.bAddressed, Theirs.addressed());
	ExpectValue(2, Ours.bMuted, Theirs.muted());
}

inline void ExpectSame(const FAddressCharacter&, const ::sidecar::v1::AddressCharacter&) {}

inline void ExpectSame(const FSetMuted& Ours, const ::sidecar::v1::SetMuted& Theirs)
{
	ExpectValue(1, Ours.bMuted, Theirs.muted());
}

inline void ExpectSame(const FToolDefinition& Ours, const ::sidecar::v1::ToolDefinition& Theirs)
{
	ExpectValue(1, Ours.Name, Theirs.name());
	ExpectValue(2, Ours.Description, Theirs.description());
	ExpectValue(3, Ours.ParametersJson, Theirs.parameters_json());
}

inline void ExpectSame(const FToolList& Ours, const ::sidecar::v1::ToolList& Theirs)
{
	ExpectRepeated(1, Ours.Tools, Theirs.tools());
}

inline void ExpectSame(const FUpdateCharacter& Ours, const ::sidecar::v1::UpdateCharacter& Theirs)
{
	ExpectOptional(1, Ours.Instructions, Theirs.has_instructions(), Theirs.instructions());
	ExpectOptional(2, Ours.Voice, Theirs.has_voice(), Theirs.voice());
	ExpectOptional(3, Ours.TurnTaking, Theirs.has_turn_taking(), Theirs.turn_taking());
	ExpectOptional(4, Ours.Tools, Theirs.has_tools(), Theirs.tools());
	ExpectOptional(10, Ours.BargeIn, Theirs.has_barge_in(), Theirs.barge_in());
}

}
