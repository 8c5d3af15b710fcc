// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "SidecarTypes.h"
#include "Subsystems/GameInstanceSubsystem.h"
#include "UObject/WeakObjectPtr.h"

#include "SidecarSubsystem.generated.h"

class FSidecarNetworkThread;
class FSidecarProcess;
class USidecarVoiceComponent;

DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(
	FSidecarConnectionChanged, ESidecarConnectionState, State, const FString&, StatusText);

/** The game's connection to the sidecar. It lives as long as the game instance: in the editor, as long as one PIE
 * session. */
UCLASS()
class SIDECAR_API USidecarSubsystem : public UGameInstanceSubsystem
{
	GENERATED_BODY()

public:
	USidecarSubsystem();
	virtual ~USidecarSubsystem() override;

	/**
	 * Connects, or connects anew. It goes on trying until Disconnect.
	 * @param EndpointOverride host:port, or "auto"; empty for the one in the project settings.
	 */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void Connect(const FString& EndpointOverride = TEXT(""));

	/** Ends the connection. Conversations go on with the next Connect, if it comes within half a minute. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void Disconnect();

	UFUNCTION(BlueprintPure, Category = "Sidecar")
	ESidecarConnectionState GetConnectionState() const
	{
		return ConnectionState;
	}

	/** In words: where it is connected to, or what is wrong and what to do. */
	UFUNCTION(BlueprintPure, Category = "Sidecar")
	const FString& GetStatusText() const
	{
		return StatusText;
	}

	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarConnectionChanged OnConnectionChanged;

	/** Every character that is part of the game now. */
	TArray<USidecarVoiceComponent*> GetVoices() const;

	/** What `sidecar.status` prints: one line each. */
	TArray<FString> DescribeState() const;

	/** Asks the sidecar itself, and writes its answer to the log. */
	void LogSidecarStatus();

	// For the components.
	void RegisterVoice(USidecarVoiceComponent& Voice);
	void UnregisterVoice(USidecarVoiceComponent& Voice);

	// USubsystem
	virtual void Initialize(FSubsystemCollectionBase& Collection) override;
	virtual void Deinitialize() override;

private:
	void StartProcess();
	void TickFrame();
	void FollowConnection();

	// Nobody shares them: a TUniquePtr of an incomplete type does not pass the constructor that Unreal generates.
	TSharedPtr<FSidecarNetworkThread> Network;
	TSharedPtr<FSidecarProcess> Process;
	TArray<TWeakObjectPtr<USidecarVoiceComponent>> Voices;
	FDelegateHandle FrameHandle;
	ESidecarConnectionState ConnectionState = ESidecarConnectionState::Idle;
	FString StatusText;
	/** What the log was told last: attempts that fail alike are told once. */
	FString LoggedText;
	uint32 ShownRevision = 0;
};
