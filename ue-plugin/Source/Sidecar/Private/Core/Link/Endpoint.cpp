// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/Endpoint.h"

#include "Core/Link/IpAddress.h"

#include <algorithm>
#include <cstddef>

namespace UE::Sidecar
{

namespace EndpointPrivate
{

constexpr std::string_view ExpectedForm = "expected 'auto' or 'host:port', e.g. 127.0.0.1:52710";
constexpr std::string_view Scheme = "http://";
constexpr size_t LongestHost = 253;

char ToLower(char Character)
{
	return Character >= 'A' && Character <= 'Z' ? static_cast<char>(Character - 'A' + 'a') : Character;
}

bool EqualsIgnoringCase(std::string_view Left, std::string_view Right)
{
	return Left.size() == Right.size()
		&& std::equal(Left.begin(), Left.end(), Right.begin(),
			[](char LeftCharacter, char RightCharacter)
			{
				return ToLower(LeftCharacter) == ToLower(RightCharacter);
			});
}

std::string_view Trim(std::string_view Text)
{
	constexpr std::string_view Blanks = " \t\r\n";
	const size_t First = Text.find_first_not_of(Blanks);
	return First == std::string_view::npos ? std::string_view()
										   : Text.substr(First, Text.find_last_not_of(Blanks) - First + 1);
}

/** Text of somebody else, fit to stand in one line of a message. */
std::string Quote(std::string_view Text)
{
	constexpr size_t LongestQuote = 80;
	std::string Quoted = "'";
	for (const char Character : Text.substr(0, LongestQuote))
	{
		const bool bIsPrintable = Character >= ' ' && Character <= '~';
		Quoted += bIsPrintable ? Character : '?';
	}
	Quoted += Text.size() > LongestQuote ? "...'" : "'";
	return Quoted;
}

bool IsHostCharacter(char Character)
{
	const char Lower = ToLower(Character);
	return (Lower >= 'a' && Lower <= 'z') || (Lower >= '0' && Lower <= '9') || Lower == '-' || Lower == '.'
		|| Lower == '_';
}

/** What is wrong with a port, or nothing. */
std::string_view ParsePort(std::string_view Text, uint16_t& OutPort)
{
	if (Text.empty())
	{
		return "the port is empty";
	}

	uint32_t Port = 0;
	for (const char Character : Text)
	{
		if (Character < '0' || Character > '9')
		{
			return "the port is not a number";
		}
		Port = std::min<uint32_t>(Port * 10 + static_cast<uint32_t>(Character - '0'), 65536);
	}

	OutPort = static_cast<uint16_t>(Port);
	return Port == 0 || Port > 65535 ? "the port must be 1..65535" : std::string_view();
}

/** What is wrong with a host, or nothing. */
std::string_view FindHostFault(std::string_view Host, bool bIsBracketed)
{
	FIpv6Address Ipv6{};
	if (bIsBracketed)
	{
		return ParseIpv6(Host, Ipv6) ? std::string_view() : "what is in brackets is not an IPv6 address";
	}
	if (Host.empty())
	{
		return "the host is empty";
	}
	if (Host.find(':') != std::string_view::npos)
	{
		return "an IPv6 address must stand in brackets, e.g. [::1]:52710";
	}
	if (Host.size() > LongestHost)
	{
		return "the host is too long";
	}
	return std::all_of(Host.begin(), Host.end(), IsHostCharacter) ? std::string_view()
																  : "the host has a character that no host has";
}

/** What is wrong with "host:port", or nothing. */
std::string_view ParseAuthority(std::string_view Text, FEndpoint& OutEndpoint)
{
	const bool bIsBracketed = Text.substr(0, 1) == "[";
	const size_t HostEnd = bIsBracketed ? Text.find(']') : Text.rfind(':');
	if (bIsBracketed && HostEnd == std::string_view::npos)
	{
		return "the closing bracket is missing";
	}

	const size_t Colon = bIsBracketed ? HostEnd + 1 : HostEnd;
	if (Colon == std::string_view::npos || Text.substr(Colon, 1) != ":")
	{
		return "the port is missing";
	}

	const std::string_view Host = bIsBracketed ? Text.substr(1, HostEnd - 1) : Text.substr(0, HostEnd);
	const std::string_view HostFault = FindHostFault(Host, bIsBracketed);
	if (!HostFault.empty())
	{
		return HostFault;
	}

	OutEndpoint.Host = std::string(Host);
	return ParsePort(Text.substr(Colon + 1), OutEndpoint.Port);
}

/** What is wrong with a whole endpoint, or nothing. */
std::string_view Parse(std::string_view Text, FEndpoint& OutEndpoint)
{
	if (Text.empty())
	{
		return "it is empty";
	}
	if (EqualsIgnoringCase(Text, "auto"))
	{
		OutEndpoint.bIsAuto = true;
		return {};
	}

	const size_t SchemeEnd = Text.find("://");
	if (SchemeEnd != std::string_view::npos)
	{
		if (EqualsIgnoringCase(Text.substr(0, SchemeEnd), "https"))
		{
			return "the sidecar speaks http without TLS, not https";
		}
		if (!EqualsIgnoringCase(Text.substr(0, SchemeEnd + 3), Scheme))
		{
			return "the only scheme is http";
		}
		Text.remove_prefix(Scheme.size());
		if (!Text.empty() && Text.back() == '/')
		{
			Text.remove_suffix(1);
		}
	}
	if (Text.find_first_of("/?#\\") != std::string_view::npos)
	{
		return "it must not have a path";
	}
	if (Text.find('@') != std::string_view::npos)
	{
		return "it must not have a user name";
	}
	return ParseAuthority(Text, OutEndpoint);
}

}

bool FEndpoint::IsLoopback() const
{
	return !bIsAuto && IsLoopbackHost(Host);
}

std::string FEndpoint::Authority() const
{
	if (bIsAuto)
	{
		return "auto";
	}

	const bool bIsIpv6 = Host.find(':') != std::string::npos;
	std::string Text = bIsIpv6 ? "[" : "";
	Text.append(Host).append(bIsIpv6 ? "]:" : ":").append(std::to_string(Port));
	return Text;
}

bool ParseEndpoint(std::string_view Text, FEndpoint& OutEndpoint, std::string& OutError)
{
	FEndpoint Parsed;
	const std::string_view Trimmed = EndpointPrivate::Trim(Text);
	const std::string_view Fault = EndpointPrivate::Parse(Trimmed, Parsed);
	if (!Fault.empty())
	{
		// What stands before '@' may be a password, so nothing of such a text is repeated.
		const bool bHasUserInfo = Trimmed.find('@') != std::string_view::npos;
		OutError = "The endpoint";
		if (!bHasUserInfo)
		{
			OutError.append(" ").append(EndpointPrivate::Quote(Trimmed));
		}

		OutError.append(" can't be used: ")
			.append(Fault)
			.append(" (")
			.append(EndpointPrivate::ExpectedForm)
			.append(").");
		return false;
	}

	OutEndpoint = Parsed;
	OutError.clear();
	return true;
}

bool IsLoopbackHost(std::string_view Host)
{
	FIpv4Address Ipv4{};
	if (ParseIpv4(Host, Ipv4))
	{
		return Ipv4[0] == 127;
	}

	constexpr FIpv6Address Ipv6Loopback{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
	FIpv6Address Ipv6{};
	return EndpointPrivate::EqualsIgnoringCase(Host, "localhost") || (ParseIpv6(Host, Ipv6) && Ipv6 == Ipv6Loopback);
}

}
