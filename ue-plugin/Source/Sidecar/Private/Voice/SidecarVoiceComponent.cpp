// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarVoiceComponent.h"

#include "AudioDevice.h"
#include "Components/AudioComponent.h"
#include "Engine/GameInstance.h"
#include "Engine/World.h"
#include "GameFramework/Actor.h"
#include "HAL/PlatformTime.h"
#include "Interop/SidecarText.h"
#include "SidecarLog.h"
#include "SidecarSettings.h"
#include "SidecarSubsystem.h"
#include "Sound/SoundAttenuation.h"
#include "Voice/SidecarOutputLatency.h"
#include "Voice/SidecarSoundWave.h"
#include "Voice/SidecarVoice.h"

namespace UE::Sidecar::VoiceComponentPrivate
{
/** A voice that the engine has stopped is started again, but not in every frame. */
static constexpr double PlayAgainSeconds = 1.0;

static USidecarSubsystem* FindSubsystem(const UActorComponent& Component)
{
	const UWorld* World = Component.GetWorld();
	UGameInstance* Game = World != nullptr ? World->GetGameInstance() : nullptr;
	return Game != nullptr ? Game->GetSubsystem<USidecarSubsystem>() : nullptr;
}
}

USidecarVoiceComponent::USidecarVoiceComponent()
{
	// The subsystem ticks it, at the beginning of the frame and also while the game is paused.
	PrimaryComponentTick.bCanEverTick = false;
}

USidecarVoiceComponent::~USidecarVoiceComponent() = default;

void USidecarVoiceComponent::BeginPlay()
{
	Super::BeginPlay();
	if (bAutoStart)
	{
		StartConversation();
	}
}

void USidecarVoiceComponent::EndPlay(const EEndPlayReason::Type EndPlayReason)
{
	StopConversation();
	Super::EndPlay(EndPlayReason);
}

void USidecarVoiceComponent::StartConversation()
{
	USidecarSubsystem* Subsystem = UE::Sidecar::VoiceComponentPrivate::FindSubsystem(*this);
	if (Voice.IsValid() || Subsystem == nullptr)
	{
		return;
	}

	Voice = MakeShared<FSidecarVoice>(*this);
	StartSound();
	Subsystem->RegisterVoice(*this);
}

void USidecarVoiceComponent::StopConversation()
{
	if (!Voice.IsValid())
	{
		return;
	}

	// In this order: no one else gives it work, then nobody hears it, then it is gone.
	USidecarSubsystem* Subsystem = UE::Sidecar::VoiceComponentPrivate::FindSubsystem(*this);
	if (Subsystem != nullptr)
	{
		Subsystem->UnregisterVoice(*this);
	}

	StopSound();
	Voice.Reset();
	SetState(ESidecarState::Offline, FString());
}

void USidecarVoiceComponent::StartSound()
{
	UWorld* World = GetWorld();
	AActor* Owner = GetOwner();
	const bool bHasDevice = World != nullptr && World->GetAudioDevice().IsValid();
	if (!bHasDevice || Owner == nullptr)
	{
		// As on a server, or with -nosound: it speaks all the same, in its own time.
		UE_LOG(LogSidecar, Log, TEXT("%s: there is no audio device; the voice is not heard."), *GetName());
		Voice->GetConversation()->SetUnheard(true);
		return;
	}

	USidecarSoundWave* Wave = NewObject<USidecarSoundWave>(this);
	Wave->SetConversation(Voice->GetConversation());
	AudioComponent = NewObject<UAudioComponent>(Owner);
	AudioComponent->bAutoActivate = false;
	AudioComponent->bAutoDestroy = false;
	AudioComponent->bIsUISound = bPlayWhilePaused;
	AudioComponent->bAllowSpatialization = Attenuation != nullptr;
	AudioComponent->AttenuationSettings = Attenuation;
	AudioComponent->SetVolumeMultiplier(VolumeMultiplier);
	AudioComponent->SetupAttachment(this);
	AudioComponent->RegisterComponent();
	AudioComponent->SetSound(Wave);
	FollowLatency();
	AudioComponent->Play();
	NextPlaySeconds = FPlatformTime::Seconds() + UE::Sidecar::VoiceComponentPrivate::PlayAgainSeconds;
}

void USidecarVoiceComponent::StopSound()
{
	if (AudioComponent == nullptr)
	{
		return;
	}

	USidecarSoundWave* Wave = Cast<USidecarSoundWave>(AudioComponent->GetSound());
	if (Wave != nullptr)
	{
		Wave->Mute();
	}

	AudioComponent->Stop();
	AudioComponent->DestroyComponent();
	AudioComponent = nullptr;
}

void USidecarVoiceComponent::KeepPlaying()
{
	if (AudioComponent == nullptr || AudioComponent->IsPlaying())
	{
		return;
	}

	const double Now = FPlatformTime::Seconds();
	if (Now >= NextPlaySeconds)
	{
		UE_LOG(LogSidecar, Verbose, TEXT("%s: the engine had stopped the voice; it is played again."), *GetName());
		NextPlaySeconds = Now + UE::Sidecar::VoiceComponentPrivate::PlayAgainSeconds;
		AudioComponent->Play();
	}
}

void USidecarVoiceComponent::FollowLatency()
{
	const USidecarSoundWave* Wave =
		AudioComponent != nullptr ? Cast<USidecarSoundWave>(AudioComponent->GetSound()) : nullptr;
	const int32 BlockSamples = Wave != nullptr ? Wave->GetBlockSamples() : 0;
	const double Seconds = UE::Sidecar::EstimateOutputLatencySeconds(GetWorld(), BlockSamples)
		+ GetDefault<USidecarSettings>()->OutputLatencyOffsetMs / 1000.0;
	Voice->GetConversation()->GetVoice().SetLatencySeconds(Seconds);
}

void USidecarVoiceComponent::TickVoice()
{
	if (Voice.IsValid())
	{
		KeepPlaying();
		FollowLatency();
		Voice->Tick(*this);
	}
}

void USidecarVoiceComponent::SetState(ESidecarState NewState, const FString& Reason)
{
	if (NewState == State && Reason == StateReason)
	{
		return;
	}

	const ESidecarState Previous = State;
	State = NewState;
	StateReason = Reason;
	OnStateChanged.Broadcast(NewState, Previous, Reason);
}

bool USidecarVoiceComponent::IsSpeaking() const
{
	return Voice.IsValid() && Voice->GetPresenter().Heard().bFlowing;
}

float USidecarVoiceComponent::GetHeardSeconds() const
{
	return Voice.IsValid() ? static_cast<float>(Voice->GetPresenter().Heard().SampleIndex / UE::Sidecar::SampleRateHz)
						   : 0.0f;
}

FName USidecarVoiceComponent::GetFaceSubject() const
{
	if (!SubjectName.IsNone())
	{
		return SubjectName;
	}

	const AActor* Owner = GetOwner();
	return !Character.IsEmpty() ? FName(*Character) : Owner != nullptr ? Owner->GetFName() : GetFName();
}

FString USidecarVoiceComponent::DescribeState() const
{
	const UEnum* States = StaticEnum<ESidecarState>();
	FString Text =
		FString::Printf(TEXT("%s: %s"), *GetPathName(), *States->GetNameStringByValue(static_cast<int64>(State)));
	if (!StateReason.IsEmpty())
	{
		Text += FString::Printf(TEXT(" (%s)"), *StateReason);
	}

	if (Voice.IsValid())
	{
		const UE::Sidecar::FHeardPosition& Heard = Voice->GetPresenter().Heard();
		const UE::Sidecar::FVoiceQueue& Queue = Voice->GetConversation()->GetVoice();
		Text += FString::Printf(
			TEXT("; subject '%s', %d curves; utterance %llu at %.2f s%s, %.2f s queued, %u underruns, latency %.0f ms"),
			*Voice->GetSubjectName().ToString(), static_cast<int32>(Voice->GetPresenter().CurveNames().size()),
			static_cast<unsigned long long>(Heard.UtteranceId), Heard.SampleIndex / UE::Sidecar::SampleRateHz,
			Heard.bFlowing ? TEXT("") : TEXT(", silent"),
			static_cast<double>(Queue.QueuedSamples()) / UE::Sidecar::SampleRateHz, Heard.Underruns,
			Queue.LatencySeconds() * 1000.0);
	}

	return Text;
}
