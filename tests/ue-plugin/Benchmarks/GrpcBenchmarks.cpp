// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "EchoServer.h"
#include "LoopbackClient.h"
#include "RawFrames.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

namespace UE::Sidecar::Tests
{

/** One message to a grpc++ server and back, over loopback; the 480 bytes are 10 ms of sound. */
static void PingPong(benchmark::State& State)
{
	FEchoServer Server;
	FLoopbackClient Client(Server.Port());
	const FCallId Call = Client.Start("Echo");
	const std::string Message(static_cast<size_t>(State.range(0)), 'x');
	size_t Received = 0;
	Client.WhenMessage = [&Received](FCallId)
	{
		++Received;
	};
	std::vector<double> Microseconds;
	for (auto Iteration : State)
	{
		(void)Iteration;
		const std::chrono::steady_clock::time_point Begin = std::chrono::steady_clock::now();
		const size_t Expected = Received + 1;
		Client.Send(Call, Message);
		Client.RunUntil(
			[&Received, Expected]()
			{
				return Received == Expected;
			});
		Client.Messages.clear();
		Microseconds.push_back(
			std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - Begin).count());
	}
	std::sort(Microseconds.begin(), Microseconds.end());
	State.counters["median_us"] = Microseconds[Microseconds.size() / 2];
	State.counters["p99_us"] = Microseconds[Microseconds.size() * 99 / 100];
}
BENCHMARK(PingPong)->Arg(480);

class FCountingObserver final : public IGrpcObserver
{
public:
	virtual void OnMessage(FCallId, std::span<const uint8_t> Message) override
	{
		Bytes += Message.size();
	}

	virtual void OnCallEnded(FCallId, const FGrpcStatus&) override {}

	size_t Bytes = 0;
};

/** Received bytes to whole messages, without a socket: messages of the given size in DATA frames of their own. */
static void Feed(benchmark::State& State)
{
	FCountingObserver Observer;
	FGrpcConnection Connection("127.0.0.1:1", "benchmark", {}, Observer);
	const FCallId Call = Connection.StartCall("/a/b", {}, 0);
	Connection.ConsumeOutput(Connection.Output().size());
	Connection.Feed(Settings() + Head(Call));

	const std::string Message(static_cast<size_t>(State.range(0)), 'x');
	FBytes Burst;
	while (Burst.size() < 64 * 1024)
	{
		Burst = Burst + Data(Call, Prefixed(Message));
	}
	for (auto Iteration : State)
	{
		(void)Iteration;
		if (!Connection.Feed(Burst))
		{
			State.SkipWithError(Connection.Error().c_str());
			break;
		}
		Connection.ConsumeOutput(Connection.Output().size());
	}
	State.SetBytesProcessed(static_cast<int64_t>(State.iterations()) * static_cast<int64_t>(Burst.size()));
	State.counters["messages_per_s"] =
		benchmark::Counter(static_cast<double>(Observer.Bytes / Message.size()), benchmark::Counter::kIsRate);
}
BENCHMARK(Feed)->Arg(480)->Arg(4800)->Arg(16000);

} // namespace UE::Sidecar::Tests
