// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Conversation/CommandQueue.h"

#include <algorithm>

namespace UE::Sidecar
{
namespace CommandQueuePrivate
{
bool IsMicrophone(const FClientMessage& Message)
{
	return std::holds_alternative<FMicrophoneAudio>(Message.Body);
}
}

bool FCommandQueue::Push(FClientMessage&& Message)
{
	const bool bMicrophone = CommandQueuePrivate::IsMicrophone(Message);
	const std::lock_guard<std::mutex> Guard(Lock);
	if (bMicrophone && NumMicrophone == MaxMicrophoneMessages)
	{
		Commands.erase(std::find_if(Commands.begin(), Commands.end(), CommandQueuePrivate::IsMicrophone));
		--NumMicrophone;
		++NumDropped;
	}

	if (Commands.size() >= MaxCommands)
	{
		return false;
	}

	Commands.push_back(std::move(Message));
	NumMicrophone += bMicrophone ? 1 : 0;
	return true;
}

bool FCommandQueue::TryPop(FClientMessage& OutMessage)
{
	const std::lock_guard<std::mutex> Guard(Lock);
	if (Commands.empty())
	{
		return false;
	}

	OutMessage = std::move(Commands.front());
	Commands.pop_front();
	NumMicrophone -= CommandQueuePrivate::IsMicrophone(OutMessage) ? 1 : 0;
	return true;
}

void FCommandQueue::DropMicrophone()
{
	const std::lock_guard<std::mutex> Guard(Lock);
	std::erase_if(Commands, CommandQueuePrivate::IsMicrophone);
	NumMicrophone = 0;
}

uint64_t FCommandQueue::NumDroppedMicrophone()
{
	const std::lock_guard<std::mutex> Guard(Lock);
	return NumDropped;
}
}
