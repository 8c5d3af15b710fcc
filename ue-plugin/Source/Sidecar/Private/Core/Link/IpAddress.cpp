// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/IpAddress.h"

#include <algorithm>
#include <cstddef>

namespace UE::Sidecar
{

namespace IpAddressPrivate
{

bool ParseDecimalByte(std::string_view Text, uint8_t& OutByte)
{
	if (Text.empty() || Text.size() > 3 || (Text.size() > 1 && Text[0] == '0'))
	{
		return false;
	}

	uint32_t Value = 0;
	for (const char Character : Text)
	{
		if (Character < '0' || Character > '9')
		{
			return false;
		}
		Value = Value * 10 + static_cast<uint32_t>(Character - '0');
	}

	OutByte = static_cast<uint8_t>(Value);
	return Value <= 255;
}

bool ParseHexGroup(std::string_view Text, uint16_t& OutGroup)
{
	if (Text.empty() || Text.size() > 4)
	{
		return false;
	}

	uint32_t Value = 0;
	for (const char Character : Text)
	{
		uint32_t Digit = 0;
		if (Character >= '0' && Character <= '9')
		{
			Digit = static_cast<uint32_t>(Character - '0');
		}
		else if (Character >= 'a' && Character <= 'f')
		{
			Digit = static_cast<uint32_t>(Character - 'a') + 10;
		}
		else if (Character >= 'A' && Character <= 'F')
		{
			Digit = static_cast<uint32_t>(Character - 'A') + 10;
		}
		else
		{
			return false;
		}
		Value = Value * 16 + Digit;
	}

	OutGroup = static_cast<uint16_t>(Value);
	return true;
}

/** Groups of 16 bits separated by single colons, the last two perhaps as IPv4; empty text is no group. */
bool ParseGroups(std::string_view Text, bool bMayEndInIpv4, std::array<uint8_t, 16>& OutBytes, size_t& OutByteCount)
{
	OutByteCount = 0;
	while (!Text.empty())
	{
		const size_t Colon = Text.find(':');
		const std::string_view Part = Text.substr(0, Colon);
		FIpv4Address Ipv4{};
		uint16_t Group = 0;
		if (Colon == std::string_view::npos && bMayEndInIpv4 && ParseIpv4(Part, Ipv4))
		{
			if (OutByteCount + 4 > OutBytes.size())
			{
				return false;
			}
			std::copy(Ipv4.begin(), Ipv4.end(), OutBytes.begin() + static_cast<std::ptrdiff_t>(OutByteCount));
			OutByteCount += 4;
			return true;
		}
		if (OutByteCount + 2 > OutBytes.size() || !ParseHexGroup(Part, Group))
		{
			return false;
		}
		OutBytes[OutByteCount++] = static_cast<uint8_t>(Group >> 8);
		OutBytes[OutByteCount++] = static_cast<uint8_t>(Group & 0xFF);
		if (Colon == std::string_view::npos)
		{
			return true;
		}
		Text.remove_prefix(Colon + 1);
		if (Text.empty())
		{
			return false;
		}
	}
	return true;
}

}

bool ParseIpv4(std::string_view Text, FIpv4Address& OutAddress)
{
	for (size_t Part = 0; Part < OutAddress.size(); Part++)
	{
		const size_t Dot = Text.find('.');
		const bool bIsLast = Part + 1 == OutAddress.size();
		if ((Dot == std::string_view::npos) != bIsLast
			|| !IpAddressPrivate::ParseDecimalByte(Text.substr(0, Dot), OutAddress[Part]))
		{
			return false;
		}
		Text.remove_prefix(bIsLast ? Text.size() : Dot + 1);
	}
	return true;
}

bool ParseIpv6(std::string_view Text, FIpv6Address& OutAddress)
{
	OutAddress.fill(0);
	const size_t Gap = Text.find("::");
	if (Gap == std::string_view::npos)
	{
		size_t ByteCount = 0;
		return IpAddressPrivate::ParseGroups(Text, true, OutAddress, ByteCount) && ByteCount == OutAddress.size();
	}

	std::array<uint8_t, 16> Head{};
	std::array<uint8_t, 16> Tail{};
	size_t HeadBytes = 0;
	size_t TailBytes = 0;
	if (!IpAddressPrivate::ParseGroups(Text.substr(0, Gap), false, Head, HeadBytes)
		|| !IpAddressPrivate::ParseGroups(Text.substr(Gap + 2), true, Tail, TailBytes)
		|| HeadBytes + TailBytes > OutAddress.size() - 2)
	{
		return false;
	}

	std::copy_n(Head.begin(), HeadBytes, OutAddress.begin());
	std::copy_n(Tail.begin(), TailBytes, OutAddress.end() - static_cast<std::ptrdiff_t>(TailBytes));
	return true;
}

}
