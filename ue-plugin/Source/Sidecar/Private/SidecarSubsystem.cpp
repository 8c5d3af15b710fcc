// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarSubsystem.h"

#include "Core/Messages/Contract.h"
#include "Core/Messages/ControlMessages.h"
#include "HAL/PlatformTime.h"
#include "Interop/SidecarText.h"
#include "Interop/SidecarTypesConvert.h"
#include "Misc/CoreDelegates.h"
#include "Module/SidecarPlugin.h"
#include "Network/SidecarNetworkThread.h"
#include "Network/SidecarProcess.h"
#include "SidecarLog.h"
#include "SidecarSettings.h"
#include "SidecarVoiceComponent.h"
#include "Voice/SidecarVoice.h"

namespace UE::Sidecar::SubsystemPrivate
{
/** A sidecar that was started by the game gets so long to close its conversations. */
static constexpr double ProcessPatienceSeconds = 2.0;

static FLinkOptions ReadLinkOptions()
{
	const USidecarSettings* Settings = GetDefault<USidecarSettings>();
	FLinkOptions Options;
	Options.bAllowRemote = Settings->bAllowRemoteSidecar;
	Options.Reconnect.FirstDelayMs = static_cast<uint32>(FMath::Clamp(Settings->FirstDelayMs, 1, 60000));
	Options.Reconnect.MaxDelayMs =
		static_cast<uint32>(FMath::Clamp(Settings->MaxDelayMs, FMath::Clamp(Settings->FirstDelayMs, 1, 60000), 600000));
	Options.Reconnect.MaxAttempts = static_cast<uint32>(FMath::Max(0, Settings->MaxAttempts));
	// A picture is up to 3 MiB.
	Options.Limits.MaxBufferedSendBytes = 4 * 1024 * 1024;
	Options.UserAgent = "sidecar-ue/" + PluginVersion();
	Options.Seed = FPlatformTime::Cycles64();
	return Options;
}

/** On the network thread: the log is for any thread. */
static void LogStatus(const FGrpcStatus& Status, std::span<const uint8> Response)
{
	FGetStatusResponse Answer;
	if (!Status.IsOk() || !Decode(Response, Answer).IsOk())
	{
		UE_LOG(LogSidecar, Display, TEXT("The sidecar does not say how it is: %s"), *FromUtf8(Status.Message));
		return;
	}

	UE_LOG(LogSidecar, Display, TEXT("Sidecar %s, up for %.0f s, provider %s (%s); relay p50 %.0f us, p99 %.0f us."),
		*FromUtf8(Answer.SidecarVersion), static_cast<double>(Answer.UptimeMs) / 1000.0, *FromUtf8(Answer.Provider),
		*FromUtf8(Answer.ProviderAuth), Answer.Relay ? Answer.Relay->P50Us : 0.0,
		Answer.Relay ? Answer.Relay->P99Us : 0.0);
	for (const FConversationStatus& Conversation : Answer.Conversations)
	{
		UE_LOG(LogSidecar, Display, TEXT("  %s with '%s': %s %s, %llu turns"), *FromUtf8(Conversation.ConversationId),
			*FromUtf8(Conversation.Character), *FromUtf8(ToString(Conversation.State)),
			*FromUtf8(Conversation.StateReason), static_cast<unsigned long long>(Conversation.Turns));
	}
}
}

USidecarSubsystem::USidecarSubsystem() = default;
USidecarSubsystem::~USidecarSubsystem() = default;

void USidecarSubsystem::Initialize(FSubsystemCollectionBase& Collection)
{
	Super::Initialize(Collection);
	StatusText = TEXT("Not connected: the game does not want to be.");
	FrameHandle = FCoreDelegates::OnBeginFrame.AddUObject(this, &USidecarSubsystem::TickFrame);
	StartProcess();
	if (GetDefault<USidecarSettings>()->bAutoConnect)
	{
		Connect();
	}
}

void USidecarSubsystem::Deinitialize()
{
	FCoreDelegates::OnBeginFrame.Remove(FrameHandle);
	for (USidecarVoiceComponent* Voice : GetVoices())
	{
		Voice->StopConversation();
	}

	// Only the game's own: one that was running already, so that this one ended at once, is somebody else's.
	if (Process.IsValid() && Process->IsRunning() && Network.IsValid())
	{
		Network->GetLink().CallControl(
			UE::Sidecar::Contract::ControlShutDown, [](const UE::Sidecar::FGrpcStatus&, std::span<const uint8>) {});
	}

	// The thread has ended when this returns: nothing of it calls anything here any more.
	Network.Reset();
	if (Process.IsValid())
	{
		Process->Stop(UE::Sidecar::SubsystemPrivate::ProcessPatienceSeconds);
		Process.Reset();
	}

	Super::Deinitialize();
}

void USidecarSubsystem::StartProcess()
{
	const USidecarSettings* Settings = GetDefault<USidecarSettings>();
	if (!Settings->bStartSidecar || GIsEditor)
	{
		return;
	}

	Process = MakeShared<FSidecarProcess>();
	if (!Process->Start(Settings->SidecarProgram, Settings->SidecarArguments))
	{
		Process.Reset();
	}
}

void USidecarSubsystem::Connect(const FString& EndpointOverride)
{
	const bool bHadConnection = Network.IsValid();
	Network.Reset();
	Network = MakeShared<FSidecarNetworkThread>(UE::Sidecar::SubsystemPrivate::ReadLinkOptions(), EndpointOverride);
	// It counts from the beginning: its status would be taken for one that was shown.
	ShownRevision = 0;
	for (USidecarVoiceComponent* Voice : GetVoices())
	{
		Network->GetLink().Add(Voice->GetVoice()->GetConversation());
	}

	Network->GetLink().Connect();
	if (!Network->Start())
	{
		UE_LOG(LogSidecar, Error, TEXT("No thread can be made for the connection to the sidecar."));
		Network.Reset();
	}

	// Last, because a listener may call anything: the old streams are gone, and nobody has told the voices.
	for (USidecarVoiceComponent* Voice : GetVoices())
	{
		if (bHadConnection && IsValid(Voice))
		{
			Voice->SetState(ESidecarState::Offline, TEXT("The game connects anew."));
		}
	}
}

void USidecarSubsystem::Disconnect()
{
	if (Network.IsValid())
	{
		Network->GetLink().Disconnect();
	}
}

TArray<USidecarVoiceComponent*> USidecarSubsystem::GetVoices() const
{
	TArray<USidecarVoiceComponent*> Living;
	for (const TWeakObjectPtr<USidecarVoiceComponent>& Voice : Voices)
	{
		if (Voice.IsValid())
		{
			Living.Add(Voice.Get());
		}
	}

	return Living;
}

TArray<FString> USidecarSubsystem::DescribeState() const
{
	TArray<FString> Lines;
	Lines.Add(StatusText);
	for (const USidecarVoiceComponent* Voice : GetVoices())
	{
		Lines.Add(Voice->DescribeState());
	}

	return Lines;
}

void USidecarSubsystem::LogSidecarStatus()
{
	if (Network.IsValid())
	{
		Network->GetLink().CallControl(
			UE::Sidecar::Contract::ControlGetStatus, &UE::Sidecar::SubsystemPrivate::LogStatus);
	}
}

void USidecarSubsystem::RegisterVoice(USidecarVoiceComponent& Voice)
{
	for (const USidecarVoiceComponent* Other : GetVoices())
	{
		if (Other->Character == Voice.Character)
		{
			UE_LOG(LogSidecar, Warning, TEXT("%s and %s both speak for the character '%s': only the first one can."),
				*Other->GetPathName(), *Voice.GetPathName(), *Voice.Character);
		}
	}

	Voices.Add(&Voice);
	if (Network.IsValid())
	{
		Network->GetLink().Add(Voice.GetVoice()->GetConversation());
	}
}

void USidecarSubsystem::UnregisterVoice(USidecarVoiceComponent& Voice)
{
	Voices.Remove(&Voice);
	if (Network.IsValid())
	{
		Network->GetLink().Remove(Voice.GetVoice()->GetConversation());
	}
}

void USidecarSubsystem::TickFrame()
{
	FollowConnection();
	// A copy: listeners may start and stop conversations.
	for (USidecarVoiceComponent* Voice : GetVoices())
	{
		if (IsValid(Voice))
		{
			Voice->TickVoice();
		}
	}
}

void USidecarSubsystem::FollowConnection()
{
	if (!Network.IsValid() || Network->GetLink().GetStatusRevision() == ShownRevision)
	{
		return;
	}

	ShownRevision = Network->GetLink().GetStatusRevision();
	const UE::Sidecar::FLinkStatus Status = Network->GetLink().GetStatus();
	const FString Text = UE::Sidecar::FromUtf8(Status.Text);
	if (Status.State == UE::Sidecar::ELinkState::Connecting || Text == LoggedText)
	{
		UE_LOG(LogSidecar, Verbose, TEXT("%s"), *Text);
	}
	else
	{
		LoggedText = Text;
		UE_LOG(LogSidecar, Log, TEXT("%s"), *Text);
	}

	ConnectionState = UE::Sidecar::ToBlueprint(Status.State);
	StatusText = Text;
	OnConnectionChanged.Broadcast(ConnectionState, StatusText);
}
