// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/JsonStringReader.h"

#include <cstdint>

namespace UE::Sidecar
{

namespace JsonStringReaderPrivate
{

constexpr std::string_view EndsTooEarly = "it ends too early";
constexpr std::string_view BadEscape = "an escape that JSON does not have";
constexpr std::string_view BadSurrogate = "half of a surrogate pair";

void AppendUtf8(uint32_t CodePoint, std::string& OutString)
{
	if (CodePoint < 0x80)
	{
		OutString += static_cast<char>(CodePoint);
	}
	else if (CodePoint < 0x800)
	{
		OutString += static_cast<char>(0xC0 | (CodePoint >> 6));
		OutString += static_cast<char>(0x80 | (CodePoint & 0x3F));
	}
	else if (CodePoint < 0x10000)
	{
		OutString += static_cast<char>(0xE0 | (CodePoint >> 12));
		OutString += static_cast<char>(0x80 | ((CodePoint >> 6) & 0x3F));
		OutString += static_cast<char>(0x80 | (CodePoint & 0x3F));
	}
	else
	{
		OutString += static_cast<char>(0xF0 | (CodePoint >> 18));
		OutString += static_cast<char>(0x80 | ((CodePoint >> 12) & 0x3F));
		OutString += static_cast<char>(0x80 | ((CodePoint >> 6) & 0x3F));
		OutString += static_cast<char>(0x80 | (CodePoint & 0x3F));
	}
}

/** Four hexadecimal digits at Position, which moves behind them. */
bool ReadHex4(std::string_view Text, size_t& Position, uint32_t& OutUnit)
{
	OutUnit = 0;
	for (size_t Index = 0; Index < 4; Index++, Position++)
	{
		const char Character = Position < Text.size() ? Text[Position] : '\0';
		if (Character >= '0' && Character <= '9')
		{
			OutUnit = OutUnit * 16 + static_cast<uint32_t>(Character - '0');
		}
		else if (Character >= 'a' && Character <= 'f')
		{
			OutUnit = OutUnit * 16 + static_cast<uint32_t>(Character - 'a') + 10;
		}
		else if (Character >= 'A' && Character <= 'F')
		{
			OutUnit = OutUnit * 16 + static_cast<uint32_t>(Character - 'A') + 10;
		}
		else
		{
			return false;
		}
	}
	return true;
}

/** What follows "\u", perhaps with a second escape. */
std::string_view ReadUnicodeEscape(std::string_view Text, size_t& Position, std::string& OutString)
{
	uint32_t Unit = 0;
	if (!ReadHex4(Text, Position, Unit))
	{
		return Position >= Text.size() ? EndsTooEarly : BadEscape;
	}
	if (Unit < 0xD800 || Unit > 0xDFFF)
	{
		AppendUtf8(Unit, OutString);
		return {};
	}

	uint32_t Low = 0;
	if (Unit > 0xDBFF || Text.substr(Position, 2) != "\\u")
	{
		return BadSurrogate;
	}
	Position += 2;
	if (!ReadHex4(Text, Position, Low) || Low < 0xDC00 || Low > 0xDFFF)
	{
		return BadSurrogate;
	}
	AppendUtf8(0x10000 + ((Unit - 0xD800) << 10) + (Low - 0xDC00), OutString);
	return {};
}

/** What follows a backslash. */
std::string_view ReadEscape(std::string_view Text, size_t& Position, std::string& OutString)
{
	constexpr std::string_view Escapes = "\"\\/bfnrt";
	constexpr std::string_view Meanings = "\"\\/\b\f\n\r\t";
	if (Position >= Text.size())
	{
		return EndsTooEarly;
	}
	if (Text[Position] == 'u')
	{
		Position++;
		return ReadUnicodeEscape(Text, Position, OutString);
	}

	const size_t Index = Escapes.find(Text[Position]);
	if (Index == std::string_view::npos)
	{
		return BadEscape;
	}
	OutString += Meanings[Index];
	Position++;
	return {};
}

}

std::string_view ReadJsonString(std::string_view Text, size_t& Position, std::string& OutString)
{
	OutString.clear();
	Position++;
	while (Position < Text.size())
	{
		const char Character = Text[Position];
		if (Character == '"')
		{
			Position++;
			return {};
		}
		if (static_cast<uint8_t>(Character) < 0x20)
		{
			return "a control character in a string";
		}
		if (Character == '\\')
		{
			Position++;
			const std::string_view Fault = JsonStringReaderPrivate::ReadEscape(Text, Position, OutString);
			if (!Fault.empty())
			{
				return Fault;
			}
			continue;
		}

		OutString += Character;
		Position++;
	}
	return JsonStringReaderPrivate::EndsTooEarly;
}

}
