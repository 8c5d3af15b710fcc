// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Messages/DialogueMessages.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>

namespace UE::Sidecar
{
/**
 * What the game says to the sidecar, in order, until the network thread takes it. Of the microphone about a second is
 * kept, and the oldest sound makes room for the newest; everything else is kept, up to a number that only a sidecar
 * that has stopped reading lets it reach. The audio thread of the mixer never comes here.
 */
class FCommandQueue final
{
public:
	/** Any thread. @return false when the queue is full and the message was dropped. */
	bool Push(FClientMessage&& Message);

	/** Network thread. @return false when there is none. */
	bool TryPop(FClientMessage& OutMessage);

	/** Network thread: sound that was captured while nobody was connected is of no use any more. */
	void DropMicrophone();

	/** Any thread: messages of the microphone that made room for newer ones, so far. */
	uint64_t NumDroppedMicrophone();

private:
	static constexpr size_t MaxCommands = 1024;
	static constexpr size_t MaxMicrophoneMessages = 50;

	std::mutex Lock;
	std::deque<FClientMessage> Commands;
	size_t NumMicrophone = 0;
	uint64_t NumDropped = 0;
};
}
