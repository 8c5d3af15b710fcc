// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Components/SceneComponent.h"
#include "CoreMinimal.h"
#include "SidecarTypes.h"

#include "SidecarVoiceComponent.generated.h"

class FSidecarVoice;
class UAudioComponent;
class USoundAttenuation;

DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(
	FSidecarStateChanged, ESidecarState, State, ESidecarState, Previous, const FString&, Reason);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarCaptionEvent, const FSidecarCaption&, Caption);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarWordEvent, const FSidecarWord&, Word);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarToolCallEvent, const FSidecarToolCall&, ToolCall);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(
	FSidecarToolCallCancelledEvent, const FString&, CallId, const FString&, Reason);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarUtteranceEvent, int64, UtteranceId);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FSidecarUtteranceEndEvent, int64, UtteranceId, float, HeardSeconds);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarTurnReportEvent, const FSidecarTurnReport&, Report);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarNoticeEvent, const FSidecarNotice&, Notice);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FSidecarErrorEvent, const FString&, Code, const FString&, Text);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FSidecarMicrophoneEvent, bool, bAddressed, bool, bMuted);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarMcpApprovalEvent, const FSidecarMcpApprovalRequest&, Request);
DECLARE_MULTICAST_DELEGATE_ThreeParams(
	FSidecarAskAnswered, const FString& /*AskId*/, const FString& /*Text*/, const FString& /*Error*/);

/**
 * The voice and the face of one character. Put it where the mouth is: it plays what the character says there, and gives
 * the face to Live Link under its subject name. Everything of it is for the game thread.
 */
UCLASS(ClassGroup = (Sidecar), meta = (BlueprintSpawnableComponent))
class SIDECAR_API USidecarVoiceComponent : public USceneComponent
{
	GENERATED_BODY()

public:
	USidecarVoiceComponent();
	virtual ~USidecarVoiceComponent() override;

	// What the character is.

	/** As the sidecar's configuration names it; empty for the default one. One component per character. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	FString Character;

	/** The Live Link subject of the face; when empty, the character, or else the name of the actor. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	FName SubjectName;

	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	ESidecarCurveSet CurveSet = ESidecarCurveSet::ARKit52;

	/** Begins when the game does, and not only when Start Conversation is called. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	bool bAutoStart = true;

	/** Begins a new conversation, even if this character's last one could go on. */
	UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Sidecar")
	bool bStartFresh = false;

	/** The sidecar's microphone speaks to this character as soon as it is there. */
	UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Sidecar")
	bool bAddressMicrophone = false;

	/** Functions of the game that the model may call. Empty leaves those of the sidecar's configuration. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar")
	TArray<FSidecarTool> Tools;

	// How it sounds.

	/** How the voice fades with the distance; none plays it everywhere at the same volume. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar|Sound")
	TObjectPtr<USoundAttenuation> Attenuation;

	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar|Sound", meta = (ClampMin = 0.0, ClampMax = 4.0))
	float VolumeMultiplier = 1.0f;

	/** Goes on speaking while the game is paused. */
	UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Sidecar|Sound")
	bool bPlayWhilePaused = true;

	// The conversation.

	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void StartConversation();

	/** Falls silent and leaves the conversation. It can be gone on with for half a minute. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void StopConversation();

	/** The talk key went down: stops the character and listens. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool StartTalking();

	/** The talk key went up: the character answers. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool StopTalking();

	/** The talk key went up, but what was said is to be forgotten. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool CancelTalking();

	/** A turn of the user in writing; at most 16 000 characters. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool SendText(const FString& Text);

	/** Shows the character a picture: a whole PNG or JPEG file, at most 3 MiB. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool SendImage(const TArray<uint8>& File, const FString& Text, bool bAnswer);

	/** Stops the answer that is being made or heard. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool Interrupt();

	/** Silences the user without ending anything. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool SetMuted(bool bMuted);

	/** Makes this character the one that the sidecar's microphone speaks to. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|User")
	bool AddressMicrophone();

	/** Sound of a microphone that the game captures: 16-bit mono samples. While it flows, it takes the sidecar's place.
	 */
	bool SendMicrophoneAudio(TConstArrayView<int16> Samples, int32 SampleRateHz);

	// The character.

	/** Answers a tool call with JSON for the model. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Tools")
	bool SubmitToolResult(const FString& CallId, const FString& OutputJson);

	/** Tells the model that a tool call failed, and why. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Tools")
	bool SubmitToolError(const FString& CallId, const FString& Error);

	UFUNCTION(BlueprintCallable, Category = "Sidecar|Tools")
	bool ApproveMcpCall(const FString& RequestId, bool bApprove, const FString& Reason);

	/** Replaces the list of tools, also by an empty one. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Tools")
	bool SetTools(const TArray<FSidecarTool>& NewTools);

	UFUNCTION(BlueprintCallable, Category = "Sidecar|Character")
	bool SetInstructions(const FString& Instructions);

	/** Providers refuse it once the character has spoken; a notice says so. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Character")
	bool SetVoice(const FString& VoiceName);

	UFUNCTION(BlueprintCallable, Category = "Sidecar|Character")
	bool SetTurnTaking(ESidecarTurnTaking TurnTaking);

	UFUNCTION(BlueprintCallable, Category = "Sidecar|Character")
	bool SetBargeIn(ESidecarBargeIn BargeIn);

	/**
	 * Asks the model something beside the conversation, in writing: the answer comes by OnAskAnswered. For Blueprint
	 * there is the node Ask Character.
	 * @return the id of the question; empty when it could not be asked.
	 */
	FString Ask(const FString& Instructions, const FString& Text, bool bWithConversation, float TimeoutSeconds);

	// How it is.

	UFUNCTION(BlueprintPure, Category = "Sidecar")
	ESidecarState GetState() const
	{
		return State;
	}

	/** Why, where the state needs a reason. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	const FString& GetStateReason() const
	{
		return StateReason;
	}

	/** Something of the answer is heard at this moment. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	bool IsSpeaking() const;

	/** Seconds of the present utterance that were heard. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	float GetHeardSeconds() const;

	/** The Live Link subject that the face is given to. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	FName GetFaceSubject() const;

	/** What the voice is played by; null before the conversation was started, or without an audio device. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	UAudioComponent* GetAudioComponent() const
	{
		return AudioComponent;
	}

	// What happens.

	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarStateChanged OnStateChanged;

	/** What was said so far, by either side, as far as it was heard. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarCaptionEvent OnCaption;

	/** A word of the character begins to sound. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarWordEvent OnWord;

	/** The model wants something done, now. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar|Tools")
	FSidecarToolCallEvent OnToolCall;

	UPROPERTY(BlueprintAssignable, Category = "Sidecar|Tools")
	FSidecarToolCallCancelledEvent OnToolCallCancelled;

	UPROPERTY(BlueprintAssignable, Category = "Sidecar|Tools")
	FSidecarMcpApprovalEvent OnMcpApprovalRequested;

	/** The first sample of an utterance is heard. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarUtteranceEvent OnUtteranceStarted;

	/** An utterance was heard to its end. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarUtteranceEndEvent OnUtteranceFinished;

	/** An utterance was cut off. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarUtteranceEndEvent OnUtteranceInterrupted;

	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarTurnReportEvent OnTurnReport;

	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarMicrophoneEvent OnMicrophoneChanged;

	/** Rate limits, degraded features, refused requests. Errors also come by On Error. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarNoticeEvent OnNotice;

	/** Something did not happen, or the conversation has ended. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarErrorEvent OnError;

	FSidecarAskAnswered OnAskAnswered;

	// For the plugin itself.

	/** Once per frame, by the subsystem. */
	void TickVoice();

	/** By the conversation. */
	void SetState(ESidecarState NewState, const FString& Reason);

	const TSharedPtr<FSidecarVoice>& GetVoice() const
	{
		return Voice;
	}

	/** For `sidecar.status`. */
	FString DescribeState() const;

	// UActorComponent
	virtual void BeginPlay() override;
	virtual void EndPlay(const EEndPlayReason::Type EndPlayReason) override;

private:
	friend class FSidecarVoice;

	void StartSound();
	void StopSound();
	void KeepPlaying();
	void FollowLatency();

	/** Present from StartConversation to StopConversation. */
	TSharedPtr<FSidecarVoice> Voice;

	UPROPERTY(Transient)
	TObjectPtr<UAudioComponent> AudioComponent;

	ESidecarState State = ESidecarState::Offline;
	FString StateReason;
	double NextPlaySeconds = 0.0;
	uint32 NumAsked = 0;
};
