// Copyright (c) 2026 The Sidecar authors. MIT licence.

// A server that sends anything at all to a gRPC connection with calls open. The first byte chooses: raw bytes or
// well-formed frame headers around the input's bytes, the size of the pieces, and what the observer does from within
// its callbacks.

#include "Core/Grpc/GrpcConnection.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace UE::Sidecar
{

class FFuzzObserver final : public IGrpcObserver
{
public:
	explicit FFuzzObserver(const uint8_t InMischief)
		: Mischief(InMischief)
	{
	}

	virtual void OnMessage(const FCallId Call, const std::span<const uint8_t> Message) override
	{
		Require(Open.count(Call) == 1);
		for (const uint8_t Byte : Message)
		{
			Sum += Byte;
		}
		switch (Mischief)
		{
		case 1:
			Connection->Cancel(Call);
			break;
		case 2:
			Connection->Send(Call, Message);
			Start();
			break;
		case 3:
			Connection->Shutdown();
			break;
		default:
			break;
		}
	}

	virtual void OnCallEnded(const FCallId Call, const FGrpcStatus& Status) override
	{
		Require(Open.erase(Call) == 1);
		Sum += static_cast<uint8_t>(Status.Code) + Status.Message.size();
		if (Mischief == 2)
		{
			Start();
		}
	}

	void Start()
	{
		const FCallId Call = Connection->StartCall("/a/b", {}, 100);
		if (Call != 0)
		{
			Require(Open.insert(Call).second);
		}
	}

	static void Require(const bool bCondition)
	{
		if (!bCondition)
		{
			std::abort();
		}
	}

	FGrpcConnection* Connection = nullptr;
	std::set<FCallId> Open;
	uint8_t Mischief;
	size_t Sum = 0;
};

static std::vector<uint8_t> MakeFrames(std::span<const uint8_t> Input)
{
	// An empty SETTINGS frame and the head of call 1 come first, so that the input starts in the middle of an answer.
	std::vector<uint8_t> Bytes = {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 20, 1, 4, 0, 0, 0, 1, 0x88, 0x0f, 0x10, 16};
	const std::string_view Type = "application/grpc";
	Bytes.insert(Bytes.end(), Type.begin(), Type.end());
	while (Input.size() >= 4)
	{
		const size_t Length = std::min<size_t>(Input[3], Input.size() - 4);
		const uint8_t Header[] = {0, 0, static_cast<uint8_t>(Length), static_cast<uint8_t>(Input[0] % 12), Input[1], 0,
			0, 0, static_cast<uint8_t>(Input[2] % 8)};
		Bytes.insert(Bytes.end(), std::begin(Header), std::end(Header));
		Bytes.insert(Bytes.end(), Input.begin() + 4, Input.begin() + 4 + static_cast<std::ptrdiff_t>(Length));
		Input = Input.subspan(4 + Length);
	}
	return Bytes;
}

static void Converse(const uint8_t Choice, const std::span<const uint8_t> Input)
{
	FGrpcLimits Limits;
	Limits.MaxMessageBytes = 1000;
	Limits.MaxHeaderBytes = 1000;
	Limits.MaxBufferedSendBytes = 1000;
	Limits.MaxCalls = 5;
	FFuzzObserver Observer(Choice & 3);
	FGrpcConnection Connection("a:1", "fuzz", Limits, Observer);
	Observer.Connection = &Connection;
	Observer.Start();
	Observer.Start();

	const std::vector<uint8_t> Bytes =
		(Choice & 4) != 0 ? MakeFrames(Input) : std::vector<uint8_t>(Input.begin(), Input.end());
	const size_t PieceBytes = (Choice & 8) != 0 ? 1 + Choice / 16 : std::max<size_t>(Bytes.size(), 1);
	uint64_t NowMs = 0;
	for (size_t Begin = 0; Begin < Bytes.size(); Begin += PieceBytes)
	{
		const std::vector<uint8_t> Piece(Bytes.begin() + static_cast<std::ptrdiff_t>(Begin),
			Bytes.begin() + static_cast<std::ptrdiff_t>(std::min(Begin + PieceBytes, Bytes.size())));
		const bool bFine = Connection.Feed(Piece);
		FFuzzObserver::Require(bFine || (Observer.Open.empty() && !Connection.Error().empty()));
		Connection.Tick(++NowMs);
		Connection.ConsumeOutput(Connection.Output().size() / 2 + 1);
	}
	Observer.Mischief = 0;
	Connection.OnConnectionClosed("end of input");
	FFuzzObserver::Require(Observer.Open.empty() && Connection.WantsClose());
}

} // namespace UE::Sidecar

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* Data, const size_t Size)
{
	if (Size > 1)
	{
		UE::Sidecar::Converse(Data[0], {Data + 1, Size - 1});
	}
	return 0;
}
