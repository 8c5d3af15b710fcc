// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/VoiceQueue.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace UE::Sidecar
{
namespace VoiceQueuePrivate
{
/** One per utterance and per gap; a queue of eight seconds never holds as many. */
constexpr size_t MaxMarks = 256;
constexpr uint64_t HoldBit = uint64_t(1) << 32;
constexpr uint32_t GainOrderShift = 33;
}

FVoiceQueue::FVoiceQueue(const FVoiceQueueOptions& InOptions)
	: Options(InOptions)
	, Ring(InOptions.CapacitySamples)
	, Marks(VoiceQueuePrivate::MaxMarks)
	, GainOrder(std::bit_cast<uint32_t>(1.0f))
	, SeenGainOrder(std::bit_cast<uint32_t>(1.0f))
{
}

void FVoiceQueue::Begin(uint64_t UtteranceId, int64_t FirstSampleIndex)
{
	if (UtteranceId <= FlushedThroughId || UtteranceId <= NewestId)
	{
		return;
	}

	// Utterances come one after the other: nothing more of the earlier ones is on its way.
	CompletePosition.store(Ring.WritePosition(), std::memory_order_release);
	ForgetPlayed();
	NewestId = UtteranceId;
	NextSampleIndex = FirstSampleIndex;
	Received.push_back({UtteranceId, FirstSampleIndex, Ring.WritePosition()});
	Mark(UtteranceId, FirstSampleIndex, true);
}

EPushResult FVoiceQueue::Push(uint64_t UtteranceId, int64_t SampleIndex, std::span<const int16_t> Samples)
{
	if (UtteranceId <= FlushedThroughId)
	{
		return EPushResult::Flushed;
	}

	Begin(UtteranceId, SampleIndex);
	if (UtteranceId != NewestId || SampleIndex < 0)
	{
		return EPushResult::OutOfOrder;
	}

	EPushResult Result = EPushResult::Accepted;
	if (SampleIndex < NextSampleIndex)
	{
		Result = EPushResult::Repeated;
		const uint64_t Known = static_cast<uint64_t>(NextSampleIndex - SampleIndex);
		Samples = Samples.subspan(static_cast<size_t>(std::min<uint64_t>(Known, Samples.size())));
	}
	else if (SampleIndex > NextSampleIndex)
	{
		Result = EPushResult::Gap;
		if (!Mark(UtteranceId, SampleIndex, false))
		{
			return EPushResult::Full;
		}

		NextSampleIndex = SampleIndex;
	}

	if (!Ring.Write(Samples))
	{
		return EPushResult::Full;
	}

	NextSampleIndex += static_cast<int64_t>(Samples.size());
	return Result;
}

void FVoiceQueue::End(uint64_t UtteranceId)
{
	if (UtteranceId == NewestId)
	{
		CompletePosition.store(Ring.WritePosition(), std::memory_order_release);
	}
}

FFlushResult FVoiceQueue::Flush(uint64_t ThroughUtteranceId)
{
	FlushedThroughId = std::max(FlushedThroughId, ThroughUtteranceId);
	ForgetPlayed();
	FFlushResult Result;
	uint64_t Position = Ring.WritePosition();
	for (const FReceived& Utterance : Received)
	{
		if (Utterance.UtteranceId > ThroughUtteranceId)
		{
			Position = Utterance.Position;
			break;
		}

		// Those after the first are dropped with it.
		if (Result.UtteranceId == 0)
		{
			Result.UtteranceId = Utterance.UtteranceId;
			Result.FirstSampleIndex = Utterance.FirstSampleIndex;
		}
	}

	const uint64_t ReadPosition = Ring.ReadPosition();
	Result.DroppedSamples = Position > ReadPosition ? Position - ReadPosition : 0;
	DiscardAll(Position);
	return Result;
}

void FVoiceQueue::Reset()
{
	DiscardAll(Ring.WritePosition());
	CompletePosition.store(Ring.WritePosition(), std::memory_order_release);
	Generation.fetch_add(1, std::memory_order_relaxed);
	Received.clear();
	NewestId = 0;
	FlushedThroughId = 0;
	NextSampleIndex = 0;
}

void FVoiceQueue::DiscardAll(uint64_t Position)
{
	// Before the gain: who sees the voice raised again must also see that it is gone.
	DiscardPosition.store(Position, std::memory_order_release);
	FlushesOrdered.fetch_add(1, std::memory_order_release);
	OrderGain(1.0f, false);
}

void FVoiceQueue::Duck(float GainDb, bool bInHold)
{
	const float Gain = std::isfinite(GainDb) ? std::pow(10.0f, std::min(0.0f, GainDb) / 20.0f) : 0.0f;
	OrderGain(bInHold ? 0.0f : Gain, bInHold);
}

void FVoiceQueue::Resume()
{
	OrderGain(1.0f, false);
}

void FVoiceQueue::OrderGain(float Gain, bool bInHold)
{
	++GainOrders;
	const uint64_t Hold = bInHold ? VoiceQueuePrivate::HoldBit : 0;
	const uint64_t Order = std::bit_cast<uint32_t>(Gain) | Hold | (GainOrders << VoiceQueuePrivate::GainOrderShift);
	GainOrder.store(Order, std::memory_order_release);
}

bool FVoiceQueue::Mark(uint64_t UtteranceId, int64_t SampleIndex, bool bNewUtterance)
{
	FMark NewMark;
	NewMark.Position = Ring.WritePosition();
	NewMark.UtteranceId = UtteranceId;
	NewMark.SampleIndex = SampleIndex;
	NewMark.Generation = Generation.load(std::memory_order_relaxed);
	NewMark.bNewUtterance = bNewUtterance;
	return Marks.TryPush(std::move(NewMark));
}

void FVoiceQueue::ForgetPlayed()
{
	while (Received.size() > 1 && Received[1].Position <= Ring.ReadPosition())
	{
		Received.pop_front();
	}
}

size_t FVoiceQueue::Pull(std::span<int16_t> Block, double NowSeconds)
{
	NumRuns = 0;
	const uint64_t Order = GainOrder.load(std::memory_order_acquire);
	size_t Filled = TakeFlush(Block);
	const size_t Faded = Filled;
	TakeGain(Order);
	const size_t Left = Block.size() - Filled;
	const size_t Wanted = Filled + (bHold ? std::min(Left, Ramp.RemainingSamples()) : Left);
	while (Filled < Wanted)
	{
		const size_t Count = PlayNext(Block.first(Wanted), Filled);
		if (Count == 0)
		{
			break;
		}

		Filled += Count;
	}

	std::fill(Block.begin() + static_cast<std::ptrdiff_t>(Filled), Block.end(), int16_t(0));
	Ramp.Apply(Block.subspan(Faded));
	Clock.AddBlock(std::span<const FPulledRun>(Runs, NumRuns), static_cast<uint32_t>(Block.size()), NowSeconds);
	bIsHeld.store(bHold && Ramp.RemainingSamples() == 0, std::memory_order_release);
	Pulls.fetch_add(1, std::memory_order_relaxed);
	return Filled;
}

size_t FVoiceQueue::TakeFlush(std::span<int16_t> Block)
{
	const uint32_t Ordered = FlushesOrdered.load(std::memory_order_acquire);
	if (Ordered == FlushesDone.load(std::memory_order_relaxed))
	{
		return 0;
	}

	const uint64_t Position = DiscardPosition.load(std::memory_order_acquire);
	const uint64_t ReadPosition = Ring.ReadPosition();
	size_t Faded = 0;
	TakeMarks(ReadPosition);
	if (Position > ReadPosition)
	{
		const bool bAudible = bFlowing && !bHold && Ramp.Gain() > 0.0f;
		const uint64_t Fade = bAudible ? std::min<uint64_t>(Options.FlushFadeSamples, Position - ReadPosition) : 0;
		const std::span<int16_t> Tail = Block.first(std::min<size_t>(static_cast<size_t>(Fade), Block.size()));
		Faded = Tail.empty() ? 0 : ReadRun(Tail, 0);
		Ramp.FadeTo(0.0f, Faded);
		Ramp.Apply(Block.first(Faded));
		Ring.SkipTo(Position);
		bFlowing = false;
		bRanDry = false;
	}

	Ramp.FadeTo(1.0f, 0);
	bHold = false;
	FlushesDone.store(Ordered, std::memory_order_release);
	return Faded;
}

void FVoiceQueue::TakeGain(uint64_t Order)
{
	if (Order != SeenGainOrder)
	{
		SeenGainOrder = Order;
		bHold = (Order & VoiceQueuePrivate::HoldBit) != 0;
		Ramp.FadeTo(std::bit_cast<float>(static_cast<uint32_t>(Order)), Options.DuckFadeSamples);
	}
}

void FVoiceQueue::TakeMarks(uint64_t Position)
{
	for (const FMark* Next = Marks.Peek(); Next != nullptr && Next->Position <= Position; Next = Marks.Peek())
	{
		if (Next->bNewUtterance)
		{
			bFlowing = false;
			bRanDry = false;
			CurrentUnderruns = 0;
		}

		Current = *Next;
		Marks.Pop();
	}
}

size_t FVoiceQueue::PlayNext(std::span<int16_t> Block, size_t Filled)
{
	// In this order: a mark is set before the samples that it is about are written.
	const uint64_t Written = Ring.WritePosition();
	const uint64_t Position = Ring.ReadPosition();
	TakeMarks(Position);
	const bool bComplete = CompletePosition.load(std::memory_order_acquire) > Position;
	const uint64_t Buffered = Written - Position;
	if (Buffered == 0)
	{
		bRanDry |= bFlowing;
		bFlowing = false;
		return 0;
	}

	if (!bFlowing && !bComplete && Buffered < Options.PreRollSamples)
	{
		return 0;
	}

	// Only now it is known that the silence was a hole in the utterance, and not its end.
	CurrentUnderruns += bRanDry ? 1 : 0;
	bRanDry = false;
	bFlowing = true;
	const size_t Count = static_cast<size_t>(std::min<uint64_t>(Buffered, Block.size() - Filled));
	return ReadRun(Block.subspan(Filled, Count), Filled);
}

size_t FVoiceQueue::ReadRun(std::span<int16_t> Out, size_t OffsetInBlock)
{
	if (NumRuns == MaxRunsPerBlock)
	{
		return 0;
	}

	const uint64_t Position = Ring.ReadPosition();
	const FMark* Next = Marks.Peek();
	if (Next != nullptr && Next->Position > Position && Next->Position - Position < Out.size())
	{
		Out = Out.first(static_cast<size_t>(Next->Position - Position));
	}

	FPulledRun& Run = Runs[NumRuns];
	Run.OutputStart = Clock.OutputSamples() + OffsetInBlock;
	Run.UtteranceId = Current.UtteranceId;
	Run.SampleIndex = Current.SampleIndex + static_cast<int64_t>(Position - Current.Position);
	Run.CountSamples = static_cast<uint32_t>(Ring.Read(Out));
	Run.Generation = Current.Generation;
	Run.Underruns = CurrentUnderruns;
	NumRuns += Run.CountSamples > 0 ? 1 : 0;
	return Run.CountSamples;
}
}
