// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "SidecarCharacterAction.h"

#include "Engine/GameInstance.h"
#include "SidecarVoiceComponent.h"
#include "Voice/SidecarVoice.h"

namespace UE::Sidecar::CharacterActionPrivate
{
static constexpr float TickSeconds = 0.1f;
}

void USidecarCharacterAction::SetCharacter(USidecarVoiceComponent* Character)
{
	WeakCharacter = Character;
	if (Character != nullptr)
	{
		// Keeps this alive while it waits, and no longer than the game.
		RegisterWithGameInstance(Character);
	}
}

USidecarVoiceComponent* USidecarCharacterAction::GetCharacter() const
{
	return WeakCharacter.Get();
}

bool USidecarCharacterAction::StartWaiting()
{
	const USidecarVoiceComponent* Speaker = WeakCharacter.Get();
	if (Speaker == nullptr || !Speaker->GetVoice().IsValid())
	{
		return false;
	}

	bWaiting = true;
	WeakVoice = Speaker->GetVoice();
	TickerHandle =
		FTSTicker::GetCoreTicker().AddTicker(FTickerDelegate::CreateUObject(this, &USidecarCharacterAction::Tick),
			UE::Sidecar::CharacterActionPrivate::TickSeconds);
	return true;
}

bool USidecarCharacterAction::Tick(float DeltaSeconds)
{
	static_cast<void>(DeltaSeconds);
	const USidecarVoiceComponent* Speaker = WeakCharacter.Get();
	if (!RegisteredWithGameInstance.IsValid())
	{
		Stop();
	}
	else if (Speaker == nullptr || !WeakVoice.IsValid() || WeakVoice != Speaker->GetVoice())
	{
		OnConversationLost();
		Stop();
	}
	else
	{
		OnWaiting();
	}

	return bWaiting;
}

void USidecarCharacterAction::Stop()
{
	LetGo();
	SetReadyToDestroy();
}

void USidecarCharacterAction::LetGo()
{
	if (!bWaiting)
	{
		return;
	}

	bWaiting = false;
	FTSTicker::RemoveTicker(TickerHandle);
	USidecarVoiceComponent* Speaker = WeakCharacter.Get();
	if (Speaker != nullptr)
	{
		Unbind(*Speaker);
	}
}

void USidecarCharacterAction::BeginDestroy()
{
	LetGo();
	Super::BeginDestroy();
}

void USidecarCharacterAction::Unbind(USidecarVoiceComponent& FormerCharacter)
{
	static_cast<void>(FormerCharacter);
}

void USidecarCharacterAction::OnConversationLost() {}

void USidecarCharacterAction::OnWaiting() {}
