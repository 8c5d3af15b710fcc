// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "ConnectionRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

void FRecorder::OnMessage(const FCallId Call, const std::span<const uint8_t> Message)
{
	EXPECT_EQ(Endings.count(Call), 0u) << "a message after the end of the call";
	const std::string Copy(Message.begin(), Message.end());
	Messages[Call].push_back(Copy);
	if (WhenMessage)
	{
		WhenMessage(Call, Copy);
	}
}

void FRecorder::OnCallEnded(const FCallId Call, const FGrpcStatus& Status)
{
	Endings[Call].push_back(Status);
	if (WhenEnded)
	{
		WhenEnded(Call);
	}
}

FGrpcStatus FRecorder::Ending(const FCallId Call) const
{
	const auto Found = Endings.find(Call);
	if (Found == Endings.end() || Found->second.size() != 1)
	{
		ADD_FAILURE() << "call " << Call << " has ended " << (Found == Endings.end() ? size_t(0) : Found->second.size())
					  << " times";
		return {};
	}
	return Found->second.front();
}

FConnectionRig::FConnectionRig(const FGrpcLimits& Limits)
	: Connection("127.0.0.1:50700", "sidecar-ue/0.0.0", Limits, Heard)
{
}

FCallId FConnectionRig::Start(const uint32_t TimeoutMs)
{
	const FCallId Call = Connection.StartCall("/sidecar.v1.Dialogue/Converse", {}, TimeoutMs);
	Drain();
	return Call;
}

bool FConnectionRig::Feed(const FBytes& Bytes)
{
	const bool bFine = Connection.Feed(Bytes);
	Drain();
	return bFine;
}

bool FConnectionRig::FeedByteByByte(const FBytes& Bytes)
{
	for (const uint8_t Byte : Bytes)
	{
		// Each byte in memory of its own, so that reading beyond it is found by the sanitizer.
		if (!Feed(FBytes{Byte}))
		{
			return false;
		}
	}
	return true;
}

void FConnectionRig::Drain()
{
	std::span<const uint8_t> Output = Connection.Output();
	while (!Output.empty())
	{
		Sent.insert(Sent.end(), Output.begin(), Output.end());
		Connection.ConsumeOutput(Output.size());
		Output = Connection.Output();
	}
}

std::vector<FRawFrame> FConnectionRig::SentFrames()
{
	Drain();
	return ParseClientBytes(Sent);
}

size_t FConnectionRig::CountSent(const uint8_t Type, const uint32_t StreamId)
{
	size_t Count = 0;
	for (const FRawFrame& Parsed : SentFrames())
	{
		Count += Parsed.Type == Type && Parsed.StreamId == StreamId ? 1 : 0;
	}
	return Count;
}

FBytes FConnectionRig::SentBody(const uint32_t StreamId)
{
	FBytes Body;
	for (const FRawFrame& Parsed : SentFrames())
	{
		if (Parsed.Type == FrameData && Parsed.StreamId == StreamId)
		{
			Body = Body + Parsed.Payload;
		}
	}
	return Body;
}

FBytes Join(const std::vector<FBytes>& Parts)
{
	FBytes Whole;
	for (const FBytes& Part : Parts)
	{
		Whole.insert(Whole.end(), Part.begin(), Part.end());
	}
	return Whole;
}

} // namespace UE::Sidecar::Tests
