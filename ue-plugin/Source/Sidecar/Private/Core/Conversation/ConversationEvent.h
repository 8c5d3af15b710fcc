// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Grpc/GrpcStatus.h"
#include "Core/Messages/DialogueMessages.h"

#include <string>
#include <variant>

namespace UE::Sidecar
{
/** The stream to the sidecar is over; all that was sent before it has been heard of. */
struct FStreamEnded
{
	EGrpcCode Code = EGrpcCode::Unknown;
	/** For a person, in English. */
	std::string Text;
	/** It is opened again without anybody doing something. */
	bool bComesBack = false;
};

/** Something that a developer should find in the log. */
struct FDiagnostic
{
	std::string Text;
	/** How often it was so by now; told at 1, 2, 4, 8, … */
	uint64_t Count = 1;
};

/** What the network thread has for the game thread, in the order in which it happened. */
using FConversationEvent = std::variant<std::monostate, FServerMessage, FStreamEnded, FDiagnostic>;
}
