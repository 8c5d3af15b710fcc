// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Ticker.h"
#include "CoreMinimal.h"
#include "Kismet/BlueprintAsyncActionBase.h"
#include "UObject/WeakObjectPtr.h"

#include "SidecarCharacterAction.generated.h"

class FSidecarVoice;
class USidecarVoiceComponent;

/** A Blueprint node that waits for a character: it ends with the conversation, and tells nobody when the game is over.
 */
UCLASS(Abstract)
class SIDECAR_API USidecarCharacterAction : public UBlueprintAsyncActionBase
{
	GENERATED_BODY()

public:
	/** Stops waiting; no pin is called any more. */
	UFUNCTION(BlueprintCallable, Category = "Sidecar")
	void Stop();

	// UObject
	virtual void BeginDestroy() override;

protected:
	/** By the factory functions of the nodes. */
	void SetCharacter(USidecarVoiceComponent* Character);

	/** Null when it is gone. */
	USidecarVoiceComponent* GetCharacter() const;

	/** From now on the action lives, until Stop. @return false when the character has no conversation. */
	bool StartWaiting();

	/** Lets go of the character's events. */
	virtual void Unbind(USidecarVoiceComponent& FormerCharacter);

	/** The conversation or the character is gone; Stop is called afterwards. */
	virtual void OnConversationLost();

	/** Some times a second while waiting. */
	virtual void OnWaiting();

private:
	bool Tick(float DeltaSeconds);
	void LetGo();

	TWeakObjectPtr<USidecarVoiceComponent> WeakCharacter;
	/** A conversation that is stopped and started is another one. */
	TWeakPtr<FSidecarVoice> WeakVoice;
	FTSTicker::FDelegateHandle TickerHandle;
	bool bWaiting = false;
};
