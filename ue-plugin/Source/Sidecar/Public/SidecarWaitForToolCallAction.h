// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "SidecarCharacterAction.h"
#include "SidecarTypes.h"

#include "SidecarWaitForToolCallAction.generated.h"

DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FSidecarToolCallPin, const FSidecarToolCall&, ToolCall);

/** The node Wait For Tool Call. */
UCLASS()
class SIDECAR_API USidecarWaitForToolCallAction : public USidecarCharacterAction
{
	GENERATED_BODY()

public:
	/**
	 * Waits for the model to call a tool, once. Answer it with Submit Tool Result.
	 * @param ToolName empty for any tool.
	 */
	UFUNCTION(BlueprintCallable, Category = "Sidecar|Tools", meta = (BlueprintInternalUseOnly = "true"))
	static USidecarWaitForToolCallAction* WaitForToolCall(USidecarVoiceComponent* Character, const FString& ToolName);

	UPROPERTY(BlueprintAssignable, Category = "Sidecar|Tools")
	FSidecarToolCallPin Called;

	/** The result of the call is not wanted any more; or, with an empty call, the conversation ended before one came.
	 */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar|Tools")
	FSidecarToolCallPin Cancelled;

	// UBlueprintAsyncActionBase
	virtual void Activate() override;

protected:
	// USidecarCharacterAction
	virtual void Unbind(USidecarVoiceComponent& FormerCharacter) override;
	virtual void OnConversationLost() override;
	virtual void OnWaiting() override;

private:
	UFUNCTION()
	void OnToolCall(const FSidecarToolCall& Call);

	UFUNCTION()
	void OnToolCallCancelled(const FString& CallId, const FString& Reason);

	FString WantedName;
	FSidecarToolCall ReceivedCall;
	double GiveUpSeconds = 0.0;
	bool bCalled = false;
};
