// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Voice/SidecarVoice.h"

#include "HAL/PlatformTime.h"
#include "Interop/SidecarText.h"
#include "Interop/SidecarTypesConvert.h"
#include "Misc/EngineVersion.h"
#include "Module/SidecarPlugin.h"
#include "SidecarSettings.h"
#include "SidecarVoiceComponent.h"
#include "Voice/SidecarEventDispatch.h"

namespace UE::Sidecar::VoicePrivate
{
static FHello MakeHello(const USidecarVoiceComponent& Component)
{
	FHello Hello;
	Hello.ClientName = "SidecarUE";
	Hello.ClientVersion = PluginVersion();
	const FEngineVersion Engine = FEngineVersion::Current();
	Hello.EngineName = ToUtf8(
		FString::Printf(TEXT("Unreal Engine %d.%d.%d"), Engine.GetMajor(), Engine.GetMinor(), Engine.GetPatch()));
	Hello.Character = ToUtf8(Component.Character);
	Hello.Role = ERole::Participant;
	Hello.CurveSet = ToContract(Component.CurveSet);
	Hello.PlaybackOwner = EPlaybackOwner::Game;
	Hello.bStartFresh = Component.bStartFresh;
	Hello.bAddressCharacter = Component.bAddressMicrophone;
	Hello.LeadMs = static_cast<uint32>(FMath::Max(0, GetDefault<USidecarSettings>()->LeadMs));
	return Hello;
}
}

FSidecarVoice::FSidecarVoice(const USidecarVoiceComponent& Component)
	: Conversation(std::make_shared<UE::Sidecar::FConversation>(UE::Sidecar::VoicePrivate::MakeHello(Component)))
	, Presenter(*Conversation)
	, SubjectName(Component.GetFaceSubject())
{
	if (Component.Tools.Num() > 0)
	{
		UE::Sidecar::FUpdateCharacter Update;
		Update.Tools = UE::Sidecar::ToContract(Component.Tools);
		Send(MoveTemp(Update));
	}
}

void FSidecarVoice::Tick(USidecarVoiceComponent& Component)
{
	// A listener may stop the conversation, and with it let go of this.
	const TSharedRef<FSidecarVoice> KeepAlive = AsShared();
	const double FaceLeadSeconds = GetDefault<USidecarSettings>()->FaceLeadMs / 1000.0;
	Presenter.Tick(FPlatformTime::Seconds(), FaceLeadSeconds, Events);
	std::vector<UE::Sidecar::FGameEvent> Now;
	Now.swap(Events);
	const TWeakObjectPtr<USidecarVoiceComponent> WeakComponent(&Component);
	for (const UE::Sidecar::FGameEvent& Event : Now)
	{
		USidecarVoiceComponent* Listener = WeakComponent.Get();
		if (Listener == nullptr || Listener->Voice.Get() != this)
		{
			return;
		}

		UE::Sidecar::Dispatch(Event, *Listener);
	}

	ShowFace();
	Now.clear();
	Events.swap(Now);
}

void FSidecarVoice::ShowFace()
{
	const std::span<const float> Values = Presenter.Face();
	if (Values.empty())
	{
		// The sidecar may have come back without a face: then there is no subject, rather than a frozen one.
		Face.Reset();
		return;
	}

	if (!Face.IsValid())
	{
		Face = MakeUnique<FSidecarFaceSubject>(SubjectName);
	}

	Face->Push(Presenter.CurveNames(), Presenter.CurveRevision(), Values);
}
