// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Engine/DeveloperSettings.h"

#include "SidecarSettings.generated.h"

/** Where the token comes from that the sidecar wants to see. It is never stored in the project. */
UENUM()
enum class ESidecarTokenSource : uint8
{
	/** The endpoint file, which the sidecar writes at each start for the same user only. */
	EndpointFile,
	/** The environment variable SIDECAR_TOKEN. */
	Environment,
	/** The sidecar wants none. */
	None,
};

/** Project Settings, Plugins, Sidecar. Saved to DefaultGame.ini in clear text: there is no secret among them. */
UCLASS(Config = Game, DefaultConfig, meta = (DisplayName = "Sidecar"))
class SIDECAR_API USidecarSettings : public UDeveloperSettings
{
	GENERATED_BODY()

public:
	USidecarSettings();

	/** "auto" finds the sidecar of this user by its endpoint file; otherwise host:port. */
	UPROPERTY(EditAnywhere, Config, Category = "Connection")
	FString Endpoint = TEXT("auto");

	/** Where the endpoint file is; empty for where the sidecar puts it by default. */
	UPROPERTY(EditAnywhere, Config, Category = "Connection", meta = (FilePathFilter = "json"))
	FString EndpointFile;

	UPROPERTY(EditAnywhere, Config, Category = "Connection")
	ESidecarTokenSource TokenSource = ESidecarTokenSource::EndpointFile;

	/** Connects when the game starts, and not only when the Connect node is called. */
	UPROPERTY(EditAnywhere, Config, Category = "Connection")
	bool bAutoConnect = true;

	/** Permits a sidecar on another machine. Nothing on the way there is encrypted. */
	UPROPERTY(EditAnywhere, Config, Category = "Connection")
	bool bAllowRemoteSidecar = false;

	/** The longest wait before the first attempt to connect again; it doubles with each. */
	UPROPERTY(
		EditAnywhere, Config, Category = "Connection|Reconnect", meta = (ClampMin = 1, ClampMax = 60000, Units = "ms"))
	int32 FirstDelayMs = 250;

	UPROPERTY(
		EditAnywhere, Config, Category = "Connection|Reconnect", meta = (ClampMin = 1, ClampMax = 600000, Units = "ms"))
	int32 MaxDelayMs = 5000;

	/** 0 for never giving up. */
	UPROPERTY(EditAnywhere, Config, Category = "Connection|Reconnect", meta = (ClampMin = 0))
	int32 MaxAttempts = 0;

	/**
	 * Added to the latency that is estimated from the audio device. Raise it when the mouth moves before the sound, as
	 * with Bluetooth headphones or a television; lower it when it moves after.
	 */
	UPROPERTY(EditAnywhere, Config, Category = "Timing", meta = (ClampMin = -500, ClampMax = 2000, Units = "ms"))
	int32 OutputLatencyOffsetMs = 0;

	/** How much earlier than the sound the face is taken: what rendering and the display are slower than the
	 * loudspeaker. */
	UPROPERTY(EditAnywhere, Config, Category = "Timing", meta = (ClampMin = 0, ClampMax = 200, Units = "ms"))
	int32 FaceLeadMs = 0;

	/** How much sound the sidecar may send ahead; 0 for its own setting. */
	UPROPERTY(EditAnywhere, Config, Category = "Timing", meta = (ClampMin = 0, ClampMax = 5000, Units = "ms"))
	int32 LeadMs = 0;

	/** Starts the sidecar with a packaged game, and stops it with the game. Not in the editor. */
	UPROPERTY(EditAnywhere, Config, Category = "Process")
	bool bStartSidecar = false;

	/** The program, relative to the project folder. */
	UPROPERTY(EditAnywhere, Config, Category = "Process", meta = (EditCondition = "bStartSidecar"))
	FString SidecarProgram = TEXT("Binaries/Sidecar/sidecar");

	UPROPERTY(EditAnywhere, Config, Category = "Process", meta = (EditCondition = "bStartSidecar"))
	FString SidecarArguments = TEXT("run");
};
