// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/speech.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/SpeechMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FUtteranceStarted& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WriteString(2, Message.ItemId);
	Writer.WriteInt64(3, Message.FirstSampleIndex);
}

void MergeFields(FProtoReader& Reader, FUtteranceStarted& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.ItemId = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.FirstSampleIndex = Reader.ReadInt64();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FAudioChunk& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WriteInt64(2, Message.SampleIndex);
	Writer.WriteBytes(3, Message.Pcm);
}

void MergeFields(FProtoReader& Reader, FAudioChunk& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.SampleIndex = Reader.ReadInt64();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Pcm = Reader.ReadBytes();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FFaceFrames& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WritePacked<&FProtoWriter::PutInt64>(2, Message.SampleIndices);
	Writer.WritePacked<&FProtoWriter::PutFloat>(3, Message.Values);
}

void MergeFields(FProtoReader& Reader, FFaceFrames& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			Reader.ReadPacked<&FProtoReader::ReadInt64>(OutMessage.SampleIndices);
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.SampleIndices.push_back(Reader.ReadInt64());
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			Reader.ReadPacked<&FProtoReader::ReadFloat>(OutMessage.Values);
			break;
		case MakeTag(3, EWireType::Fixed32):
			OutMessage.Values.push_back(Reader.ReadFloat());
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FUtteranceEnded& Message)
{
	Writer.WriteUInt64(1, Message.UtteranceId);
	Writer.WriteInt64(2, Message.TotalSamples);
	Writer.WriteEnum(3, Message.Reason);
}

void MergeFields(FProtoReader& Reader, FUtteranceEnded& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.TotalSamples = Reader.ReadInt64();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.Reason = Reader.ReadEnum<EUtteranceEndReason>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FCaptionWord& Message)
{
	Writer.WriteString(1, Message.Text);
	Writer.WriteInt64(2, Message.StartSample);
	Writer.WriteInt64(3, Message.EndSample);
	Writer.WriteEnum(4, Message.Timing);
}

void MergeFields(FProtoReader& Reader, FCaptionWord& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.StartSample = Reader.ReadInt64();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.EndSample = Reader.ReadInt64();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.Timing = Reader.ReadEnum<EWordTiming>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FCaptionUpdate& Message)
{
	Writer.WriteEnum(1, Message.Speaker);
	Writer.WriteString(2, Message.ItemId);
	Writer.WriteUInt64(3, Message.UtteranceId);
	Writer.WriteString(4, Message.Text);
	Writer.WriteBool(5, Message.bFinal);
	Writer.WriteBool(6, Message.bInterrupted);
	WriteMessages(Writer, 7, Message.Words);
}

void MergeFields(FProtoReader& Reader, FCaptionUpdate& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.Speaker = Reader.ReadEnum<ESpeaker>();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.ItemId = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.UtteranceId = Reader.ReadUInt64();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.bFinal = Reader.ReadBool();
			break;
		case MakeTag(6, EWireType::Varint):
			OutMessage.bInterrupted = Reader.ReadBool();
			break;
		case MakeTag(7, EWireType::LengthDelimited):
			AppendMessage(Reader, OutMessage.Words);
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
