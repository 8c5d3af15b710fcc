// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/tools.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/ToolsMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FToolCall& Message)
{
	Writer.WriteString(1, Message.CallId);
	Writer.WriteString(2, Message.Name);
	Writer.WriteString(3, Message.ArgumentsJson);
	Writer.WriteUInt64(4, Message.UtteranceId);
	Writer.WriteInt64(5, Message.SampleIndex);
	Writer.WriteUInt32(6, Message.TimeoutMs);
}

void MergeFields(FProtoReader& Reader, FToolCall& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.CallId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.ArgumentsJson = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.SampleIndex = Reader.ReadInt64();
			break;
		case MakeTag(6, EWireType::Varint):
			OutMessage.TimeoutMs = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FToolCallCancelled& Message)
{
	Writer.WriteString(1, Message.CallId);
	Writer.WriteString(2, Message.Reason);
}

void MergeFields(FProtoReader& Reader, FToolCallCancelled& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.CallId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Reason = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FToolResult& Message)
{
	Writer.WriteString(1, Message.CallId);
	if (const FToolResult::FOutputJson* OutputJson = std::get_if<FToolResult::FOutputJson>(&Message.Result))
	{
		Writer.PutTag(2, EWireType::LengthDelimited);
		Writer.PutString(OutputJson->Value);
	}
	if (const FToolResult::FError* Error = std::get_if<FToolResult::FError>(&Message.Result))
	{
		Writer.PutTag(3, EWireType::LengthDelimited);
		Writer.PutString(Error->Value);
	}
}

void MergeFields(FProtoReader& Reader, FToolResult& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.CallId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Result = FToolResult::FOutputJson{Reader.ReadString()};
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Result = FToolResult::FError{Reader.ReadString()};
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FMcpCall& Message)
{
	Writer.WriteString(1, Message.ItemId);
	Writer.WriteString(2, Message.ServerLabel);
	Writer.WriteString(3, Message.Name);
	Writer.WriteString(4, Message.ArgumentsJson);
	Writer.WriteEnum(5, Message.State);
	Writer.WriteString(6, Message.Output);
}

void MergeFields(FProtoReader& Reader, FMcpCall& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.ItemId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.ServerLabel = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.ArgumentsJson = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.State = Reader.ReadEnum<EMcpCallState>();
			break;
		case MakeTag(6, EWireType::LengthDelimited):
			OutMessage.Output = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FMcpApprovalRequest& Message)
{
	Writer.WriteString(1, Message.ApprovalRequestId);
	Writer.WriteString(2, Message.ServerLabel);
	Writer.WriteString(3, Message.Name);
	Writer.WriteString(4, Message.ArgumentsJson);
	Writer.WriteUInt32(5, Message.TimeoutMs);
}

void MergeFields(FProtoReader& Reader, FMcpApprovalRequest& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.ApprovalRequestId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.ServerLabel = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.ArgumentsJson = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.TimeoutMs = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FMcpApproval& Message)
{
	Writer.WriteString(1, Message.ApprovalRequestId);
	Writer.WriteBool(2, Message.bApprove);
	Writer.WriteString(3, Message.Reason);
}

void MergeFields(FProtoReader& Reader, FMcpApproval& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.ApprovalRequestId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.bApprove = Reader.ReadBool();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Reason = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
