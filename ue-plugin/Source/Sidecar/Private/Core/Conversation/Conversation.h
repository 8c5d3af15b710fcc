// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Conversation/ConversationEvent.h"
#include "Core/Conversation/CommandQueue.h"
#include "Core/Conversation/Diagnostics.h"
#include "Core/Playback/PlaybackReporter.h"
#include "Core/Playback/VoiceQueue.h"
#include "Core/Threading/SpscQueue.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace UE::Sidecar
{
/**
 * One character's side of the contract: takes the sidecar's messages, lets sound and orders to the voice take effect at
 * once, and keeps the rest in order for the game. Three threads meet in it; each method says whose it is.
 */
class FConversation final
{
public:
	/** @param InHello what the game asks for; contract version, token and resumption are filled in here. */
	explicit FConversation(const FHello& InHello, const FVoiceQueueOptions& InOptions = FVoiceQueueOptions());

	// Network thread.

	/** A stream was opened. @return the bytes of its first message. */
	std::vector<uint8_t> Open(const std::string& Token);

	/** A message arrived. @return false when the stream can't go on: OutError says why. */
	bool OnMessage(std::span<const uint8_t> Bytes, double NowSeconds, std::string& OutError);

	/** The stream is over. What is queued is heard to its end. */
	void OnEnded(EGrpcCode Code, const std::string& Text, bool bComesBack);

	/** @return the next message to send, playback reports first; empty when there is none. */
	std::vector<uint8_t> NextOutgoing(double NowSeconds);

	/** Keeps what depends on time; also without a stream. */
	void Tick(double NowSeconds);

	/** The message that NextOutgoing gave could not be sent now. */
	void PutBack(std::vector<uint8_t>&& Bytes);

	/** The message that NextOutgoing gave is longer than a connection takes, and was dropped. */
	void OnTooLong(size_t NumBytes);

	// Any thread.

	/** @return false when the queue is full and the message was lost: the sidecar has not read for seconds. */
	bool Send(FClientMessage&& Message);

	/** The voice and what is heard of it. Pull belongs to the audio thread; nothing else but the const part to others.
	 */
	FVoiceQueue& GetVoice()
	{
		return Voice;
	}

	const FVoiceQueue& GetVoice() const
	{
		return Voice;
	}

	/**
	 * Nobody pulls the voice, as on a machine without sound: the network thread plays it, in real time, to nobody. Not
	 * while an audio thread may pull.
	 */
	void SetUnheard(bool bInUnheard)
	{
		bUnheard.store(bInUnheard, std::memory_order_release);
	}

	/** Welcome has come and the stream lives. */
	bool IsOpen() const
	{
		return bOpen.load(std::memory_order_acquire);
	}

	// Game thread.

	/** @return the oldest event, or null. */
	FConversationEvent* PeekEvent()
	{
		return Events.Peek();
	}

	void PopEvent()
	{
		Events.Pop();
	}

private:
	bool OnWelcome(const FWelcome& Welcome, std::string& OutError);
	void Remember(const FClientMessage& Message);
	void SayAgain();
	void OnAudio(const FAudioChunk& Chunk);
	bool IsAcceptable(const FFaceFrames& Frames);
	void Apply(const FServerMessage& Message, double NowSeconds);
	void Diagnose(EDiagnostic Kind, const std::string& Text);
	bool Post(FConversationEvent&& Event);

	FHello Hello;
	FVoiceQueue Voice;
	FPlaybackReporter Reporter;
	FCommandQueue Commands;
	TSpscQueue<FConversationEvent> Events;
	std::atomic<bool> bOpen = false;
	std::atomic<bool> bUnheard = false;

	// The network thread's own.
	FDiagnostics Diagnostics;
	std::string ConversationId;
	std::vector<FPlaybackReport> Reports;
	std::vector<int16_t> Samples;
	std::vector<uint8_t> Unsent;
	/** What the game has changed for good: a sidecar that was started anew knows nothing of it. */
	std::optional<FUpdateCharacter> Changes;
	std::optional<FSetMuted> Muting;
	std::vector<FClientMessage> Again;
	size_t NumCurves = 0;
	double UnheardUntilSeconds = 0.0;
	bool bWelcomed = false;
};
}
