// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <cstdint>
#include <string>

namespace UE::Sidecar
{
/** How the connection to the sidecar is. */
enum class ELinkState : uint8_t
{
	/** Nobody wants one. */
	Idle,
	Connecting,
	Connected,
	/** It failed or was lost; the next attempt comes by itself. */
	Waiting,
	/** It can't work without somebody changing something. */
	Refused,
};

struct FLinkStatus
{
	ELinkState State = ELinkState::Idle;
	/** For a person, in English: where it is connected to, or what is wrong and what to do. */
	std::string Text;
	/** Attempts since the last connection that worked. */
	uint32_t NumAttempts = 0;
};
}
