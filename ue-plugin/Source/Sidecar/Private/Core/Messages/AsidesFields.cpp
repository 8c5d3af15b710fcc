// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/asides.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/AsidesMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FAsk& Message)
{
	Writer.WriteString(1, Message.AskId);
	Writer.WriteString(2, Message.Instructions);
	Writer.WriteString(3, Message.Text);
	Writer.WriteBool(4, Message.bWithConversation);
	Writer.WriteUInt32(5, Message.MaxOutputTokens);
	Writer.WriteUInt32(6, Message.TimeoutMs);
}

void MergeFields(FProtoReader& Reader, FAsk& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.AskId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Instructions = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.bWithConversation = Reader.ReadBool();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.MaxOutputTokens = Reader.ReadUInt32();
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

void WriteFields(FProtoWriter& Writer, const FAskAnswer& Message)
{
	Writer.WriteString(1, Message.AskId);
	if (const FAskAnswer::FTextResult* Text = std::get_if<FAskAnswer::FTextResult>(&Message.Result))
	{
		Writer.PutTag(2, EWireType::LengthDelimited);
		Writer.PutString(Text->Value);
	}
	if (const FAskAnswer::FError* Error = std::get_if<FAskAnswer::FError>(&Message.Result))
	{
		Writer.PutTag(3, EWireType::LengthDelimited);
		Writer.PutString(Error->Value);
	}
}

void MergeFields(FProtoReader& Reader, FAskAnswer& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.AskId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Result = FAskAnswer::FTextResult{Reader.ReadString()};
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Result = FAskAnswer::FError{Reader.ReadString()};
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
