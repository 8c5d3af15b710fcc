// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcStatus.h"

#include <string>

namespace UE::Sidecar
{
/** What is done after a stream has ended. */
enum class EStreamFate : uint8_t
{
	/** Opened again after a pause. */
	Retry,
	/** Opened again when the whole connection was made anew: the token may have changed. */
	Reconnect,
	/** Not opened again on this connection: only a change of settings, or of the sidecar, helps. */
	Block,
};

/** By the codes that `Dialogue.Converse` documents. */
EStreamFate FateOf(EGrpcCode Code);

/** For a person: what happened, and what to do. */
std::string DescribeEnd(const FGrpcStatus& Status);
}
