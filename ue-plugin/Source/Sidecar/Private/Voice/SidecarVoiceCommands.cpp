// Copyright (c) 2026 The Sidecar authors. MIT licence.

// What the game says to the sidecar through the component.

#include "Interop/SidecarText.h"
#include "Interop/SidecarTypesConvert.h"
#include "SidecarLog.h"
#include "SidecarVoiceComponent.h"
#include "Voice/SidecarVoice.h"

namespace UE::Sidecar::VoiceCommandsPrivate
{
template <typename BodyType>
static bool Send(const TSharedPtr<FSidecarVoice>& Voice, BodyType&& Body)
{
	return Voice.IsValid() && Voice->Send(Forward<BodyType>(Body));
}

/** By the first bytes of the file; empty for what is neither. */
static std::string FindMimeType(const TArray<uint8>& File)
{
	const bool bPng = File.Num() > 8 && File[0] == 0x89 && File[1] == 'P' && File[2] == 'N' && File[3] == 'G';
	const bool bJpeg = File.Num() > 3 && File[0] == 0xFF && File[1] == 0xD8 && File[2] == 0xFF;
	return bPng ? "image/png" : bJpeg ? "image/jpeg" : "";
}
}

bool USidecarVoiceComponent::StartTalking()
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(
		Voice, UE::Sidecar::FPushToTalk{UE::Sidecar::EPushToTalkAction::Begin});
}

bool USidecarVoiceComponent::StopTalking()
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(
		Voice, UE::Sidecar::FPushToTalk{UE::Sidecar::EPushToTalkAction::End});
}

bool USidecarVoiceComponent::CancelTalking()
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(
		Voice, UE::Sidecar::FPushToTalk{UE::Sidecar::EPushToTalkAction::Cancel});
}

bool USidecarVoiceComponent::SendText(const FString& Text)
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, UE::Sidecar::FSendText{UE::Sidecar::ToUtf8(Text)});
}

bool USidecarVoiceComponent::SendImage(const TArray<uint8>& File, const FString& Text, bool bAnswer)
{
	static constexpr int32 MaxBytes = 3 * 1024 * 1024;
	UE::Sidecar::FSendImage Image;
	Image.MimeType = UE::Sidecar::VoiceCommandsPrivate::FindMimeType(File);
	if (Image.MimeType.empty() || File.Num() > MaxBytes)
	{
		UE_LOG(LogSidecar, Warning,
			TEXT("%s: a picture must be a PNG or JPEG file of at most 3 MiB; this has %d bytes."), *GetName(),
			File.Num());
		return false;
	}

	Image.Data.assign(File.GetData(), File.GetData() + File.Num());
	Image.Text = UE::Sidecar::ToUtf8(Text);
	Image.bAnswer = bAnswer;
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Image));
}

bool USidecarVoiceComponent::Interrupt()
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, UE::Sidecar::FInterrupt());
}

bool USidecarVoiceComponent::SetMuted(bool bMuted)
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, UE::Sidecar::FSetMuted{bMuted});
}

bool USidecarVoiceComponent::AddressMicrophone()
{
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, UE::Sidecar::FAddressCharacter());
}

bool USidecarVoiceComponent::SendMicrophoneAudio(TConstArrayView<int16> Samples, int32 SampleRateHz)
{
	UE::Sidecar::FMicrophoneAudio Audio;
	Audio.SampleRateHz = static_cast<uint32>(FMath::Max(0, SampleRateHz));
	Audio.Pcm.reserve(static_cast<size_t>(Samples.Num()) * sizeof(int16));
	for (const int16 Sample : Samples)
	{
		Audio.Pcm.push_back(static_cast<uint8>(static_cast<uint16>(Sample) & 0xFF));
		Audio.Pcm.push_back(static_cast<uint8>(static_cast<uint16>(Sample) >> 8));
	}

	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Audio));
}

bool USidecarVoiceComponent::SubmitToolResult(const FString& CallId, const FString& OutputJson)
{
	UE::Sidecar::FToolResult Result;
	Result.CallId = UE::Sidecar::ToUtf8(CallId);
	Result.Result = UE::Sidecar::FToolResult::FOutputJson{UE::Sidecar::ToUtf8(OutputJson)};
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Result));
}

bool USidecarVoiceComponent::SubmitToolError(const FString& CallId, const FString& Error)
{
	UE::Sidecar::FToolResult Result;
	Result.CallId = UE::Sidecar::ToUtf8(CallId);
	Result.Result = UE::Sidecar::FToolResult::FError{UE::Sidecar::ToUtf8(Error)};
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Result));
}

bool USidecarVoiceComponent::ApproveMcpCall(const FString& RequestId, bool bApprove, const FString& Reason)
{
	UE::Sidecar::FMcpApproval Approval;
	Approval.ApprovalRequestId = UE::Sidecar::ToUtf8(RequestId);
	Approval.bApprove = bApprove;
	Approval.Reason = UE::Sidecar::ToUtf8(Reason);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Approval));
}

bool USidecarVoiceComponent::SetTools(const TArray<FSidecarTool>& NewTools)
{
	Tools = NewTools;
	UE::Sidecar::FUpdateCharacter Update;
	Update.Tools = UE::Sidecar::ToContract(NewTools);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Update));
}

bool USidecarVoiceComponent::SetInstructions(const FString& Instructions)
{
	UE::Sidecar::FUpdateCharacter Update;
	Update.Instructions = UE::Sidecar::ToUtf8(Instructions);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Update));
}

bool USidecarVoiceComponent::SetVoice(const FString& VoiceName)
{
	UE::Sidecar::FUpdateCharacter Update;
	Update.Voice = UE::Sidecar::ToUtf8(VoiceName);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Update));
}

bool USidecarVoiceComponent::SetTurnTaking(ESidecarTurnTaking TurnTaking)
{
	UE::Sidecar::FUpdateCharacter Update;
	Update.TurnTaking = UE::Sidecar::ToContract(TurnTaking);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Update));
}

bool USidecarVoiceComponent::SetBargeIn(ESidecarBargeIn BargeIn)
{
	UE::Sidecar::FUpdateCharacter Update;
	Update.BargeIn = UE::Sidecar::ToContract(BargeIn);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Update));
}

FString USidecarVoiceComponent::Ask(
	const FString& Instructions, const FString& Text, bool bWithConversation, float TimeoutSeconds)
{
	const FString AskId = FString::Printf(TEXT("ue-%u"), ++NumAsked);
	UE::Sidecar::FAsk Question;
	Question.AskId = UE::Sidecar::ToUtf8(AskId);
	Question.Instructions = UE::Sidecar::ToUtf8(Instructions);
	Question.Text = UE::Sidecar::ToUtf8(Text);
	Question.bWithConversation = bWithConversation;
	Question.TimeoutMs = static_cast<uint32>(FMath::Clamp(TimeoutSeconds, 0.1f, 120.0f) * 1000.0f);
	return UE::Sidecar::VoiceCommandsPrivate::Send(Voice, MoveTemp(Question)) ? AskId : FString();
}
