// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Microphone/SidecarMicrophoneFeed.h"

#include "Core/Conversation/Conversation.h"
#include "HAL/PlatformTime.h"
#include "Misc/ScopeLock.h"

namespace UE::Sidecar::MicrophoneFeedPrivate
{
/** A meter that has heard nothing for so long shows nothing. */
static constexpr double LevelHoldSeconds = 0.25;

static FMicrophoneAudio MakeMessage(const FMicrophoneFrame& Frame, bool bMuted)
{
	FMicrophoneAudio Audio;
	Audio.SampleRateHz = Frame.SampleRateHz;
	Audio.Pcm.reserve(Frame.Samples.size() * sizeof(int16));
	for (const int16 Sample : Frame.Samples)
	{
		const uint16 Bits = bMuted ? 0 : static_cast<uint16>(Sample);
		Audio.Pcm.push_back(static_cast<uint8>(Bits & 0xFF));
		Audio.Pcm.push_back(static_cast<uint8>(Bits >> 8));
	}

	return Audio;
}
}

bool FSidecarMicrophoneFeed::Push(TConstArrayView<float> Interleaved, int32 NumChannels, int32 SampleRateHz)
{
	if (NumChannels <= 0 || SampleRateHz <= 0)
	{
		return false;
	}

	const FScopeLock Guard(&Lock);
	const std::span<const float> Samples(Interleaved.GetData(), static_cast<size_t>(Interleaved.Num()));
	return Framer.Push(Samples, static_cast<uint32>(NumChannels), static_cast<uint32>(SampleRateHz),
		[this](const UE::Sidecar::FMicrophoneFrame& Frame)
		{
			Send(Frame);
		});
}

void FSidecarMicrophoneFeed::Send(const UE::Sidecar::FMicrophoneFrame& Frame)
{
	Level = Frame.Peak;
	LevelSeconds = FPlatformTime::Seconds();

	// What was said while there was no stream is of no use when there is one again.
	const std::shared_ptr<UE::Sidecar::FConversation> Listener = Conversation.lock();
	if (Listener != nullptr && Listener->IsOpen())
	{
		UE::Sidecar::FClientMessage Message;
		Message.Body = UE::Sidecar::MicrophoneFeedPrivate::MakeMessage(Frame, bMuted);
		Listener->Send(MoveTemp(Message));
	}
}

void FSidecarMicrophoneFeed::SetConversation(const std::shared_ptr<UE::Sidecar::FConversation>& InConversation)
{
	const FScopeLock Guard(&Lock);
	Conversation = InConversation;
}

void FSidecarMicrophoneFeed::SetMuted(bool bInMuted)
{
	const FScopeLock Guard(&Lock);
	bMuted = bInMuted;
}

float FSidecarMicrophoneFeed::GetLevel() const
{
	const FScopeLock Guard(&Lock);
	const double AgeSeconds = FPlatformTime::Seconds() - LevelSeconds;
	return AgeSeconds < UE::Sidecar::MicrophoneFeedPrivate::LevelHoldSeconds ? Level : 0.0f;
}
