// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1/control.proto by src/UePluginGenerator: change that, not this.

#pragma once

#include "Core/Messages/ControlMessages.h"
#include "Oracle/ExpectSame.h"
#include "Oracle/Generated/SessionComparison.h"
#include "Oracle/Generated/TurnsComparison.h"
#include "sidecar/v1/control.pb.h"

namespace UE::Sidecar
{

inline void ExpectSame(const FGetStatusRequest&, const ::sidecar::v1::GetStatusRequest&) {}

inline void ExpectSame(const FBudgetStatus& Ours, const ::sidecar::v1::BudgetStatus& Theirs)
{
	ExpectValue(1, Ours.Level, Theirs.level());
	ExpectValue(2, Ours.UsedShare, Theirs.used_share());
	ExpectValue(3, Ours.Text, Theirs.text());
}

inline void ExpectSame(const FRateLimitStatus& Ours, const ::sidecar::v1::RateLimitStatus& Theirs)
{
	ExpectValue(1, Ours.Name, Theirs.name());
	ExpectValue(2, Ours.Limit, Theirs.limit());
	ExpectValue(3, Ours.Remaining, Theirs.remaining());
	ExpectValue(4, Ours.ResetSeconds, Theirs.reset_seconds());
}

inline void ExpectSame(const FConversationStatus& Ours, const ::sidecar::v1::ConversationStatus& Theirs)
{
	ExpectValue(1, Ours.ConversationId, Theirs.conversation_id());
	ExpectValue(2, Ours.Character, Theirs.character());
	ExpectValue(3, Ours.State, Theirs.state());
	ExpectValue(4, Ours.StateReason, Theirs.state_reason());
	ExpectRepeated(5, Ours.Participants, Theirs.participants());
	ExpectValue(6, Ours.Observers, Theirs.observers());
	ExpectValue(7, Ours.bHasMicrophone, Theirs.has_microphone());
	ExpectValue(8, Ours.Turns, Theirs.turns());
	ExpectValue(9, Ours.GraceLeftMs, Theirs.grace_left_ms());
	ExpectOptional(10, Ours.Usage, Theirs.has_usage(), Theirs.usage());
	ExpectOptional(11, Ours.SessionUsage, Theirs.has_session_usage(), Theirs.session_usage());
	ExpectOptional(12, Ours.Budget, Theirs.has_budget(), Theirs.budget());
	ExpectRepeated(13, Ours.RateLimits, Theirs.rate_limits());
}

inline void ExpectSame(const FRelayStatistics& Ours, const ::sidecar::v1::RelayStatistics& Theirs)
{
	ExpectValue(1, Ours.Deltas, Theirs.deltas());
	ExpectValue(2, Ours.P50Us, Theirs.p50_us());
	ExpectValue(3, Ours.P99Us, Theirs.p99_us());
	ExpectValue(4, Ours.MaxUs, Theirs.max_us());
}

inline void ExpectSame(const FGetStatusResponse& Ours, const ::sidecar::v1::GetStatusResponse& Theirs)
{
	ExpectValue(1, Ours.SidecarVersion, Theirs.sidecar_version());
	ExpectOptional(2, Ours.Contract, Theirs.has_contract(), Theirs.contract());
	ExpectValue(3, Ours.UptimeMs, Theirs.uptime_ms());
	ExpectValue(4, Ours.Provider, Theirs.provider());
	ExpectRepeated(5, Ours.Conversations, Theirs.conversations());
	ExpectOptional(6, Ours.Relay, Theirs.has_relay(), Theirs.relay());
	ExpectRepeated(7, Ours.Capabilities, Theirs.capabilities());
	ExpectValue(8, Ours.ProviderAuth, Theirs.provider_auth());
	ExpectOptional(9, Ours.UsageToday, Theirs.has_usage_today(), Theirs.usage_today());
	ExpectOptional(10, Ours.BudgetToday, Theirs.has_budget_today(), Theirs.budget_today());
}

inline void ExpectSame(const FListDevicesRequest&, const ::sidecar::v1::ListDevicesRequest&) {}

inline void ExpectSame(const FAudioDevice& Ours, const ::sidecar::v1::AudioDevice& Theirs)
{
	ExpectValue(1, Ours.Id, Theirs.id());
	ExpectValue(2, Ours.Name, Theirs.name());
	ExpectValue(3, Ours.Direction, Theirs.direction());
	ExpectValue(4, Ours.bIsDefault, Theirs.is_default());
	ExpectValue(5, Ours.SampleRateHz, Theirs.sample_rate_hz());
	ExpectValue(6, Ours.Channels, Theirs.channels());
	ExpectValue(7, Ours.Backend, Theirs.backend());
}

inline void ExpectSame(const FListDevicesResponse& Ours, const ::sidecar::v1::ListDevicesResponse& Theirs)
{
	ExpectRepeated(1, Ours.Devices, Theirs.devices());
	ExpectRepeated(2, Ours.Backends, Theirs.backends());
}

inline void ExpectSame(const FSayRequest& Ours, const ::sidecar::v1::SayRequest& Theirs)
{
	ExpectValue(1, Ours.Character, Theirs.character());
	ExpectValue(2, Ours.Text, Theirs.text());
	ExpectValue(3, Ours.Mode, Theirs.mode());
}

inline void ExpectSame(const FSayResponse&, const ::sidecar::v1::SayResponse&) {}

inline void ExpectSame(const FShutDownRequest&, const ::sidecar::v1::ShutDownRequest&) {}

inline void ExpectSame(const FShutDownResponse&, const ::sidecar::v1::ShutDownResponse&) {}

}
