// Copyright (c) 2026 The Sidecar authors. MIT licence.

// What the plugin costs a game: the way of a 20 ms chunk from the wire into the queue, the mixer's callback, and one
// frame of the face; each also as its share of a frame at 60 Hz.

#include "Core/Conversation/Conversation.h"
#include "Core/Messages/Contract.h"
#include "Core/Presenter/Presenter.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <vector>

namespace UE::Sidecar
{
namespace
{
constexpr size_t ChunkSamples = 480;
constexpr double FrameSeconds = 1.0 / 60.0;

template <typename BodyType>
void Receive(FConversation& Conversation, BodyType&& Body)
{
	FServerMessage Message;
	Message.Body = std::forward<BodyType>(Body);
	std::vector<uint8_t> Bytes;
	Encode(Message, Bytes);
	std::string Error;
	Conversation.OnMessage(Bytes, 0.0, Error);
}

void Welcome(FConversation& Conversation, int NumCurves)
{
	FWelcome Message;
	Message.Contract = FContractVersion{Contract::Major, Contract::Minor};
	Message.ConversationId = "benchmark";
	Message.AudioFormat = FAudioFormat{24000, 1, 16};
	for (int Curve = 0; Curve < NumCurves; ++Curve)
	{
		Message.CurveNames.push_back("Curve" + std::to_string(Curve));
	}
	Receive(Conversation, std::move(Message));
}

std::vector<uint8_t> EncodedChunk(int64_t SampleIndex)
{
	FAudioChunk Chunk;
	Chunk.UtteranceId = 1;
	Chunk.SampleIndex = SampleIndex;
	Chunk.Pcm.assign(2 * ChunkSamples, 17);
	FServerMessage Message;
	Message.Body = std::move(Chunk);
	std::vector<uint8_t> Bytes;
	Encode(Message, Bytes);
	return Bytes;
}
}

static void ChunkIntoQueue(benchmark::State& State)
{
	FConversation Conversation{FHello()};
	Welcome(Conversation, 52);
	std::vector<std::vector<uint8_t>> Chunks;
	for (int Index = 0; Index < 200; ++Index)
	{
		Chunks.push_back(EncodedChunk(static_cast<int64_t>(Index) * ChunkSamples));
	}
	std::string Error;
	size_t Next = 0;
	for (auto Each : State)
	{
		if (Next == Chunks.size())
		{
			State.PauseTiming();
			Conversation.GetVoice().Reset();
			std::vector<int16_t> Block(64);
			Conversation.GetVoice().Pull(Block, 0.0);
			Next = 0;
			State.ResumeTiming();
		}
		Conversation.OnMessage(Chunks[Next++], 0.0, Error);
	}
	State.SetItemsProcessed(State.iterations());
}
BENCHMARK(ChunkIntoQueue);

static void MixerCallback(benchmark::State& State)
{
	FVoiceQueue Queue;
	const std::vector<int16_t> Chunk(ChunkSamples * 20, int16_t(1000));
	std::vector<int16_t> Block(512);
	int64_t Pushed = 0;
	double Now = 0.0;
	for (auto Each : State)
	{
		if (Queue.QueuedSamples() < 2 * Block.size())
		{
			State.PauseTiming();
			Queue.Push(1, Pushed, Chunk);
			Pushed += static_cast<int64_t>(Chunk.size());
			State.ResumeTiming();
		}
		Now += 512.0 / SampleRateHz;
		benchmark::DoNotOptimize(Queue.Pull(Block, Now));
	}
}
BENCHMARK(MixerCallback);

static void FrameOfTheGame(benchmark::State& State)
{
	const int NumCurves = static_cast<int>(State.range(0));
	FConversation Conversation{FHello()};
	FPresenter Presenter(Conversation);
	Welcome(Conversation, NumCurves);
	constexpr int64_t NumSamples = 5 * 24000;
	for (int64_t Sample = 0; Sample < NumSamples; Sample += 400)
	{
		FFaceFrames Frames;
		Frames.UtteranceId = 1;
		Frames.SampleIndices = {Sample};
		for (int Curve = 0; Curve < NumCurves; ++Curve)
		{
			Frames.Values.push_back(std::sin(static_cast<float>(Sample + Curve)));
		}
		Receive(Conversation, std::move(Frames));
	}
	std::string Error;
	for (int64_t Sample = 0; Sample < NumSamples; Sample += ChunkSamples)
	{
		Conversation.OnMessage(EncodedChunk(Sample), 0.0, Error);
	}
	std::vector<FGameEvent> Events;
	std::vector<int16_t> Block(400);
	double Now = 1.0;
	for (auto Each : State)
	{
		State.PauseTiming();
		Now += FrameSeconds;
		Conversation.GetVoice().Pull(Block, Now);
		Events.clear();
		State.ResumeTiming();
		Presenter.Tick(Now, 0.0, Events);
		benchmark::DoNotOptimize(Presenter.Face().data());
	}
}
BENCHMARK(FrameOfTheGame)->Arg(52)->Arg(260);
}

BENCHMARK_MAIN();
