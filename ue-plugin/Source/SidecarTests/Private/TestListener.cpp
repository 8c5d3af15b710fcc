// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "TestListener.h"

void USidecarTestListener::OnState(ESidecarState State, ESidecarState Previous, const FString& Reason)
{
	static_cast<void>(Previous);
	static_cast<void>(Reason);
	States.Add(State);
}

void USidecarTestListener::OnAnswered(const FString& Text, const FString& Error)
{
	static_cast<void>(Text);
	static_cast<void>(Error);
	++NumAnswers;
}

void USidecarTestListener::OnFailed(const FString& Text, const FString& Error)
{
	static_cast<void>(Text);
	Errors.Add(Error);
}

void USidecarTestListener::OnCalled(const FSidecarToolCall& ToolCall)
{
	CalledIds.Add(ToolCall.CallId);
}

void USidecarTestListener::OnCancelled(const FSidecarToolCall& ToolCall)
{
	CancelledIds.Add(ToolCall.CallId);
}
