// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Conversation/Conversation.h"

#include "Core/Conversation/WelcomeCheck.h"
#include "Core/Messages/Contract.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace UE::Sidecar
{
namespace ConversationPrivate
{
/** More than two minutes of everything: a game thread that stood still for longer than that is let go. */
constexpr size_t MaxEvents = 16384;
/** Face frames stop being kept earlier, so that they never take the place of what must not be lost. */
constexpr size_t MaxEventsWithFace = 8192;
/** Always free for what the end of a stream has to tell. */
constexpr size_t ReservedEvents = 16;
constexpr size_t UnheardBlockSamples = SampleRateHz / 100;
constexpr double MaxUnheardSeconds = 0.5;
/** Ids count from 1, and no conversation gets so far: one flush of such an id would silence the character for good. */
constexpr uint64_t MaxUtteranceId = uint64_t(1) << 48;
/** Centuries. Beyond, sums of sample indices would overflow. */
constexpr int64_t MaxSampleIndex = int64_t(1) << 48;

/** PCM is little endian on the wire, and so is every platform that Unreal runs on; this holds on others too. */
void ReadSamples(std::span<const uint8_t> Pcm, std::vector<int16_t>& OutSamples)
{
	OutSamples.resize(Pcm.size() / 2);
	for (size_t Index = 0; Index < OutSamples.size(); ++Index)
	{
		const unsigned int Low = Pcm[2 * Index];
		const unsigned int High = Pcm[2 * Index + 1];
		OutSamples[Index] = static_cast<int16_t>(static_cast<uint16_t>(Low | (High << 8)));
	}
}

/** Of the messages that move the voice on; 0 for others. */
uint64_t FindUtterance(const FServerMessage& Message)
{
	const FUtteranceStarted* Started = std::get_if<FUtteranceStarted>(&Message.Body);
	const FAudioChunk* Chunk = std::get_if<FAudioChunk>(&Message.Body);
	const FUtteranceEnded* Ended = std::get_if<FUtteranceEnded>(&Message.Body);
	const FFlush* Flush = std::get_if<FFlush>(&Message.Body);
	return Started != nullptr ? Started->UtteranceId
		: Chunk != nullptr	  ? Chunk->UtteranceId
		: Ended != nullptr	  ? Ended->UtteranceId
		: Flush != nullptr	  ? Flush->ThroughUtteranceId
							  : 0;
}

int64_t FindSampleIndex(const FServerMessage& Message)
{
	const FUtteranceStarted* Started = std::get_if<FUtteranceStarted>(&Message.Body);
	const FAudioChunk* Chunk = std::get_if<FAudioChunk>(&Message.Body);
	return Started != nullptr ? Started->FirstSampleIndex : Chunk != nullptr ? Chunk->SampleIndex : 0;
}

std::string PlaceOf(const FAudioChunk& Chunk)
{
	return " utterance " + std::to_string(Chunk.UtteranceId) + ", sample " + std::to_string(Chunk.SampleIndex) + ".";
}
}

FConversation::FConversation(const FHello& InHello, const FVoiceQueueOptions& InOptions)
	: Hello(InHello)
	, Voice(InOptions)
	, Reporter(Voice)
	, Events(ConversationPrivate::MaxEvents)
{
	Hello.Contract = FContractVersion{Contract::Major, Contract::Minor};
}

std::vector<uint8_t> FConversation::Open(const std::string& Token)
{
	bWelcomed = false;
	Unsent.clear();
	Commands.DropMicrophone();
	FHello Opening = Hello;
	Opening.Token = Token;
	if (!ConversationId.empty())
	{
		Opening.ResumeConversationId = ConversationId;
		Opening.bStartFresh = false;
	}

	FClientMessage Message;
	Message.Body = std::move(Opening);
	std::vector<uint8_t> Bytes;
	Encode(Message, Bytes);
	return Bytes;
}

bool FConversation::OnMessage(std::span<const uint8_t> Bytes, double NowSeconds, std::string& OutError)
{
	FServerMessage Message;
	const FWireResult Result = Decode(Bytes, Message);
	if (!Result.IsOk())
	{
		OutError = "The sidecar sent what is no message: " + std::string(ToString(Result.Error)) + " at byte "
			+ std::to_string(Result.Offset) + ".";
		return false;
	}

	if (const FWelcome* Welcome = std::get_if<FWelcome>(&Message.Body))
	{
		return OnWelcome(*Welcome, OutError) && Post(FConversationEvent(std::move(Message)));
	}

	if (std::holds_alternative<std::monostate>(Message.Body))
	{
		Diagnose(
			EDiagnostic::UnknownMessage, "The sidecar sent a message that this plugin does not know: it is newer.");
		return true;
	}

	if (!bWelcomed)
	{
		OutError = "The sidecar's first message was not its Welcome.";
		return false;
	}

	const uint64_t UtteranceId = ConversationPrivate::FindUtterance(Message);
	const int64_t SampleIndex = ConversationPrivate::FindSampleIndex(Message);
	if (UtteranceId > ConversationPrivate::MaxUtteranceId || SampleIndex > ConversationPrivate::MaxSampleIndex
		|| SampleIndex < -ConversationPrivate::MaxSampleIndex)
	{
		Diagnose(EDiagnostic::ImpossibleUtterance,
			"Dropped a message about utterance " + std::to_string(UtteranceId) + ", sample "
				+ std::to_string(SampleIndex) + ": no conversation gets so far.");
		return true;
	}

	if (const FAudioChunk* Chunk = std::get_if<FAudioChunk>(&Message.Body))
	{
		OnAudio(*Chunk);
		return true;
	}

	const FFaceFrames* Frames = std::get_if<FFaceFrames>(&Message.Body);
	if (Frames != nullptr && !IsAcceptable(*Frames))
	{
		return true;
	}

	Apply(Message, NowSeconds);
	if (!Post(FConversationEvent(std::move(Message))))
	{
		OutError = "The game has not run for so long that the sidecar's messages no longer fit.";
		return false;
	}

	return true;
}

bool FConversation::OnWelcome(const FWelcome& Welcome, std::string& OutError)
{
	OutError = bWelcomed ? "The sidecar sent a second Welcome." : FindFaultInWelcome(Welcome);
	if (!OutError.empty())
	{
		return false;
	}

	const bool bGoesOn = Welcome.bResumed && Welcome.ConversationId == ConversationId;
	if (!bGoesOn)
	{
		Voice.Reset();
		Reporter.Reset();
		Reports.clear();
		SayAgain();
	}

	ConversationId = Welcome.ConversationId;
	NumCurves = Welcome.CurveNames.size();
	bWelcomed = true;
	bOpen.store(true, std::memory_order_release);
	return true;
}

void FConversation::OnAudio(const FAudioChunk& Chunk)
{
	if (Chunk.Pcm.size() % 2 != 0 || Chunk.UtteranceId == 0)
	{
		Diagnose(EDiagnostic::AudioMalformed,
			"Dropped audio that can't be: " + std::to_string(Chunk.Pcm.size()) + " bytes of utterance "
				+ std::to_string(Chunk.UtteranceId) + ".");
		return;
	}

	ConversationPrivate::ReadSamples(Chunk.Pcm, Samples);
	Reporter.OnStarted(Chunk.UtteranceId, Chunk.SampleIndex);
	switch (Voice.Push(Chunk.UtteranceId, Chunk.SampleIndex, Samples))
	{
	case EPushResult::OutOfOrder:
		Diagnose(EDiagnostic::AudioOutOfOrder,
			"Dropped audio that came out of order:" + ConversationPrivate::PlaceOf(Chunk));
		break;
	case EPushResult::Gap:
		Diagnose(EDiagnostic::AudioGap, "Audio is missing before" + ConversationPrivate::PlaceOf(Chunk));
		break;
	case EPushResult::Full:
		Diagnose(EDiagnostic::AudioTooFarAhead,
			"Dropped audio that came more than 8 s ahead of what is heard:" + ConversationPrivate::PlaceOf(Chunk));
		break;
	case EPushResult::Accepted:
	case EPushResult::Flushed:
	case EPushResult::Repeated:
	default:
		break;
	}
}

bool FConversation::IsAcceptable(const FFaceFrames& Frames)
{
	if (NumCurves == 0 || Frames.Values.size() != Frames.SampleIndices.size() * NumCurves)
	{
		Diagnose(EDiagnostic::FaceMalformed,
			"Dropped face frames: " + std::to_string(Frames.Values.size()) + " values for "
				+ std::to_string(Frames.SampleIndices.size()) + " frames of " + std::to_string(NumCurves) + " curves.");
		return false;
	}

	if (Events.Num() >= ConversationPrivate::MaxEventsWithFace)
	{
		Diagnose(EDiagnostic::FaceDropped, "Dropped face frames: the game has not run for too long.");
		return false;
	}

	return true;
}

void FConversation::Apply(const FServerMessage& Message, double NowSeconds)
{
	if (const FUtteranceStarted* Started = std::get_if<FUtteranceStarted>(&Message.Body))
	{
		Reporter.OnStarted(Started->UtteranceId, Started->FirstSampleIndex);
		Voice.Begin(Started->UtteranceId, Started->FirstSampleIndex);
	}
	else if (const FUtteranceEnded* Ended = std::get_if<FUtteranceEnded>(&Message.Body))
	{
		Voice.End(Ended->UtteranceId);
		Reporter.OnEnded(Ended->UtteranceId, Ended->TotalSamples);
	}
	else if (const FFlush* Flush = std::get_if<FFlush>(&Message.Body))
	{
		Reporter.OnFlushed(Voice.Flush(Flush->ThroughUtteranceId), Flush->ThroughUtteranceId, NowSeconds);
	}
	else if (const FDuck* Duck = std::get_if<FDuck>(&Message.Body))
	{
		Voice.Duck(Duck->GainDb, Duck->bHold);
	}
	else if (std::holds_alternative<FResume>(Message.Body))
	{
		Voice.Resume();
	}
}

void FConversation::Tick(double NowSeconds)
{
	if (!bUnheard.load(std::memory_order_acquire))
	{
		return;
	}

	// After a stop of the thread it goes on from now, as a sound card would.
	UnheardUntilSeconds = std::max(UnheardUntilSeconds, NowSeconds - ConversationPrivate::MaxUnheardSeconds);
	std::array<int16_t, ConversationPrivate::UnheardBlockSamples> Block;
	while (UnheardUntilSeconds < NowSeconds)
	{
		Voice.Pull(Block, UnheardUntilSeconds);
		UnheardUntilSeconds += static_cast<double>(Block.size()) / SampleRateHz;
	}
}

void FConversation::OnEnded(EGrpcCode Code, const std::string& Text, bool bComesBack)
{
	bOpen.store(false, std::memory_order_release);
	bWelcomed = false;
	// Whatever was in doubt when the line broke is settled for the listener: he hears what was already sent.
	Voice.Resume();
	FStreamEnded Ended;
	Ended.Code = Code;
	Ended.Text = Text;
	Ended.bComesBack = bComesBack;
	Events.TryPush(FConversationEvent(std::move(Ended)));
}

std::vector<uint8_t> FConversation::NextOutgoing(double NowSeconds)
{
	if (!Unsent.empty())
	{
		return std::exchange(Unsent, std::vector<uint8_t>());
	}

	std::vector<uint8_t> Bytes;
	if (!bWelcomed)
	{
		return Bytes;
	}

	if (Reports.empty())
	{
		Reporter.Collect(NowSeconds, Reports);
	}

	FClientMessage Message;
	if (!Reports.empty())
	{
		Message.Body = Reports.front();
		Reports.erase(Reports.begin());
	}
	else if (!Again.empty())
	{
		Message = std::move(Again.front());
		Again.erase(Again.begin());
	}
	else if (Commands.TryPop(Message))
	{
		Remember(Message);
	}
	else
	{
		return Bytes;
	}

	Encode(Message, Bytes);
	return Bytes;
}

void FConversation::Remember(const FClientMessage& Message)
{
	if (const FSetMuted* Muted = std::get_if<FSetMuted>(&Message.Body))
	{
		Muting = *Muted;
	}
	else if (const FUpdateCharacter* Update = std::get_if<FUpdateCharacter>(&Message.Body))
	{
		FUpdateCharacter& All = Changes ? *Changes : Changes.emplace();
		All.Instructions = Update->Instructions ? Update->Instructions : All.Instructions;
		All.Voice = Update->Voice ? Update->Voice : All.Voice;
		All.TurnTaking = Update->TurnTaking ? Update->TurnTaking : All.TurnTaking;
		All.Tools = Update->Tools ? Update->Tools : All.Tools;
		All.BargeIn = Update->BargeIn ? Update->BargeIn : All.BargeIn;
	}
}

void FConversation::SayAgain()
{
	Again.clear();
	if (Changes)
	{
		Again.emplace_back().Body = *Changes;
	}

	if (Muting)
	{
		Again.emplace_back().Body = *Muting;
	}
}

void FConversation::PutBack(std::vector<uint8_t>&& Bytes)
{
	Unsent = std::move(Bytes);
}

void FConversation::OnTooLong(size_t NumBytes)
{
	Diagnose(EDiagnostic::CommandTooLong,
		"Dropped a message of " + std::to_string(NumBytes) + " bytes to the sidecar: it is too long to be sent.");
}

bool FConversation::Send(FClientMessage&& Message)
{
	return Commands.Push(std::move(Message));
}

void FConversation::Diagnose(EDiagnostic Kind, const std::string& Text)
{
	const uint64_t Count = Diagnostics.Count(Kind);
	if (Count > 0)
	{
		FDiagnostic Diagnostic;
		Diagnostic.Text = Text;
		Diagnostic.Count = Count;
		Post(FConversationEvent(std::move(Diagnostic)));
	}
}

bool FConversation::Post(FConversationEvent&& Event)
{
	return Events.Num() < ConversationPrivate::MaxEvents - ConversationPrivate::ReservedEvents
		&& Events.TryPush(std::move(Event));
}
}
