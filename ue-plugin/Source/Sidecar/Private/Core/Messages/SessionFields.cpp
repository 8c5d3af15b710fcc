// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/session.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/SessionMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FContractVersion& Message)
{
	Writer.WriteUInt32(1, Message.Major);
	Writer.WriteUInt32(2, Message.Minor);
}

void MergeFields(FProtoReader& Reader, FContractVersion& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.Major = Reader.ReadUInt32();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Minor = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FHello& Message)
{
	WriteMessage(Writer, 1, Message.Contract);
	Writer.WriteString(2, Message.Token);
	Writer.WriteString(3, Message.ClientName);
	Writer.WriteString(4, Message.ClientVersion);
	Writer.WriteString(5, Message.EngineName);
	Writer.WriteString(6, Message.Character);
	Writer.WriteEnum(7, Message.Role);
	Writer.WriteEnum(8, Message.CurveSet);
	Writer.WriteEnum(9, Message.PlaybackOwner);
	Writer.WriteString(10, Message.ResumeConversationId);
	Writer.WriteBool(11, Message.bStartFresh);
	Writer.WriteUInt32(12, Message.LeadMs);
	Writer.WriteBool(13, Message.bAddressCharacter);
}

void MergeFields(FProtoReader& Reader, FHello& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Contract);
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Token = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.ClientName = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.ClientVersion = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::LengthDelimited):
			OutMessage.EngineName = Reader.ReadString();
			break;
		case MakeTag(6, EWireType::LengthDelimited):
			OutMessage.Character = Reader.ReadString();
			break;
		case MakeTag(7, EWireType::Varint):
			OutMessage.Role = Reader.ReadEnum<ERole>();
			break;
		case MakeTag(8, EWireType::Varint):
			OutMessage.CurveSet = Reader.ReadEnum<ECurveSet>();
			break;
		case MakeTag(9, EWireType::Varint):
			OutMessage.PlaybackOwner = Reader.ReadEnum<EPlaybackOwner>();
			break;
		case MakeTag(10, EWireType::LengthDelimited):
			OutMessage.ResumeConversationId = Reader.ReadString();
			break;
		case MakeTag(11, EWireType::Varint):
			OutMessage.bStartFresh = Reader.ReadBool();
			break;
		case MakeTag(12, EWireType::Varint):
			OutMessage.LeadMs = Reader.ReadUInt32();
			break;
		case MakeTag(13, EWireType::Varint):
			OutMessage.bAddressCharacter = Reader.ReadBool();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FCapability& Message)
{
	Writer.WriteString(1, Message.Name);
	Writer.WriteBool(2, Message.bAvailable);
	Writer.WriteString(3, Message.Reason);
}

void MergeFields(FProtoReader& Reader, FCapability& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.bAvailable = Reader.ReadBool();
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

void WriteFields(FProtoWriter& Writer, const FAudioFormat& Message)
{
	Writer.WriteUInt32(1, Message.SampleRateHz);
	Writer.WriteUInt32(2, Message.Channels);
	Writer.WriteUInt32(3, Message.BitsPerSample);
}

void MergeFields(FProtoReader& Reader, FAudioFormat& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.SampleRateHz = Reader.ReadUInt32();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Channels = Reader.ReadUInt32();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.BitsPerSample = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FWelcome& Message)
{
	WriteMessage(Writer, 1, Message.Contract);
	Writer.WriteString(2, Message.SidecarVersion);
	Writer.WriteString(3, Message.ConversationId);
	Writer.WriteBool(4, Message.bResumed);
	Writer.WriteString(5, Message.Character);
	WriteMessage(Writer, 6, Message.AudioFormat);
	Writer.WriteEnum(7, Message.CurveSet);
	for (const std::string& Value : Message.CurveNames)
	{
		Writer.PutTag(8, EWireType::LengthDelimited);
		Writer.PutString(Value);
	}
	Writer.WriteUInt32(9, Message.FaceFrameIntervalSamples);
	WriteMessages(Writer, 10, Message.Capabilities);
	Writer.WriteUInt32(11, Message.LeadMs);
	Writer.WriteString(12, Message.Provider);
	Writer.WriteEnum(13, Message.PlaybackOwner);
}

void MergeFields(FProtoReader& Reader, FWelcome& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Contract);
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.SidecarVersion = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.ConversationId = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.bResumed = Reader.ReadBool();
			break;
		case MakeTag(5, EWireType::LengthDelimited):
			OutMessage.Character = Reader.ReadString();
			break;
		case MakeTag(6, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.AudioFormat);
			break;
		case MakeTag(7, EWireType::Varint):
			OutMessage.CurveSet = Reader.ReadEnum<ECurveSet>();
			break;
		case MakeTag(8, EWireType::LengthDelimited):
			OutMessage.CurveNames.push_back(Reader.ReadString());
			break;
		case MakeTag(9, EWireType::Varint):
			OutMessage.FaceFrameIntervalSamples = Reader.ReadUInt32();
			break;
		case MakeTag(10, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Capabilities);
			break;
		case MakeTag(11, EWireType::Varint):
			OutMessage.LeadMs = Reader.ReadUInt32();
			break;
		case MakeTag(12, EWireType::LengthDelimited):
			OutMessage.Provider = Reader.ReadString();
			break;
		case MakeTag(13, EWireType::Varint):
			OutMessage.PlaybackOwner = Reader.ReadEnum<EPlaybackOwner>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FStateChanged& Message)
{
	Writer.WriteEnum(1, Message.State);
	Writer.WriteEnum(2, Message.Previous);
	Writer.WriteString(3, Message.Reason);
}

void MergeFields(FProtoReader& Reader, FStateChanged& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.State = Reader.ReadEnum<EConversationState>();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Previous = Reader.ReadEnum<EConversationState>();
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

void WriteFields(FProtoWriter& Writer, const FNotice& Message)
{
	Writer.WriteEnum(1, Message.Severity);
	Writer.WriteString(2, Message.Code);
	Writer.WriteString(3, Message.Text);
	Writer.WriteBool(4, Message.bTransient);
}

void MergeFields(FProtoReader& Reader, FNotice& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.Severity = Reader.ReadEnum<ENoticeSeverity>();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Code = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.bTransient = Reader.ReadBool();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FMicrophoneChanged& Message)
{
	Writer.WriteBool(1, Message.bAddressed);
	Writer.WriteBool(2, Message.bMuted);
}

void MergeFields(FProtoReader& Reader, FMicrophoneChanged& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.bAddressed = Reader.ReadBool();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.bMuted = Reader.ReadBool();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter&, const FAddressCharacter&) {}

void MergeFields(FProtoReader& Reader, FAddressCharacter&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

void WriteFields(FProtoWriter& Writer, const FSetMuted& Message)
{
	Writer.WriteBool(1, Message.bMuted);
}

void MergeFields(FProtoReader& Reader, FSetMuted& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.bMuted = Reader.ReadBool();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FToolDefinition& Message)
{
	Writer.WriteString(1, Message.Name);
	Writer.WriteString(2, Message.Description);
	Writer.WriteString(3, Message.ParametersJson);
}

void MergeFields(FProtoReader& Reader, FToolDefinition& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Description = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.ParametersJson = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FToolList& Message)
{
	WriteMessages(Writer, 1, Message.Tools);
}

void MergeFields(FProtoReader& Reader, FToolList& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Tools);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FUpdateCharacter& Message)
{
	if (Message.Instructions.has_value())
	{
		Writer.PutTag(1, EWireType::LengthDelimited);
		Writer.PutString(*Message.Instructions);
	}
	if (Message.Voice.has_value())
	{
		Writer.PutTag(2, EWireType::LengthDelimited);
		Writer.PutString(*Message.Voice);
	}
	if (Message.TurnTaking.has_value())
	{
		Writer.PutTag(3, EWireType::Varint);
		Writer.PutEnum(*Message.TurnTaking);
	}
	WriteMessage(Writer, 4, Message.Tools);
	if (Message.BargeIn.has_value())
	{
		Writer.PutTag(10, EWireType::Varint);
		Writer.PutEnum(*Message.BargeIn);
	}
}

void MergeFields(FProtoReader& Reader, FUpdateCharacter& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Instructions = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Voice = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.TurnTaking = Reader.ReadEnum<ETurnTaking>();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Tools);
			break;
		case MakeTag(10, EWireType::Varint):
			OutMessage.BargeIn = Reader.ReadEnum<EBargeInPolicy>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
