// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace UE::Sidecar
{
/** What can go wrong without the conversation being over. */
enum class EDiagnostic : uint8_t
{
	UnknownMessage,
	ImpossibleUtterance,
	AudioOutOfOrder,
	AudioGap,
	AudioTooFarAhead,
	AudioMalformed,
	FaceMalformed,
	FaceDropped,
	/** The game's, not the sidecar's. */
	CommandTooLong,
	Num,
};

/** Counts them, so that a fault that comes with every message is told at 1, 2, 4, 8, … and not fifty times a second. */
class FDiagnostics final
{
public:
	/** @return the count when it is to be told, 0 otherwise. */
	uint64_t Count(EDiagnostic Kind)
	{
		const uint64_t Now = ++Counts[static_cast<size_t>(Kind)];
		return std::has_single_bit(Now) ? Now : 0;
	}

private:
	std::array<uint64_t, static_cast<size_t>(EDiagnostic::Num)> Counts = {};
};
}
