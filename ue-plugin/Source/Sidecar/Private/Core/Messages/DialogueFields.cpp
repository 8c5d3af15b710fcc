// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/dialogue.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/DialogueMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FClientMessage& Message)
{
	WriteAlternative<FHello>(Writer, 1, Message.Body);
	WriteAlternative<FPlaybackReport>(Writer, 2, Message.Body);
	WriteAlternative<FPushToTalk>(Writer, 3, Message.Body);
	WriteAlternative<FSendText>(Writer, 4, Message.Body);
	WriteAlternative<FInterrupt>(Writer, 5, Message.Body);
	WriteAlternative<FSetMuted>(Writer, 6, Message.Body);
	WriteAlternative<FAddressCharacter>(Writer, 7, Message.Body);
	WriteAlternative<FToolResult>(Writer, 8, Message.Body);
	WriteAlternative<FMicrophoneAudio>(Writer, 9, Message.Body);
	WriteAlternative<FUpdateCharacter>(Writer, 10, Message.Body);
	WriteAlternative<FSendImage>(Writer, 11, Message.Body);
	WriteAlternative<FAsk>(Writer, 12, Message.Body);
	WriteAlternative<FMcpApproval>(Writer, 13, Message.Body);
}

void MergeFields(FProtoReader& Reader, FClientMessage& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			MergeAlternative<FHello>(Reader, OutMessage.Body);
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			MergeAlternative<FPlaybackReport>(Reader, OutMessage.Body);
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			MergeAlternative<FPushToTalk>(Reader, OutMessage.Body);
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			MergeAlternative<FSendText>(Reader, OutMessage.Body);
			break;
		case MakeTag(5, EWireType::LengthDelimited):
			MergeAlternative<FInterrupt>(Reader, OutMessage.Body);
			break;
		case MakeTag(6, EWireType::LengthDelimited):
			MergeAlternative<FSetMuted>(Reader, OutMessage.Body);
			break;
		case MakeTag(7, EWireType::LengthDelimited):
			MergeAlternative<FAddressCharacter>(Reader, OutMessage.Body);
			break;
		case MakeTag(8, EWireType::LengthDelimited):
			MergeAlternative<FToolResult>(Reader, OutMessage.Body);
			break;
		case MakeTag(9, EWireType::LengthDelimited):
			MergeAlternative<FMicrophoneAudio>(Reader, OutMessage.Body);
			break;
		case MakeTag(10, EWireType::LengthDelimited):
			MergeAlternative<FUpdateCharacter>(Reader, OutMessage.Body);
			break;
		case MakeTag(11, EWireType::LengthDelimited):
			MergeAlternative<FSendImage>(Reader, OutMessage.Body);
			break;
		case MakeTag(12, EWireType::LengthDelimited):
			MergeAlternative<FAsk>(Reader, OutMessage.Body);
			break;
		case MakeTag(13, EWireType::LengthDelimited):
			MergeAlternative<FMcpApproval>(Reader, OutMessage.Body);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FServerMessage& Message)
{
	WriteAlternative<FWelcome>(Writer, 1, Message.Body);
	WriteAlternative<FStateChanged>(Writer, 2, Message.Body);
	WriteAlternative<FUtteranceStarted>(Writer, 3, Message.Body);
	WriteAlternative<FAudioChunk>(Writer, 4, Message.Body);
	WriteAlternative<FFaceFrames>(Writer, 5, Message.Body);
	WriteAlternative<FCaptionUpdate>(Writer, 6, Message.Body);
	WriteAlternative<FUtteranceEnded>(Writer, 7, Message.Body);
	WriteAlternative<FFlush>(Writer, 8, Message.Body);
	WriteAlternative<FDuck>(Writer, 9, Message.Body);
	WriteAlternative<FResume>(Writer, 10, Message.Body);
	WriteAlternative<FToolCall>(Writer, 11, Message.Body);
	WriteAlternative<FToolCallCancelled>(Writer, 12, Message.Body);
	WriteAlternative<FNotice>(Writer, 13, Message.Body);
	WriteAlternative<FTurnReport>(Writer, 14, Message.Body);
	WriteAlternative<FMicrophoneChanged>(Writer, 15, Message.Body);
	WriteAlternative<FAskAnswer>(Writer, 16, Message.Body);
	WriteAlternative<FMcpCall>(Writer, 17, Message.Body);
	WriteAlternative<FMcpApprovalRequest>(Writer, 18, Message.Body);
}

void MergeFields(FProtoReader& Reader, FServerMessage& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			MergeAlternative<FWelcome>(Reader, OutMessage.Body);
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			MergeAlternative<FStateChanged>(Reader, OutMessage.Body);
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			MergeAlternative<FUtteranceStarted>(Reader, OutMessage.Body);
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			MergeAlternative<FAudioChunk>(Reader, OutMessage.Body);
			break;
		case MakeTag(5, EWireType::LengthDelimited):
			MergeAlternative<FFaceFrames>(Reader, OutMessage.Body);
			break;
		case MakeTag(6, EWireType::LengthDelimited):
			MergeAlternative<FCaptionUpdate>(Reader, OutMessage.Body);
			break;
		case MakeTag(7, EWireType::LengthDelimited):
			MergeAlternative<FUtteranceEnded>(Reader, OutMessage.Body);
			break;
		case MakeTag(8, EWireType::LengthDelimited):
			MergeAlternative<FFlush>(Reader, OutMessage.Body);
			break;
		case MakeTag(9, EWireType::LengthDelimited):
			MergeAlternative<FDuck>(Reader, OutMessage.Body);
			break;
		case MakeTag(10, EWireType::LengthDelimited):
			MergeAlternative<FResume>(Reader, OutMessage.Body);
			break;
		case MakeTag(11, EWireType::LengthDelimited):
			MergeAlternative<FToolCall>(Reader, OutMessage.Body);
			break;
		case MakeTag(12, EWireType::LengthDelimited):
			MergeAlternative<FToolCallCancelled>(Reader, OutMessage.Body);
			break;
		case MakeTag(13, EWireType::LengthDelimited):
			MergeAlternative<FNotice>(Reader, OutMessage.Body);
			break;
		case MakeTag(14, EWireType::LengthDelimited):
			MergeAlternative<FTurnReport>(Reader, OutMessage.Body);
			break;
		case MakeTag(15, EWireType::LengthDelimited):
			MergeAlternative<FMicrophoneChanged>(Reader, OutMessage.Body);
			break;
		case MakeTag(16, EWireType::LengthDelimited):
			MergeAlternative<FAskAnswer>(Reader, OutMessage.Body);
			break;
		case MakeTag(17, EWireType::LengthDelimited):
			MergeAlternative<FMcpCall>(Reader, OutMessage.Body);
			break;
		case MakeTag(18, EWireType::LengthDelimited):
			MergeAlternative<FMcpApprovalRequest>(Reader, OutMessage.Body);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
