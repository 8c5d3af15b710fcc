// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "RawFrames.h"

namespace UE::Sidecar::Tests
{

FBytes operator+(FBytes Left, const FBytes& Right)
{
	Left.insert(Left.end(), Right.begin(), Right.end());
	return Left;
}

FBytes BigEndian32(const uint32_t Value)
{
	return {static_cast<uint8_t>(Value >> 24), static_cast<uint8_t>(Value >> 16), static_cast<uint8_t>(Value >> 8),
		static_cast<uint8_t>(Value)};
}

FBytes Text(const std::string_view Value)
{
	return FBytes(Value.begin(), Value.end());
}

FBytes Frame(const uint8_t Type, const uint8_t Flags, const uint32_t StreamId, const FBytes& Payload)
{
	FBytes Bytes = BigEndian32(static_cast<uint32_t>(Payload.size()));
	Bytes.erase(Bytes.begin());
	Bytes.push_back(Type);
	Bytes.push_back(Flags);
	return Bytes + BigEndian32(StreamId) + Payload;
}

static void AppendString(FBytes& Out, const std::string& Value)
{
	if (Value.size() < 127)
	{
		Out.push_back(static_cast<uint8_t>(Value.size()));
	}
	else
	{
		Out.push_back(127);
		size_t Rest = Value.size() - 127;
		for (; Rest >= 128; Rest /= 128)
		{
			Out.push_back(static_cast<uint8_t>(Rest % 128 + 128));
		}
		Out.push_back(static_cast<uint8_t>(Rest));
	}
	Out.insert(Out.end(), Value.begin(), Value.end());
}

FBytes HeaderBlock(const FFields& Fields)
{
	FBytes Block;
	for (const std::pair<std::string, std::string>& Field : Fields)
	{
		Block.push_back(0);
		AppendString(Block, Field.first);
		AppendString(Block, Field.second);
	}
	return Block;
}

FBytes Prefixed(const std::string_view Message, const uint8_t Flag)
{
	return FBytes{Flag} + BigEndian32(static_cast<uint32_t>(Message.size())) + Text(Message);
}

FBytes Settings(const std::vector<std::pair<uint16_t, uint32_t>>& Entries)
{
	FBytes Payload;
	for (const std::pair<uint16_t, uint32_t>& Entry : Entries)
	{
		Payload.push_back(static_cast<uint8_t>(Entry.first >> 8));
		Payload.push_back(static_cast<uint8_t>(Entry.first));
		Payload = Payload + BigEndian32(Entry.second);
	}
	return Frame(FrameSettings, FlagNone, 0, Payload);
}

FBytes Head(const uint32_t StreamId)
{
	return Frame(FrameHeaders, FlagEndHeaders, StreamId,
		HeaderBlock({{":status", "200"}, {"content-type", "application/grpc"}}));
}

FBytes Data(const uint32_t StreamId, const FBytes& Payload, const uint8_t Flags)
{
	return Frame(FrameData, Flags, StreamId, Payload);
}

FBytes Trailers(const uint32_t StreamId, const std::string_view Status, const std::string_view Message)
{
	return Frame(FrameHeaders, FlagEndHeaders | FlagEndStream, StreamId,
		HeaderBlock({{"grpc-status", std::string(Status)}, {"grpc-message", std::string(Message)}}));
}

FBytes TrailersOnly(const uint32_t StreamId, const std::string_view Status, const std::string_view Message)
{
	return Frame(FrameHeaders, FlagEndHeaders | FlagEndStream, StreamId,
		HeaderBlock({{":status", "200"}, {"content-type", "application/grpc"}, {"grpc-status", std::string(Status)},
			{"grpc-message", std::string(Message)}}));
}

FBytes Reset(const uint32_t StreamId, const uint32_t Error)
{
	return Frame(FrameReset, FlagNone, StreamId, BigEndian32(Error));
}

FBytes GoAway(const uint32_t LastStreamId, const uint32_t Error, const std::string_view Debug)
{
	return Frame(FrameGoAway, FlagNone, 0, BigEndian32(LastStreamId) + BigEndian32(Error) + Text(Debug));
}

std::vector<FRawFrame> ParseClientBytes(std::span<const uint8_t> Bytes)
{
	constexpr size_t PrefaceBytes = 24;
	std::vector<FRawFrame> Frames;
	Bytes = Bytes.subspan(std::min(PrefaceBytes, Bytes.size()));
	while (Bytes.size() >= 9)
	{
		const size_t Length = static_cast<size_t>(Bytes[0]) << 16 | static_cast<size_t>(Bytes[1]) << 8 | Bytes[2];
		FRawFrame& Parsed = Frames.emplace_back();
		Parsed.Type = Bytes[3];
		Parsed.Flags = Bytes[4];
		Parsed.StreamId = static_cast<uint32_t>(Bytes[5]) << 24 | static_cast<uint32_t>(Bytes[6]) << 16
			| static_cast<uint32_t>(Bytes[7]) << 8 | Bytes[8];
		Parsed.Payload.assign(Bytes.begin() + 9, Bytes.begin() + 9 + static_cast<std::ptrdiff_t>(Length));
		Bytes = Bytes.subspan(9 + Length);
	}
	return Frames;
}

} // namespace UE::Sidecar::Tests
