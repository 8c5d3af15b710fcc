// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/control.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/ControlMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter&, const FGetStatusRequest&) {}

void MergeFields(FProtoReader& Reader, FGetStatusRequest&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

void WriteFields(FProtoWriter& Writer, const FBudgetStatus& Message)
{
	Writer.WriteEnum(1, Message.Level);
	Writer.WriteDouble(2, Message.UsedShare);
	Writer.WriteString(3, Message.Text);
}

void MergeFields(FProtoReader& Reader, FBudgetStatus& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.Level = Reader.ReadEnum<EBudgetLevel>();
			break;
		case MakeTag(2, EWireType::Fixed64):
			OutMessage.UsedShare = Reader.ReadDouble();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FRateLimitStatus& Message)
{
	Writer.WriteString(1, Message.Name);
	Writer.WriteInt64(2, Message.Limit);
	Writer.WriteInt64(3, Message.Remaining);
	Writer.WriteDouble(4, Message.ResetSeconds);
}

void MergeFields(FProtoReader& Reader, FRateLimitStatus& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Limit = Reader.ReadInt64();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.Remaining = Reader.ReadInt64();
			break;
		case MakeTag(4, EWireType::Fixed64):
			OutMessage.ResetSeconds = Reader.ReadDouble();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FConversationStatus& Message)
{
	Writer.WriteString(1, Message.ConversationId);
	Writer.WriteString(2, Message.Character);
	Writer.WriteEnum(3, Message.State);
	Writer.WriteString(4, Message.StateReason);
	for (const std::string& Value : Message.Participants)
	{
		Writer.PutTag(5, EWireType::LengthDelimited);
		Writer.PutString(Value);
	}
	Writer.WriteUInt32(6, Message.Observers);
	Writer.WriteBool(7, Message.bHasMicrophone);
	Writer.WriteUInt64(8, Message.Turns);
	Writer.WriteUInt64(9, Message.GraceLeftMs);
	WriteMessage(Writer, 10, Message.Usage);
	WriteMessage(Writer, 11, Message.SessionUsage);
	WriteMessage(Writer, 12, Message.Budget);
	WriteMessages(Writer, 13, Message.RateLimits);
}

void MergeFields(FProtoReader& Reader, FConversationStatus& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.ConversationId = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Character = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.State = Reader.ReadEnum<EConversationState>();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.StateReason = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::LengthDelimited):
			OutMessage.Participants.push_back(Reader.ReadString());
			break;
		case MakeTag(6, EWireType::Varint):
			OutMessage.Observers = Reader.ReadUInt32();
			break;
		case MakeTag(7, EWireType::Varint):
			OutMessage.bHasMicrophone = Reader.ReadBool();
			break;
		case MakeTag(8, EWireType::Varint):
			OutMessage.Turns = Reader.ReadUInt64();
			break;
		case MakeTag(9, EWireType::Varint):
			OutMessage.GraceLeftMs = Reader.ReadUInt64();
			break;
		case MakeTag(10, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Usage);
			break;
		case MakeTag(11, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.SessionUsage);
			break;
		case MakeTag(12, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Budget);
			break;
		case MakeTag(13, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.RateLimits);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FRelayStatistics& Message)
{
	Writer.WriteUInt64(1, Message.Deltas);
	Writer.WriteDouble(2, Message.P50Us);
	Writer.WriteDouble(3, Message.P99Us);
	Writer.WriteDouble(4, Message.MaxUs);
}

void MergeFields(FProtoReader& Reader, FRelayStatistics& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.Deltas = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Fixed64):
			OutMessage.P50Us = Reader.ReadDouble();
			break;
		case MakeTag(3, EWireType::Fixed64):
			OutMessage.P99Us = Reader.ReadDouble();
			break;
		case MakeTag(4, EWireType::Fixed64):
			OutMessage.MaxUs = Reader.ReadDouble();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FGetStatusResponse& Message)
{
	Writer.WriteString(1, Message.SidecarVersion);
	WriteMessage(Writer, 2, Message.Contract);
	Writer.WriteUInt64(3, Message.UptimeMs);
	Writer.WriteString(4, Message.Provider);
	WriteMessages(Writer, 5, Message.Conversations);
	WriteMessage(Writer, 6, Message.Relay);
	WriteMessages(Writer, 7, Message.Capabilities);
	Writer.WriteString(8, Message.ProviderAuth);
	WriteMessage(Writer, 9, Message.UsageToday);
	WriteMessage(Writer, 10, Message.BudgetToday);
}

void MergeFields(FProtoReader& Reader, FGetStatusResponse& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.SidecarVersion = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Contract);
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.UptimeMs = Reader.ReadUInt64();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.Provider = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Conversations);
			break;
		case MakeTag(6, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Relay);
			break;
		case MakeTag(7, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Capabilities);
			break;
		case MakeTag(8, EWireType::LengthDelimited):
			OutMessage.ProviderAuth = Reader.ReadString();
			break;
		case MakeTag(9, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.UsageToday);
			break;
		case MakeTag(10, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.BudgetToday);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter&, const FListDevicesRequest&) {}

void MergeFields(FProtoReader& Reader, FListDevicesRequest&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

void WriteFields(FProtoWriter& Writer, const FAudioDevice& Message)
{
	Writer.WriteString(1, Message.Id);
	Writer.WriteString(2, Message.Name);
	Writer.WriteEnum(3, Message.Direction);
	Writer.WriteBool(4, Message.bIsDefault);
	Writer.WriteUInt32(5, Message.SampleRateHz);
	Writer.WriteUInt32(6, Message.Channels);
	Writer.WriteString(7, Message.Backend);
}

void MergeFields(FProtoReader& Reader, FAudioDevice& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Id = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Name = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.Direction = Reader.ReadEnum<EDeviceDirection>();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.bIsDefault = Reader.ReadBool();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.SampleRateHz = Reader.ReadUInt32();
			break;
		case MakeTag(6, EWireType::Varint):
			OutMessage.Channels = Reader.ReadUInt32();
			break;
		case MakeTag(7, EWireType::LengthDelimited):
			OutMessage.Backend = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FListDevicesResponse& Message)
{
	WriteMessages(Writer, 1, Message.Devices);
	WriteMessages(Writer, 2, Message.Backends);
}

void MergeFields(FProtoReader& Reader, FListDevicesResponse& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Devices);
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Backends);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FSayRequest& Message)
{
	Writer.WriteString(1, Message.Character);
	Writer.WriteString(2, Message.Text);
	Writer.WriteEnum(3, Message.Mode);
}

void MergeFields(FProtoReader& Reader, FSayRequest& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Character = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.Mode = Reader.ReadEnum<ESayMode>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter&, const FSayResponse&) {}

void MergeFields(FProtoReader& Reader, FSayResponse&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

void WriteFields(FProtoWriter&, const FShutDownRequest&) {}

void MergeFields(FProtoReader& Reader, FShutDownRequest&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

void WriteFields(FProtoWriter&, const FShutDownResponse&) {}

void MergeFields(FProtoReader& Reader, FShutDownResponse&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

}
