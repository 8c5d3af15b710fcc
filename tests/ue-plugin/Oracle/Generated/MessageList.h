// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1 by src/UePluginGenerator: change that, not this.

#pragma once

#include "Oracle/Generated/AsidesComparison.h"
#include "Oracle/Generated/ControlComparison.h"
#include "Oracle/Generated/DialogueComparison.h"
#include "Oracle/Generated/PlaybackComparison.h"
#include "Oracle/Generated/SessionComparison.h"
#include "Oracle/Generated/SpeechComparison.h"
#include "Oracle/Generated/ToolsComparison.h"
#include "Oracle/Generated/TurnsComparison.h"

namespace UE::Sidecar
{

/** Calls Visitor.Visit<Ours, Theirs>() for each message of the contract. */
template <typename VisitorType>
void VisitMessages(VisitorType& Visitor)
{
	Visitor.template Visit<FAsk, ::sidecar::v1::Ask>();
	Visitor.template Visit<FAskAnswer, ::sidecar::v1::AskAnswer>();
	Visitor.template Visit<FContractVersion, ::sidecar::v1::ContractVersion>();
	Visitor.template Visit<FHello, ::sidecar::v1::Hello>();
	Visitor.template Visit<FCapability, ::sidecar::v1::Capability>();
	Visitor.template Visit<FAudioFormat, ::sidecar::v1::AudioFormat>();
	Visitor.template Visit<FWelcome, ::sidecar::v1::Welcome>();
	Visitor.template Visit<FStateChanged, ::sidecar::v1::StateChanged>();
	Visitor.template Visit<FNotice, ::sidecar::v1::Notice>();
	Visitor.template Visit<FMicrophoneChanged, ::sidecar::v1::MicrophoneChanged>();
	Visitor.template Visit<FAddressCharacter, ::sidecar::v1::AddressCharacter>();
	Visitor.template Visit<FSetMuted, ::sidecar::v1::SetMuted>();
	Visitor.template Visit<FUpdateCharacter, ::sidecar::v1::UpdateCharacter>();
	Visitor.template Visit<FToolList, ::sidecar::v1::ToolList>();
	Visitor.template Visit<FToolDefinition, ::sidecar::v1::ToolDefinition>();
	Visitor.template Visit<FPushToTalk, ::sidecar::v1::PushToTalk>();
	Visitor.template Visit<FSendText, ::sidecar::v1::SendText>();
	Visitor.template Visit<FSendImage, ::sidecar::v1::SendImage>();
	Visitor.template Visit<FInterrupt, ::sidecar::v1::Interrupt>();
	Visitor.template Visit<FMicrophoneAudio, ::sidecar::v1::MicrophoneAudio>();
	Visitor.template Visit<FTokenUsage, ::sidecar::v1::TokenUsage>();
	Visitor.template Visit<FUsageReport, ::sidecar::v1::UsageReport>();
	Visitor.template Visit<FTurnReport, ::sidecar::v1::TurnReport>();
	Visitor.template Visit<FGetStatusRequest, ::sidecar::v1::GetStatusRequest>();
	Visitor.template Visit<FGetStatusResponse, ::sidecar::v1::GetStatusResponse>();
	Visitor.template Visit<FBudgetStatus, ::sidecar::v1::BudgetStatus>();
	Visitor.template Visit<FRateLimitStatus, ::sidecar::v1::RateLimitStatus>();
	Visitor.template Visit<FConversationStatus, ::sidecar::v1::ConversationStatus>();
	Visitor.template Visit<FRelayStatistics, ::sidecar::v1::RelayStatistics>();
	Visitor.template Visit<FListDevicesRequest, ::sidecar::v1::ListDevicesRequest>();
	Visitor.template Visit<FAudioDevice, ::sidecar::v1::AudioDevice>();
	Visitor.template Visit<FListDevicesResponse, ::sidecar::v1::ListDevicesResponse>();
	Visitor.template Visit<FSayRequest, ::sidecar::v1::SayRequest>();
	Visitor.template Visit<FSayResponse, ::sidecar::v1::SayResponse>();
	Visitor.template Visit<FShutDownRequest, ::sidecar::v1::ShutDownRequest>();
	Visitor.template Visit<FShutDownResponse, ::sidecar::v1::ShutDownResponse>();
	Visitor.template Visit<FPlaybackReport, ::sidecar::v1::PlaybackReport>();
	Visitor.template Visit<FFlush, ::sidecar::v1::Flush>();
	Visitor.template Visit<FDuck, ::sidecar::v1::Duck>();
	Visitor.template Visit<FResume, ::sidecar::v1::Resume>();
	Visitor.template Visit<FUtteranceStarted, ::sidecar::v1::UtteranceStarted>();
	Visitor.template Visit<FAudioChunk, ::sidecar::v1::AudioChunk>();
	Visitor.template Visit<FFaceFrames, ::sidecar::v1::FaceFrames>();
	Visitor.template Visit<FUtteranceEnded, ::sidecar::v1::UtteranceEnded>();
	Visitor.template Visit<FCaptionWord, ::sidecar::v1::CaptionWord>();
	Visitor.template Visit<FCaptionUpdate, ::sidecar::v1::CaptionUpdate>();
	Visitor.template Visit<FToolCall, ::sidecar::v1::ToolCall>();
	Visitor.template Visit<FToolCallCancelled, ::sidecar::v1::ToolCallCancelled>();
	Visitor.template Visit<FToolResult, ::sidecar::v1::ToolResult>();
	Visitor.template Visit<FMcpCall, ::sidecar::v1::McpCall>();
	Visitor.template Visit<FMcpApprovalRequest, ::sidecar::v1::McpApprovalRequest>();
	Visitor.template Visit<FMcpApproval, ::sidecar::v1::McpApproval>();
	Visitor.template Visit<FClientMessage, ::sidecar::v1::ClientMessage>();
	Visitor.template Visit<FServerMessage, ::sidecar::v1::ServerMessage>();
}

}
