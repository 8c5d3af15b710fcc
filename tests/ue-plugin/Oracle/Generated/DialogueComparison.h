// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/dialogue.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/DialogueMessages.h"
#include "Oracle/ExpectSame.h"
#include "Oracle/Generated/AsidesComparison.h"
#include "Oracle/Generated/PlaybackComparison.h"
#include "Oracle/Generated/SessionComparison.h"
#include "Oracle/Generated/SpeechComparison.h"
#include "Oracle/Generated/ToolsComparison.h"
#include "Oracle/Generated/TurnsComparison.h"
#include "sidecar/v1/dialogue.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FClientMessage& Ours, const ::sidecar::v1::ClientMessage& Theirs)
{
	ExpectAlternative<FHello>(1, Ours.Body, Theirs.has_hello(), Theirs.hello());
	ExpectAlternative<FPlaybackReport>(2, Ours.Body, Theirs.has_playback_report(), Theirs.playback_report());
	ExpectAlternative<FPushToTalk>(3, Ours.Body, Theirs.has_push_to_talk(), Theirs.push_to_talk());
	ExpectAlternative<FSendText>(4, Ours.Body, Theirs.has_send_text(), Theirs.send_text());
	ExpectAlternative<FInterrupt>(5, Ours.Body, Theirs.has_interrupt(), Theirs.interrupt());
	ExpectAlternative<FSetMuted>(6, Ours.Body, Theirs.has_set_muted(), Theirs.set_muted());
	ExpectAlternative<FAddressCharacter>(7, Ours.Body, Theirs.has_address_character(), Theirs.address_character());
	ExpectAlternative<FToolResult>(8, Ours.Body, Theirs.has_tool_result(), Theirs.tool_result());
	ExpectAlternative<FMicrophoneAudio>(9, Ours.Body, Theirs.has_microphone_audio(), Theirs.microphone_audio());
	ExpectAlternative<FUpdateCharacter>(10, Ours.Body, Theirs.has_update_character(), Theirs.update_character());
	ExpectAlternative<FSendImage>(11, Ours.Body, Theirs.has_send_image(), Theirs.send_image());
	ExpectAlternative<FAsk>(12, Ours.Body, Theirs.has_ask(), Theirs.ask());
	ExpectAlternative<FMcpApproval>(13, Ours.Body, Theirs.has_mcp_approval(), Theirs.mcp_approval());
}

inline void ExpectSame(const FServerMessage& Ours, const ::sidecar::v1::ServerMessage& Theirs)
{
	ExpectAlternative<FWelcome>(1, Ours.Body, Theirs.has_welcome(), Theirs.welcome());
	ExpectAlternative<FStateChanged>(2, Ours.Body, Theirs.has_state_changed(), Theirs.state_changed());
	ExpectAlternative<FUtteranceStarted>(3, Ours.Body, Theirs.has_utterance_started(), Theirs.utterance_started());
	ExpectAlternative<FAudioChunk>(4, Ours.Body, Theirs.has_audio_chunk(), Theirs.audio_chunk());
	ExpectAlternative<FFaceFrames>(5, Ours.Body, Theirs.has_face_frames(), Theirs.face_frames());
	ExpectAlternative<FCaptionUpdate>(6, Ours.Body, Theirs.has_caption_update(), Theirs.caption_update());
	ExpectAlternative<FUtteranceEnded>(7, Ours.Body, Theirs.has_utterance_ended(), Theirs.utterance_ended());
	ExpectAlternative<FFlush>(8, Ours.Body, Theirs.has_flush(), Theirs.flush());
	ExpectAlternative<FDuck>(9, Ours.Body, Theirs.has_duck(), Theirs.duck());
	ExpectAlternative<FResume>(10, Ours.Body, Theirs.has_resume(), Theirs.resume());
	ExpectAlternative<FToolCall>(11, Ours.Body, Theirs.has_tool_call(), Theirs.tool_call());
	ExpectAlternative<FToolCallCancelled>(
		12, Ours.Body, Theirs.has_tool_call_cancelled(), Theirs.tool_call_cancelled());
	ExpectAlternative<FNotice>(13, Ours.Body, Theirs.has_notice(), Theirs.notice());
	ExpectAlternative<FTurnReport>(14, Ours.Body, Theirs.has_turn_report(), Theirs.turn_report());
	ExpectAlternative<FMicrophoneChanged>(15, Ours.Body, Theirs.has_microphone_changed(), Theirs.microphone_changed());
	ExpectAlternative<FAskAnswer>(16, Ours.Body, Theirs.has_ask_answer(), Theirs.ask_answer());
	ExpectAlternative<FMcpCall>(17, Ours.Body, Theirs.has_mcp_call(), Theirs.mcp_call());
	ExpectAlternative<FMcpApprovalRequest>(
		18, Ours.Body, Theirs.has_mcp_approval_request(), Theirs.mcp_approval_request());
}

}
