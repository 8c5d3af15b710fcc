// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Interop/SidecarTypesConvert.h"

#include "Core/Playback/PlaybackClock.h"
#include "Interop/SidecarText.h"

namespace UE::Sidecar
{
ESidecarConnectionState ToBlueprint(ELinkState State)
{
	switch (State)
	{
	case ELinkState::Connecting:
		return ESidecarConnectionState::Connecting;
	case ELinkState::Connected:
		return ESidecarConnectionState::Connected;
	case ELinkState::Waiting:
		return ESidecarConnectionState::Waiting;
	case ELinkState::Refused:
		return ESidecarConnectionState::Refused;
	case ELinkState::Idle:
	default:
		return ESidecarConnectionState::Idle;
	}
}

ESidecarState ToBlueprint(EConversationState State)
{
	switch (State)
	{
	case EConversationState::Listening:
		return ESidecarState::Listening;
	case EConversationState::UserSpeaking:
		return ESidecarState::UserSpeaking;
	case EConversationState::Thinking:
		return ESidecarState::Thinking;
	case EConversationState::Speaking:
		return ESidecarState::Speaking;
	case EConversationState::Reconnecting:
		return ESidecarState::Reconnecting;
	case EConversationState::Failed:
		return ESidecarState::Failed;
	case EConversationState::Unspecified:
	case EConversationState::Connecting:
	default:
		return ESidecarState::Connecting;
	}
}

FSidecarCaption ToBlueprintCaption(const FCaptionEvent& Event)
{
	FSidecarCaption Caption;
	Caption.ItemId = FromUtf8(Event.ItemId);
	Caption.Speaker = Event.Speaker == ESpeaker::User ? ESidecarSpeaker::User : ESidecarSpeaker::Assistant;
	Caption.Text = FromUtf8(Event.Text);
	Caption.bFinal = Event.bFinal;
	Caption.bInterrupted = Event.bInterrupted;
	return Caption;
}

FSidecarWord ToBlueprintWord(const FCaptionEvent& Event)
{
	FSidecarWord Word;
	Word.Text = FromUtf8(Event.Text);
	Word.ItemId = FromUtf8(Event.ItemId);
	Word.Index = static_cast<int32>(Event.WordIndex);
	Word.DurationSeconds = static_cast<float>(Event.EndSample - Event.StartSample) / SampleRateHz;
	return Word;
}

FSidecarToolCall ToBlueprint(const FToolCall& Call)
{
	FSidecarToolCall ToolCall;
	ToolCall.CallId = FromUtf8(Call.CallId);
	ToolCall.Name = FromUtf8(Call.Name);
	ToolCall.ArgumentsJson = FromUtf8(Call.ArgumentsJson);
	ToolCall.TimeoutSeconds = static_cast<float>(Call.TimeoutMs) / 1000.0f;
	return ToolCall;
}

FSidecarTurnReport ToBlueprint(const FTurnReport& Report)
{
	FSidecarTurnReport Turn;
	Turn.TurnId = static_cast<int64>(Report.TurnId);
	Turn.FirstHeardSeconds = static_cast<float>(static_cast<double>(Report.FirstHeardUs) / 1e6);
	Turn.PlayedSeconds = static_cast<float>(static_cast<double>(Report.PlayedSamples) / SampleRateHz);
	Turn.bInterrupted = Report.bInterrupted;
	Turn.Underruns = static_cast<int32>(Report.Underruns);
	Turn.Cost = Report.Cost;
	Turn.ConversationCost = Report.ConversationUsage ? Report.ConversationUsage->Cost : 0.0;
	Turn.Currency = FromUtf8(Report.Currency);
	return Turn;
}

FSidecarNotice ToBlueprint(const FNotice& Notice)
{
	FSidecarNotice Result;
	Result.Severity = Notice.Severity == ENoticeSeverity::Error ? ESidecarSeverity::Error
		: Notice.Severity == ENoticeSeverity::Warning			? ESidecarSeverity::Warning
																: ESidecarSeverity::Info;
	Result.Code = FromUtf8(Notice.Code);
	Result.Text = FromUtf8(Notice.Text);
	Result.bTransient = Notice.bTransient;
	return Result;
}

FSidecarMcpApprovalRequest ToBlueprint(const FMcpApprovalRequest& Request)
{
	FSidecarMcpApprovalRequest Result;
	Result.RequestId = FromUtf8(Request.ApprovalRequestId);
	Result.ServerLabel = FromUtf8(Request.ServerLabel);
	Result.ToolName = FromUtf8(Request.Name);
	Result.ArgumentsJson = FromUtf8(Request.ArgumentsJson);
	return Result;
}

ECurveSet ToContract(ESidecarCurveSet CurveSet)
{
	switch (CurveSet)
	{
	case ESidecarCurveSet::ARKit52:
		return ECurveSet::Arkit52;
	case ESidecarCurveSet::ARKit61:
		return ECurveSet::Arkit61;
	case ESidecarCurveSet::MetaHuman:
		return ECurveSet::Metahuman;
	case ESidecarCurveSet::None:
	default:
		return ECurveSet::None;
	}
}

ETurnTaking ToContract(ESidecarTurnTaking TurnTaking)
{
	switch (TurnTaking)
	{
	case ESidecarTurnTaking::ServerVad:
		return ETurnTaking::ServerVad;
	case ESidecarTurnTaking::SemanticVad:
		return ETurnTaking::SemanticVad;
	case ESidecarTurnTaking::PushToTalk:
		return ETurnTaking::PushToTalk;
	case ESidecarTurnTaking::TextOnly:
	default:
		return ETurnTaking::TextOnly;
	}
}

EBargeInPolicy ToContract(ESidecarBargeIn BargeIn)
{
	switch (BargeIn)
	{
	case ESidecarBargeIn::Immediate:
		return EBargeInPolicy::Immediate;
	case ESidecarBargeIn::Off:
		return EBargeInPolicy::Off;
	case ESidecarBargeIn::Reversible:
	default:
		return EBargeInPolicy::Reversible;
	}
}

FToolList ToContract(const TArray<FSidecarTool>& Tools)
{
	FToolList List;
	for (const FSidecarTool& Tool : Tools)
	{
		FToolDefinition& Definition = List.Tools.emplace_back();
		Definition.Name = ToUtf8(Tool.Name);
		Definition.Description = ToUtf8(Tool.Description);
		Definition.ParametersJson = ToUtf8(Tool.ParametersJson);
	}

	return List;
}
}
