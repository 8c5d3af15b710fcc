// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/tools.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/ToolsMessages.h"
#include "Oracle/ExpectSame.h"
#include "sidecar/v1/tools.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FToolCall& Ours, const ::sidecar::v1::ToolCall& Theirs)
{
	ExpectValue(1, Ours.CallId, Theirs.call_id());
	ExpectValue(2, Ours.Name, Theirs.name());
	ExpectValue(3, Ours.ArgumentsJson, Theirs.arguments_json());
	ExpectValue(4, Ours.UtteranceId, Theirs.utterance_id());
	ExpectValue(5, Ours.SampleIndex, Theirs.sample_index());
	ExpectValue(6, Ours.TimeoutMs, Theirs.timeout_ms());
}

inline void ExpectSame(const FToolCallCancelled& Ours, const ::sidecar::v1::ToolCallCancelled& Theirs)
{
	ExpectValue(1, Ours.CallId, Theirs.call_id());
	ExpectValue(2, Ours.Reason, Theirs.reason());
}

inline void ExpectSame(const FToolResult& Ours, const ::sidecar::v1::ToolResult& Theirs)
{
	ExpectValue(1, Ours.CallId, Theirs.call_id());
	ExpectWrapped<FToolResult::FOutputJson>(2, Ours.Result, Theirs.has_output_json(), Theirs.output_json());
	ExpectWrapped<FToolResult::FError>(3, Ours.Result, Theirs.has_error(), Theirs.error());
}

inline void ExpectSame(const FMcpCall& Ours, const ::sidecar::v1::McpCall& Theirs)
{
	ExpectValue(1, Ours.ItemId, Theirs.item_id());
	ExpectValue(2, Ours.ServerLabel, Theirs.server_label());
	ExpectValue(3, Ours.Name, Theirs.name());
	ExpectValue(4, Ours.ArgumentsJson, Theirs.arguments_json());
	ExpectValue(5, Ours.State, Theirs.state());
	ExpectValue(6, Ours.Output, Theirs.output());
}

inline void ExpectSame(const FMcpApprovalRequest& Ours, const ::sidecar::v1::McpApprovalRequest& Theirs)
{
	ExpectValue(1, Ours.ApprovalRequestId, Theirs.approval_request_id());
	ExpectValue(2, Ours.ServerLabel, Theirs.server_label());
	ExpectValue(3, Ours.Name, Theirs.name());
	ExpectValue(4, Ours.ArgumentsJson, Theirs.arguments_json());
	ExpectValue(5, Ours.TimeoutMs, Theirs.timeout_ms());
}

inline void ExpectSame(const FMcpApproval& Ours, const ::sidecar::v1::McpApproval& Theirs)
{
	ExpectValue(1, Ours.ApprovalRequestId, Theirs.approval_request_id());
	ExpectValue(2, Ours.bApprove, Theirs.approve());
	ExpectValue(3, Ours.Reason, Theirs.reason());
}

}
