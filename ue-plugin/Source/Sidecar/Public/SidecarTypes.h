// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"

#include "SidecarTypes.generated.h"

/** How the connection to the sidecar is. */
UENUM(BlueprintType)
enum class ESidecarConnectionState : uint8
{
	/** No connection is wanted. */
	Idle,
	Connecting,
	Connected,
	/** It failed or was lost; the next attempt comes by itself. */
	Waiting,
	/** It can't work before somebody changes something; the status text says what. */
	Refused,
};

/** What a character's conversation is doing. */
UENUM(BlueprintType)
enum class ESidecarState : uint8
{
	/** There is no stream to the sidecar. */
	Offline,
	/** The sidecar has no session with the provider yet. */
	Connecting,
	Listening,
	UserSpeaking,
	/** The user has finished; nothing of the answer is heard yet. */
	Thinking,
	/** The answer is being heard. */
	Speaking,
	/** The session with the provider was lost and is being opened again. */
	Reconnecting,
	/** It can't go on before somebody does something; the reason says what. */
	Failed,
};

/** What the face is drawn with. */
UENUM(BlueprintType)
enum class ESidecarCurveSet : uint8
{
	None,
	/** Apple's 52 blendshapes: MetaHumans take them through their ARKit mapping. */
	ARKit52 UMETA(DisplayName = "ARKit 52"),
	/** The 52 and the rotations of head and eyes. */
	ARKit61 UMETA(DisplayName = "ARKit 61"),
	/** Raw controls of a MetaHuman's rig, without a mapping. */
	MetaHuman,
};

UENUM(BlueprintType)
enum class ESidecarSpeaker : uint8
{
	Assistant,
	User,
};

/** Who decides that the user has finished. */
UENUM(BlueprintType)
enum class ESidecarTurnTaking : uint8
{
	/** The provider, by silence. */
	ServerVad UMETA(DisplayName = "Server VAD"),
	/** The provider, by what was said. */
	SemanticVad UMETA(DisplayName = "Semantic VAD"),
	/** The game, by Start Talking and Stop Talking. */
	PushToTalk,
	/** Only Send Text makes turns. */
	TextOnly,
};

/** What speech of the user does to an answer that is being heard. */
UENUM(BlueprintType)
enum class ESidecarBargeIn : uint8
{
	/** Stops it at once, for good. */
	Immediate,
	/** Holds it at once; then it is decided whether it goes on. */
	Reversible,
	/** Nothing. */
	Off,
};

UENUM(BlueprintType)
enum class ESidecarSeverity : uint8
{
	Info,
	Warning,
	Error,
};

/** What was said by one speaker in one turn, as far as it was heard. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarCaption
{
	GENERATED_BODY()

	/** The same for every state of one caption: show the newest in place of the one before. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString ItemId;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	ESidecarSpeaker Speaker = ESidecarSpeaker::Assistant;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString Text;

	/** Nothing more will be said of it. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	bool bFinal = false;

	/** The rest was not said, because the user interrupted. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	bool bInterrupted = false;
};

/** A word of the character that begins to sound. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarWord
{
	GENERATED_BODY()

	/** With its punctuation. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString Text;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString ItemId;

	/** Its place in the caption, from 0. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	int32 Index = 0;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	float DurationSeconds = 0.0f;
};

/** The model asks the game to do something. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarToolCall
{
	GENERATED_BODY()

	/** Goes into Submit Tool Result. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString CallId;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString Name;

	/** A JSON object. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString ArgumentsJson;

	/** After this long without a result the model is told that the tool did not answer. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	float TimeoutSeconds = 0.0f;
};

/** A function of the game that the model may call. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarTool
{
	GENERATED_BODY()

	/** Letters, digits, _ and -; at most 64. */
	UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Sidecar")
	FString Name;

	/** When to call it and what it does, for the model. */
	UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Sidecar", meta = (MultiLine = true))
	FString Description;

	/** JSON Schema of the arguments, an object. */
	UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Sidecar", meta = (MultiLine = true))
	FString ParametersJson;
};

/** Where the time of one answered turn went, and what it cost. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarTurnReport
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	int64 TurnId = 0;

	/** From the end of the user's speech to the first sound of the answer; 0 when none was heard. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	float FirstHeardSeconds = 0.0f;

	/** Of the answer, as heard. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	float PlayedSeconds = 0.0f;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	bool bInterrupted = false;

	/** Times the voice ran dry. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	int32 Underruns = 0;

	/** In Currency; 0 without a price table. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	double Cost = 0.0;

	/** Of the conversation so far. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	double ConversationCost = 0.0;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString Currency;
};

/** Something that a developer or a player should be told. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarNotice
{
	GENERATED_BODY()

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	ESidecarSeverity Severity = ESidecarSeverity::Info;

	/** Stable: fit to be compared with. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString Code;

	/** For a person, in English. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString Text;

	/** It passes without anybody doing something. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	bool bTransient = false;
};

/** The provider asks whether it may call a tool of an MCP server. */
USTRUCT(BlueprintType)
struct SIDECAR_API FSidecarMcpApprovalRequest
{
	GENERATED_BODY()

	/** Goes into Approve Mcp Call. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString RequestId;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString ServerLabel;

	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString ToolName;

	/** A JSON object. */
	UPROPERTY(BlueprintReadOnly, Category = "Sidecar")
	FString ArgumentsJson;
};
