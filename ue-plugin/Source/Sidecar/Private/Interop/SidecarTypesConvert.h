// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Link/LinkStatus.h"
#include "Core/Presenter/GameEvent.h"
#include "CoreMinimal.h"
#include "SidecarTypes.h"

namespace UE::Sidecar
{
ESidecarConnectionState ToBlueprint(ELinkState State);
ESidecarState ToBlueprint(EConversationState State);
FSidecarCaption ToBlueprintCaption(const FCaptionEvent& Event);
FSidecarWord ToBlueprintWord(const FCaptionEvent& Event);
FSidecarToolCall ToBlueprint(const FToolCall& Call);
FSidecarTurnReport ToBlueprint(const FTurnReport& Report);
FSidecarNotice ToBlueprint(const FNotice& Notice);
FSidecarMcpApprovalRequest ToBlueprint(const FMcpApprovalRequest& Request);

ECurveSet ToContract(ESidecarCurveSet CurveSet);
ETurnTaking ToContract(ESidecarTurnTaking TurnTaking);
EBargeInPolicy ToContract(ESidecarBargeIn BargeIn);
FToolList ToContract(const TArray<FSidecarTool>& Tools);
}
