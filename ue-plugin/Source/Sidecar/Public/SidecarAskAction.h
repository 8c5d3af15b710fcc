// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "SidecarCharacterAction.h"

#include "SidecarAskAction.generated.h"

// The pins of an asynchronous node share one signature: what a pin has nothing to say with is empty.
DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FSidecarAskPin, const FString&, Text, const FString&, Error);

/** The node Ask Character. */
UCLASS()
class SIDECAR_API USidecarAskAction : public USidecarCharacterAction
{
	GENERATED_BODY()

public:
	/**
	 * Asks the model something beside the conversation, in writing: nothing is spoken, and nothing of it is remembered.
	 * @param Character whose conversation it is about; it has to have been started.
	 * @param Instructions how to answer.
	 * @param Text the question.
	 * @param bWithConversation whether the model sees what was said so far.
	 * @param TimeoutSeconds 0.1 to 120.
	 */
	UFUNCTION(BlueprintCallable, Category = "Sidecar", meta = (BlueprintInternalUseOnly = "true"))
	static USidecarAskAction* AskCharacter(USidecarVoiceComponent* Character, const FString& Instructions,
		const FString& Text, bool bWithConversation = true, float TimeoutSeconds = 30.0f);

	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarAskPin Answered;

	/** With the error in words. */
	UPROPERTY(BlueprintAssignable, Category = "Sidecar")
	FSidecarAskPin Failed;

	// UBlueprintAsyncActionBase
	virtual void Activate() override;

protected:
	// USidecarCharacterAction
	virtual void Unbind(USidecarVoiceComponent& FormerCharacter) override;
	virtual void OnConversationLost() override;
	virtual void OnWaiting() override;

private:
	void OnAnswer(const FString& AnsweredId, const FString& AnswerText, const FString& Error);

	FString QuestionInstructions;
	FString QuestionText;
	FString AskId;
	FDelegateHandle AnswerHandle;
	double GiveUpSeconds = 0.0;
	float PatienceSeconds = 0.0f;
	bool bSeesConversation = false;
};
