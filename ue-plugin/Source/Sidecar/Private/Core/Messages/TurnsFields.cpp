// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/turns.proto by src/UePluginGenerator: change that, not this.

#include "Core/Messages/MessageFields.h"

#include "Core/Messages/TurnsMessages.h"
#include "Core/Wire/MessageCodec.h"

namespace UE::Sidecar
{

void WriteFields(FProtoWriter& Writer, const FPushToTalk& Message)
{
	Writer.WriteEnum(1, Message.Action);
}

void MergeFields(FProtoReader& Reader, FPushToTalk& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.Action = Reader.ReadEnum<EPushToTalkAction>();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FSendText& Message)
{
	Writer.WriteString(1, Message.Text);
}

void MergeFields(FProtoReader& Reader, FSendText& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FSendImage& Message)
{
	Writer.WriteBytes(1, Message.Data);
	Writer.WriteString(2, Message.MimeType);
	Writer.WriteString(3, Message.Text);
	Writer.WriteString(4, Message.Detail);
	Writer.WriteBool(5, Message.bAnswer);
}

void MergeFields(FProtoReader& Reader, FSendImage& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Data = Reader.ReadBytes();
			break;
		case MakeTag(2, EWireType::LengthDelimited):
			OutMessage.MimeType = Reader.ReadString();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Text = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::LengthDelimited):
			OutMessage.Detail = Reader.ReadString();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.bAnswer = Reader.ReadBool();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter&, const FInterrupt&) {}

void MergeFields(FProtoReader& Reader, FInterrupt&)
{
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
}

void WriteFields(FProtoWriter& Writer, const FMicrophoneAudio& Message)
{
	Writer.WriteBytes(1, Message.Pcm);
	Writer.WriteUInt32(2, Message.SampleRateHz);
}

void MergeFields(FProtoReader& Reader, FMicrophoneAudio& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			OutMessage.Pcm = Reader.ReadBytes();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.SampleRateHz = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FTokenUsage& Message)
{
	Writer.WriteUInt32(1, Message.InputTextTokens);
	Writer.WriteUInt32(2, Message.InputAudioTokens);
	Writer.WriteUInt32(3, Message.InputCachedTokens);
	Writer.WriteUInt32(4, Message.OutputTextTokens);
	Writer.WriteUInt32(5, Message.OutputAudioTokens);
	Writer.WriteUInt32(6, Message.InputImageTokens);
	Writer.WriteUInt32(7, Message.InputCachedTextTokens);
	Writer.WriteUInt32(8, Message.InputCachedAudioTokens);
	Writer.WriteUInt32(9, Message.InputCachedImageTokens);
	Writer.WriteUInt32(10, Message.TranscriptionInputTokens);
	Writer.WriteUInt32(11, Message.TranscriptionOutputTokens);
	Writer.WriteDouble(12, Message.TranscriptionSeconds);
}

void MergeFields(FProtoReader& Reader, FTokenUsage& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.InputTextTokens = Reader.ReadUInt32();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.InputAudioTokens = Reader.ReadUInt32();
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.InputCachedTokens = Reader.ReadUInt32();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.OutputTextTokens = Reader.ReadUInt32();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.OutputAudioTokens = Reader.ReadUInt32();
			break;
		case MakeTag(6, EWireType::Varint):
			OutMessage.InputImageTokens = Reader.ReadUInt32();
			break;
		case MakeTag(7, EWireType::Varint):
			OutMessage.InputCachedTextTokens = Reader.ReadUInt32();
			break;
		case MakeTag(8, EWireType::Varint):
			OutMessage.InputCachedAudioTokens = Reader.ReadUInt32();
			break;
		case MakeTag(9, EWireType::Varint):
			OutMessage.InputCachedImageTokens = Reader.ReadUInt32();
			break;
		case MakeTag(10, EWireType::Varint):
			OutMessage.TranscriptionInputTokens = Reader.ReadUInt32();
			break;
		case MakeTag(11, EWireType::Varint):
			OutMessage.TranscriptionOutputTokens = Reader.ReadUInt32();
			break;
		case MakeTag(12, EWireType::Fixed64):
			OutMessage.TranscriptionSeconds = Reader.ReadDouble();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FUsageReport& Message)
{
	WriteMessage(Writer, 1, Message.Tokens);
	Writer.WriteDouble(2, Message.Cost);
	Writer.WriteString(3, Message.Currency);
	Writer.WriteUInt64(4, Message.UnpricedTokens);
	Writer.WriteDouble(5, Message.UnpricedTranscriptionSeconds);
}

void MergeFields(FProtoReader& Reader, FUsageReport& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Tokens);
			break;
		case MakeTag(2, EWireType::Fixed64):
			OutMessage.Cost = Reader.ReadDouble();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			OutMessage.Currency = Reader.ReadString();
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.UnpricedTokens = Reader.ReadUInt64();
			break;
		case MakeTag(5, EWireType::Fixed64):
			OutMessage.UnpricedTranscriptionSeconds = Reader.ReadDouble();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

void WriteFields(FProtoWriter& Writer, const FTurnReport& Message)
{
	Writer.WriteUInt64(1, Message.TurnId);
	Writer.WriteEnum(2, Message.Input);
	Writer.WritePacked<&FProtoWriter::PutUInt64>(3, Message.UtteranceIds);
	Writer.WriteInt64(4, Message.UserSpeechStartMs);
	Writer.WriteInt64(5, Message.UserSpeechEndMs);
	Writer.WriteInt64(6, Message.SpeechStoppedUs);
	Writer.WriteInt64(7, Message.ResponseCreatedUs);
	Writer.WriteInt64(8, Message.FirstAudioUs);
	Writer.WriteInt64(9, Message.FirstChunkUs);
	Writer.WriteInt64(10, Message.FirstHeardUs);
	Writer.WriteInt64(11, Message.ReceivedSamples);
	Writer.WriteInt64(12, Message.PlayedSamples);
	Writer.WriteBool(13, Message.bInterrupted);
	Writer.WriteInt64(14, Message.TruncateAudioEndMs);
	Writer.WriteInt64(15, Message.FlushUs);
	WriteMessage(Writer, 16, Message.Usage);
	Writer.WriteDouble(17, Message.Cost);
	Writer.WriteString(18, Message.Currency);
	WriteMessage(Writer, 19, Message.ConversationUsage);
	Writer.WriteInt64(20, Message.MicrophoneToSocketUs);
	Writer.WriteInt64(21, Message.ResponseRequestedUs);
	Writer.WriteInt64(22, Message.FirstTranscriptUs);
	Writer.WriteInt64(23, Message.ResponseDoneUs);
	Writer.WriteUInt32(24, Message.Underruns);
}

void MergeFields(FProtoReader& Reader, FTurnReport& OutMessage)
{
	while (Reader.NextField())
	{
		switch (Reader.GetTag())
		{
		case MakeTag(1, EWireType::Varint):
			OutMessage.TurnId = Reader.ReadUInt64();
			break;
		case MakeTag(2, EWireType::Varint):
			OutMessage.Input = Reader.ReadEnum<ETurnInput>();
			break;
		case MakeTag(3, EWireType::LengthDelimited):
			Reader.ReadPacked<&FProtoReader::ReadUInt64>(OutMessage.UtteranceIds);
			break;
		case MakeTag(3, EWireType::Varint):
			OutMessage.UtteranceIds.push_back(Reader.ReadUInt64());
			break;
		case MakeTag(4, EWireType::Varint):
			OutMessage.UserSpeechStartMs = Reader.ReadInt64();
			break;
		case MakeTag(5, EWireType::Varint):
			OutMessage.UserSpeechEndMs = Reader.ReadInt64();
			break;
		case MakeTag(6, EWireType::Varint):
			OutMessage.SpeechStoppedUs = Reader.ReadInt64();
			break;
		case MakeTag(7, EWireType::Varint):
			OutMessage.ResponseCreatedUs = Reader.ReadInt64();
			break;
		case MakeTag(8, EWireType::Varint):
			OutMessage.FirstAudioUs = Reader.ReadInt64();
			break;
		case MakeTag(9, EWireType::Varint):
			OutMessage.FirstChunkUs = Reader.ReadInt64();
			break;
		case MakeTag(10, EWireType::Varint):
			OutMessage.FirstHeardUs = Reader.ReadInt64();
			break;
		case MakeTag(11, EWireType::Varint):
			OutMessage.ReceivedSamples = Reader.ReadInt64();
			break;
		case MakeTag(12, EWireType::Varint):
			OutMessage.PlayedSamples = Reader.ReadInt64();
			break;
		case MakeTag(13, EWireType::Varint):
			OutMessage.bInterrupted = Reader.ReadBool();
			break;
		case MakeTag(14, EWireType::Varint):
			OutMessage.TruncateAudioEndMs = Reader.ReadInt64();
			break;
		case MakeTag(15, EWireType::Varint):
			OutMessage.FlushUs = Reader.ReadInt64();
			break;
		case MakeTag(16, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.Usage);
			break;
		case MakeTag(17, EWireType::Fixed64):
			OutMessage.Cost = Reader.ReadDouble();
			break;
		case MakeTag(18, EWireType::LengthDelimited):
			OutMessage.Currency = Reader.ReadString();
			break;
		case MakeTag(19, EWireType::LengthDelimited):
			MergeMessage(Reader, OutMessage.ConversationUsage);
			break;
		case MakeTag(20, EWireType::Varint):
			OutMessage.MicrophoneToSocketUs = Reader.ReadInt64();
			break;
		case MakeTag(21, EWireType::Varint):
			OutMessage.ResponseRequestedUs = Reader.ReadInt64();
			break;
		case MakeTag(22, EWireType::Varint):
			OutMessage.FirstTranscriptUs = Reader.ReadInt64();
			break;
		case MakeTag(23, EWireType::Varint):
			OutMessage.ResponseDoneUs = Reader.ReadInt64();
			break;
		case MakeTag(24, EWireType::Varint):
			OutMessage.Underruns = Reader.ReadUInt32();
			break;
		default:
			Reader.SkipField();
			break;
		}
	}
}

}
