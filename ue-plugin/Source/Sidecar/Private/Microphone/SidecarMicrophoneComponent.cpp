// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarMicrophoneComponent.h"

#include "AudioCaptureCore.h"
#include "Core/Conversation/Conversation.h"
#include "GameFramework/Actor.h"
#include "Microphone/SidecarMicrophoneFeed.h"
#include "SidecarLog.h"
#include "SidecarVoiceComponent.h"
#include "Voice/SidecarVoice.h"

namespace UE::Sidecar::MicrophonePrivate
{
/** 20 ms at the rate of most devices; they may deliver others. */
static constexpr uint32 NumFramesDesired = 960;
}

USidecarMicrophoneComponent::USidecarMicrophoneComponent()
	: PushFeed(MakeShared<FSidecarMicrophoneFeed>())
{
	PrimaryComponentTick.bCanEverTick = true;
	PrimaryComponentTick.bTickEvenWhenPaused = true;
}

USidecarMicrophoneComponent::~USidecarMicrophoneComponent()
{
	StopCapture();
	PushFeed->SetConversation(nullptr);
}

void USidecarMicrophoneComponent::BeginPlay()
{
	Super::BeginPlay();
	FollowTarget();
	if (bAutoStart)
	{
		StartCapture();
	}
}

void USidecarMicrophoneComponent::EndPlay(const EEndPlayReason::Type EndPlayReason)
{
	StopCapture();
	PushFeed->SetConversation(nullptr);
	Super::EndPlay(EndPlayReason);
}

void USidecarMicrophoneComponent::TickComponent(
	float DeltaTime, ELevelTick TickType, FActorComponentTickFunction* ThisTickFunction)
{
	Super::TickComponent(DeltaTime, TickType, ThisTickFunction);
	FollowTarget();
}

bool USidecarMicrophoneComponent::StartCapture()
{
	if (Capture.IsValid())
	{
		return true;
	}

	const TSharedRef<FSidecarMicrophoneFeed> Feed = MakeShared<FSidecarMicrophoneFeed>();
	Feed->SetMuted(bMuted);
	Audio::FOnAudioCaptureFunction OnCapture = [Feed](const void* InAudio, int32 NumFrames, int32 NumChannels,
												   int32 SampleRateHz, double StreamTime, bool bOverflow)
	{
		static_cast<void>(StreamTime);
		static_cast<void>(bOverflow);
		const int32 NumSamples = FMath::Max(0, NumFrames) * FMath::Max(0, NumChannels);
		Feed->Push(TConstArrayView<float>(static_cast<const float*>(InAudio), NumSamples), NumChannels, SampleRateHz);
	};

	Audio::FAudioCaptureDeviceParams Params;
	Params.bUseHardwareAEC = bUseHardwareEchoCancellation;
	const TSharedRef<Audio::FAudioCapture> Opened = MakeShared<Audio::FAudioCapture>();
	if (!Opened->OpenAudioCaptureStream(Params, MoveTemp(OnCapture), UE::Sidecar::MicrophonePrivate::NumFramesDesired)
		|| !Opened->StartStream())
	{
		UE_LOG(LogSidecar, Warning,
			TEXT("%s: no microphone can be opened. Is one connected, and the game permitted to use it?"), *GetName());
		Opened->AbortStream();
		return false;
	}

	Capture = Opened;
	CaptureFeed = Feed;
	FollowTarget();
	return true;
}

void USidecarMicrophoneComponent::StopCapture()
{
	if (!Capture.IsValid())
	{
		return;
	}

	// First nobody listens, then it ends: a callback that runs at this moment sends nothing more.
	CaptureFeed->SetConversation(nullptr);
	Capture->AbortStream();
	Capture.Reset();
	CaptureFeed.Reset();
}

bool USidecarMicrophoneComponent::IsCapturing() const
{
	return Capture.IsValid() && Capture->IsCapturing();
}

void USidecarMicrophoneComponent::SetTarget(USidecarVoiceComponent* NewTarget)
{
	Target = NewTarget;
	FollowTarget();
}

void USidecarMicrophoneComponent::SetMuted(bool bInMuted)
{
	bMuted = bInMuted;
	PushFeed->SetMuted(bInMuted);
	if (CaptureFeed.IsValid())
	{
		CaptureFeed->SetMuted(bInMuted);
	}
}

float USidecarMicrophoneComponent::GetLevel() const
{
	return FMath::Max(PushFeed->GetLevel(), CaptureFeed.IsValid() ? CaptureFeed->GetLevel() : 0.0f);
}

bool USidecarMicrophoneComponent::PushAudio(TConstArrayView<float> Interleaved, int32 NumChannels, int32 SampleRateHz)
{
	return PushFeed->Push(Interleaved, NumChannels, SampleRateHz);
}

TFunction<bool(TConstArrayView<float>, int32, int32)> USidecarMicrophoneComponent::MakeAudioSink() const
{
	return [Feed = PushFeed](TConstArrayView<float> Interleaved, int32 NumChannels, int32 SampleRateHz)
	{
		return Feed->Push(Interleaved, NumChannels, SampleRateHz);
	};
}

void USidecarMicrophoneComponent::FollowTarget()
{
	const AActor* Owner = GetOwner();
	if (!Target.IsValid() && Owner != nullptr)
	{
		Target = Owner->FindComponentByClass<USidecarVoiceComponent>();
	}

	// A conversation that was stopped and started is another one.
	const USidecarVoiceComponent* Listener = Target.Get();
	const bool bListens = HasBegunPlay() && Listener != nullptr && Listener->GetVoice().IsValid();
	const std::shared_ptr<UE::Sidecar::FConversation> Conversation =
		bListens ? Listener->GetVoice()->GetConversation() : nullptr;
	PushFeed->SetConversation(Conversation);
	if (CaptureFeed.IsValid())
	{
		CaptureFeed->SetConversation(Conversation);
	}
}
