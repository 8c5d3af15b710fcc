// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1 by src/UePluginGenerator: change that, not this.

#pragma once

/** The fields of each message, one after the other. Only for the generated sources and Core/Wire/MessageCodec.h. */
namespace UE::Sidecar
{

class FProtoReader;
class FProtoWriter;

struct FAsk;
void WriteFields(FProtoWriter& Writer, const FAsk& Message);
void MergeFields(FProtoReader& Reader, FAsk& OutMessage);

struct FAskAnswer;
void WriteFields(FProtoWriter& Writer, const FAskAnswer& Message);
void MergeFields(FProtoReader& Reader, FAskAnswer& OutMessage);

struct FContractVersion;
void WriteFields(FProtoWriter& Writer, const FContractVersion& Message);
void MergeFields(FProtoReader& Reader, FContractVersion& OutMessage);

struct FHello;
void WriteFields(FProtoWriter& Writer, const FHello& Message);
void MergeFields(FProtoReader& Reader, FHello& OutMessage);

struct FCapability;
void WriteFields(FProtoWriter& Writer, const FCapability& Message);
void MergeFields(FProtoReader& Reader, FCapability& OutMessage);

struct FAudioFormat;
void WriteFields(FProtoWriter& Writer, const FAudioFormat& Message);
void MergeFields(FProtoReader& Reader, FAudioFormat& OutMessage);

struct FWelcome;
void WriteFields(FProtoWriter& Writer, const FWelcome& Message);
void MergeFields(FProtoReader& Reader, FWelcome& OutMessage);

struct FStateChanged;
void WriteFields(FProtoWriter& Writer, const FStateChanged& Message);
void MergeFields(FProtoReader& Reader, FStateChanged& OutMessage);

struct FNotice;
void WriteFields(FProtoWriter& Writer, const FNotice& Message);
void MergeFields(FProtoReader& Reader, FNotice& OutMessage);

struct FMicrophoneChanged;
void WriteFields(FProtoWriter& Writer, const FMicrophoneChanged& Message);
void MergeFields(FProtoReader& Reader, FMicrophoneChanged& OutMessage);

struct FAddressCharacter;
void WriteFields(FProtoWriter& Writer, const FAddressCharacter& Message);
void MergeFields(FProtoReader& Reader, FAddressCharacter& OutMessage);

struct FSetMuted;
void WriteFields(FProtoWriter& Writer, const FSetMuted& Message);
void MergeFields(FProtoReader& Reader, FSetMuted& OutMessage);

struct FUpdateCharacter;
void WriteFields(FProtoWriter& Writer, const FUpdateCharacter& Message);
void MergeFields(FProtoReader& Reader, FUpdateCharacter& OutMessage);

struct FToolList;
void WriteFields(FProtoWriter& Writer, const FToolList& Message);
void MergeFields(FProtoReader& Reader, FToolList& OutMessage);

struct FToolDefinition;
void WriteFields(FProtoWriter& Writer, const FToolDefinition& Message);
void MergeFields(FProtoReader& Reader, FToolDefinition& OutMessage);

struct FPushToTalk;
void WriteFields(FProtoWriter& Writer, const FPushToTalk& Message);
void MergeFields(FProtoReader& Reader, FPushToTalk& OutMessage);

struct FSendText;
void WriteFields(FProtoWriter& Writer, const FSendText& Message);
void MergeFields(FProtoReader& Reader, FSendText& OutMessage);

struct FSendImage;
void WriteFields(FProtoWriter& Writer, const FSendImage& Message);
void MergeFields(FProtoReader& Reader, FSendImage& OutMessage);

struct FInterrupt;
void WriteFields(FProtoWriter& Writer, const FInterrupt& Message);
void MergeFields(FProtoReader& Reader, FInterrupt& OutMessage);

struct FMicrophoneAudio;
void WriteFields(FProtoWriter& Writer, const FMicrophoneAudio& Message);
void MergeFields(FProtoReader& Reader, FMicrophoneAudio& OutMessage);

struct FTokenUsage;
void WriteFields(FProtoWriter& Writer, const FTokenUsage& Message);
void MergeFields(FProtoReader& Reader, FTokenUsage& OutMessage);

struct FUsageReport;
void WriteFields(FProtoWriter& Writer, const FUsageReport& Message);
void MergeFields(FProtoReader& Reader, FUsageReport& OutMessage);

struct FTurnReport;
void WriteFields(FProtoWriter& Writer, const FTurnReport& Message);
void MergeFields(FProtoReader& Reader, FTurnReport& OutMessage);

struct FGetStatusRequest;
void WriteFields(FProtoWriter& Writer, const FGetStatusRequest& Message);
void MergeFields(FProtoReader& Reader, FGetStatusRequest& OutMessage);

struct FGetStatusResponse;
void WriteFields(FProtoWriter& Writer, const FGetStatusResponse& Message);
void MergeFields(FProtoReader& Reader, FGetStatusResponse& OutMessage);

struct FBudgetStatus;
void WriteFields(FProtoWriter& Writer, const FBudgetStatus& Message);
void MergeFields(FProtoReader& Reader, FBudgetStatus& OutMessage);

struct FRateLimitStatus;
void WriteFields(FProtoWriter& Writer, const FRateLimitStatus& Message);
void MergeFields(FProtoReader& Reader, FRateLimitStatus& OutMessage);

struct FConversationStatus;
void WriteFields(FProtoWriter& Writer, const FConversationStatus& Message);
void MergeFields(FProtoReader& Reader, FConversationStatus& OutMessage);

struct FRelayStatistics;
void WriteFields(FProtoWriter& Writer, const FRelayStatistics& Message);
void MergeFields(FProtoReader& Reader, FRelayStatistics& OutMessage);

struct FListDevicesRequest;
void WriteFields(FProtoWriter& Writer, const FListDevicesRequest& Message);
void MergeFields(FProtoReader& Reader, FListDevicesRequest& OutMessage);

struct FAudioDevice;
void WriteFields(FProtoWriter& Writer, const FAudioDevice& Message);
void MergeFields(FProtoReader& Reader, FAudioDevice& OutMessage);

struct FListDevicesResponse;
void WriteFields(FProtoWriter& Writer, const FListDevicesResponse& Message);
void MergeFields(FProtoReader& Reader, FListDevicesResponse& OutMessage);

struct FSayRequest;
void WriteFields(FProtoWriter& Writer, const FSayRequest& Message);
void MergeFields(FProtoReader& Reader, FSayRequest& OutMessage);

struct FSayResponse;
void WriteFields(FProtoWriter& Writer, const FSayResponse& Message);
void MergeFields(FProtoReader& Reader, FSayResponse& OutMessage);

struct FShutDownRequest;
void WriteFields(FProtoWriter& Writer, const FShutDownRequest& Message);
void MergeFields(FProtoReader& Reader, FShutDownRequest& OutMessage);

struct FShutDownResponse;
void WriteFields(FProtoWriter& Writer, const FShutDownResponse& Message);
void MergeFields(FProtoReader& Reader, FShutDownResponse& OutMessage);

struct FPlaybackReport;
void WriteFields(FProtoWriter& Writer, const FPlaybackReport& Message);
void MergeFields(FProtoReader& Reader, FPlaybackReport& OutMessage);

struct FFlush;
void WriteFields(FProtoWriter& Writer, const FFlush& Message);
void MergeFields(FProtoReader& Reader, FFlush& OutMessage);

struct FDuck;
void WriteFields(FProtoWriter& Writer, const FDuck& Message);
void MergeFields(FProtoReader& Reader, FDuck& OutMessage);

struct FResume;
void WriteFields(FProtoWriter& Writer, const FResume& Message);
void MergeFields(FProtoReader& Reader, FResume& OutMessage);

struct FUtteranceStarted;
void WriteFields(FProtoWriter& Writer, const FUtteranceStarted& Message);
void MergeFields(FProtoReader& Reader, FUtteranceStarted& OutMessage);

struct FAudioChunk;
void WriteFields(FProtoWriter& Writer, const FAudioChunk& Message);
void MergeFields(FProtoReader& Reader, FAudioChunk& OutMessage);

struct FFaceFrames;
void WriteFields(FProtoWriter& Writer, const FFaceFrames& Message);
void MergeFields(FProtoReader& Reader, FFaceFrames& OutMessage);

struct FUtteranceEnded;
void WriteFields(FProtoWriter& Writer, const FUtteranceEnded& Message);
void MergeFields(FProtoReader& Reader, FUtteranceEnded& OutMessage);

struct FCaptionWord;
void WriteFields(FProtoWriter& Writer, const FCaptionWord& Message);
void MergeFields(FProtoReader& Reader, FCaptionWord& OutMessage);

struct FCaptionUpdate;
void WriteFields(FProtoWriter& Writer, const FCaptionUpdate& Message);
void MergeFields(FProtoReader& Reader, FCaptionUpdate& OutMessage);

struct FToolCall;
void WriteFields(FProtoWriter& Writer, const FToolCall& Message);
void MergeFields(FProtoReader& Reader, FToolCall& OutMessage);

struct FToolCallCancelled;
void WriteFields(FProtoWriter& Writer, const FToolCallCancelled& Message);
void MergeFields(FProtoReader& Reader, FToolCallCancelled& OutMessage);

struct FToolResult;
void WriteFields(FProtoWriter& Writer, const FToolResult& Message);
void MergeFields(FProtoReader& Reader, FToolResult& OutMessage);

struct FMcpCall;
void WriteFields(FProtoWriter& Writer, const FMcpCall& Message);
void MergeFields(FProtoReader& Reader, FMcpCall& OutMessage);

struct FMcpApprovalRequest;
void WriteFields(FProtoWriter& Writer, const FMcpApprovalRequest& Message);
void MergeFields(FProtoReader& Reader, FMcpApprovalRequest& OutMessage);

struct FMcpApproval;
void WriteFields(FProtoWriter& Writer, const FMcpApproval& Message);
void MergeFields(FProtoReader& Reader, FMcpApproval& OutMessage);

struct FClientMessage;
void WriteFields(FProtoWriter& Writer, const FClientMessage& Message);
void MergeFields(FProtoReader& Reader, FClientMessage& OutMessage);

struct FServerMessage;
void WriteFields(FProtoWriter& Writer, const FServerMessage& Message);
void MergeFields(FProtoReader& Reader, FServerMessage& OutMessage);

}
