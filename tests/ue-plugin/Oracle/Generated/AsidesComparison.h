// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/asides.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/AsidesMessages.h"
#include "Oracle/ExpectSame.h"
#include "sidecar/v1/asides.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FAsk& Ours, const ::sidecar::v1::Ask& Theirs)
{
	ExpectValue(1, Ours.AskId, Theirs.ask_id());
	ExpectValue(2, Ours.Instructions, Theirs.instructions());
	ExpectValue(3, Ours.Text, Theirs.text());
	ExpectValue(4, Ours.bWithConversation, Theirs.with_conversation());
	ExpectValue(5, Ours.MaxOutputTokens, Theirs.max_output_tokens());
	ExpectValue(6, Ours.TimeoutMs, Theirs.timeout_ms());
}

inline void ExpectSame(const FAskAnswer& Ours, const ::sidecar::v1::AskAnswer& Theirs)
{
	ExpectValue(1, Ours.AskId, Theirs.ask_id());
	ExpectWrapped<FAskAnswer::FTextResult>(2, Ours.Result, Theirs.has_text(), Theirs.text());
	ExpectWrapped<FAskAnswer::FError>(3, Ours.Result, Theirs.has_error(), Theirs.error());
}

}
