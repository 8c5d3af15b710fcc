// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Microphone/MicrophoneFramer.h"
#include "CoreMinimal.h"
#include "HAL/CriticalSection.h"

#include <memory>

namespace UE::Sidecar
{
class FConversation;
}

/**
 * The way of a microphone from whatever thread captures it to the conversation. That thread holds this and no object of
 * the game: without a conversation nothing comes of what it pushes. Any thread.
 */
class FSidecarMicrophoneFeed final
{
public:
	/** @return false when it can't be sound by its channels or rate. */
	bool Push(TConstArrayView<float> Interleaved, int32 NumChannels, int32 SampleRateHz);

	/** Null for none: when this has returned, the one before gets nothing more. It is not kept alive. */
	void SetConversation(const std::shared_ptr<UE::Sidecar::FConversation>& InConversation);

	/** Muted it sends silence, so that the sidecar's own microphone does not take its place. */
	void SetMuted(bool bInMuted);

	/** The loudest sample of the last 20 ms before it is muted, 0 to 1; 0 when nothing comes. */
	float GetLevel() const;

private:
	void Send(const UE::Sidecar::FMicrophoneFrame& Frame);

	mutable FCriticalSection Lock;
	UE::Sidecar::FMicrophoneFramer Framer;
	std::weak_ptr<UE::Sidecar::FConversation> Conversation;
	float Level = 0.0f;
	double LevelSeconds = 0.0;
	bool bMuted = false;
};
