// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "SidecarTypes.h"

#include "TestListener.generated.h"

/** Hears what a Blueprint would. */
UCLASS(Transient)
class USidecarTestListener : public UObject
{
	GENERATED_BODY()

public:
	UFUNCTION()
	void OnState(ESidecarState State, ESidecarState Previous, const FString& Reason);

	UFUNCTION()
	void OnAnswered(const FString& Text, const FString& Error);

	UFUNCTION()
	void OnFailed(const FString& Text, const FString& Error);

	UFUNCTION()
	void OnCalled(const FSidecarToolCall& ToolCall);

	UFUNCTION()
	void OnCancelled(const FSidecarToolCall& ToolCall);

	TArray<ESidecarState> States;
	TArray<FString> Errors;
	TArray<FString> CalledIds;
	TArray<FString> CancelledIds;
	int32 NumAnswers = 0;
};
