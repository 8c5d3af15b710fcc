// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/playback.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/PlaybackMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FPlaybackReport& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WriteInt64(2, Message.PlayedSamples);
	Writer.WriteUInt32(3, Message.Underruns);
	Writer.WriteEnum(4, Message.Event);
}

void MergeFields(FProtoReader& Reader, FPlaybackReport& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.PlayedSamples = Reader.ReadInt64();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.Underruns = Reader.ReadUInt32();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.Event = Reader.ReadEnum<EPlaybackEvent>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FFlush& Message)
{
	Writer.WriteUInt64(1, Message.ThroughUtteranceId);
	Writer.WriteEnum(2, Message.Reason);
	Writer.WriteUInt32(3, Message.SinceCauseUs);
}

void MergeFields(FProtoReader& Reader, FFlush& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.ThroughUtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Reason = Reader.ReadEnum<EFlushReason>();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.SinceCauseUs = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FDuck& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WriteFloat(2, Message.GainDb);
	Writer.WriteBool(3, Message.bHold);
	Writer.WriteUInt32(4, Message.SinceCauseUs);
}

void MergeFields(FProtoReader& Reader, FDuck& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Fixed32):
			OutMessage.GainDb = Reader.ReadFloat();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.bHold = Reader.ReadBool();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.SinceCauseUs = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FResume& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WriteEnum(2, Message.Reason);
	Writer.WriteUInt32(3, Message.SinceCauseUs);
}

void MergeFields(FProtoReader& Reader, FResume& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Reason = Reader.ReadEnum<EResumeReason>();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.SinceCauseUs = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
