// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/Utf8.h"

namespace UE::Sidecar
{

namespace Utf8Private
{

/** What may follow a lead byte: how many bytes, and the range of the first of them. The others are 80..BF. */
struct FTrail
{
	size_t Count = 0;
	uint8_t FirstMin = 0x80;
	uint8_t FirstMax = 0xBF;
};

/** Count is 0 for a byte that leads nothing. */
FTrail GetTrail(uint8_t Lead)
{
	if (Lead >= 0xC2 && Lead <= 0xDF)
	{
		return {1, 0x80, 0xBF};
	}
	if (Lead >= 0xE0 && Lead <= 0xEF)
	{
		// E0 with less would be overlong, ED with more would be a surrogate.
		return {2, static_cast<uint8_t>(Lead == 0xE0 ? 0xA0 : 0x80), static_cast<uint8_t>(Lead == 0xED ? 0x9F : 0xBF)};
	}
	if (Lead >= 0xF0 && Lead <= 0xF4)
	{
		// F0 with less would be overlong, F4 with more would be above U+10FFFF.
		return {3, static_cast<uint8_t>(Lead == 0xF0 ? 0x90 : 0x80), static_cast<uint8_t>(Lead == 0xF4 ? 0x8F : 0xBF)};
	}
	return {};
}

bool IsTrailValid(std::span<const uint8_t> Rest, const FTrail& Trail)
{
	if (Trail.Count == 0 || Rest.size() < Trail.Count || Rest[0] < Trail.FirstMin || Rest[0] > Trail.FirstMax)
	{
		return false;
	}
	for (size_t Index = 1; Index < Trail.Count; ++Index)
	{
		if ((Rest[Index] & 0xC0) != 0x80)
		{
			return false;
		}
	}
	return true;
}

}

size_t CountValidUtf8(std::span<const uint8_t> Text)
{
	size_t Position = 0;
	while (Position < Text.size())
	{
		if (Text[Position] < 0x80)
		{
			++Position;
			continue;
		}
		const Utf8Private::FTrail Trail = Utf8Private::GetTrail(Text[Position]);
		if (!Utf8Private::IsTrailValid(Text.subspan(Position + 1), Trail))
		{
			break;
		}
		Position += 1 + Trail.Count;
	}
	return Position;
}

}
