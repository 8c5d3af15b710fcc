// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Link/JsonReader.h"

#include "Core/Link/JsonStringReader.h"
#include "Core/Wire/Utf8.h"

#include <cstddef>
#include <limits>
#include <span>
#include <utility>

namespace UE::Sidecar
{

namespace JsonReaderPrivate
{

constexpr int32_t DeepestLevel = 32;

bool IsDigit(char Character)
{
	return Character >= '0' && Character <= '9';
}

/** Recursive descent over a text; the first fault is kept. */
class FParser final
{
public:
	explicit FParser(std::string_view InText)
		: Text(InText)
	{
	}

	bool ParseDocument(FJsonValue& OutValue)
	{
		const size_t ValidBytes = CountValidUtf8(std::span(reinterpret_cast<const uint8_t*>(Text.data()), Text.size()));
		if (ValidBytes != Text.size())
		{
			Position = ValidBytes;
			return Fail("not UTF-8");
		}
		if (!ParseValue(OutValue, 0))
		{
			return false;
		}
		SkipBlanks();
		return Position == Text.size() || Fail("something follows the value");
	}

	std::string DescribeFault() const
	{
		return std::string(Fault) + " (byte " + std::to_string(Position) + ")";
	}

private:
	bool Fail(std::string_view InFault)
	{
		Fault = InFault;
		return false;
	}

	void SkipBlanks()
	{
		while (Position < Text.size()
			&& (Text[Position] == ' ' || Text[Position] == '\t' || Text[Position] == '\n' || Text[Position] == '\r'))
		{
			Position++;
		}
	}

	/** The next character, or NUL at the end; a NUL in the text is no character of JSON either. */
	char Peek() const
	{
		return Position < Text.size() ? Text[Position] : '\0';
	}

	bool Take(char Expected)
	{
		SkipBlanks();
		if (Peek() != Expected)
		{
			return false;
		}
		Position++;
		return true;
	}

	bool ParseValue(FJsonValue& OutValue, int32_t Level)
	{
		SkipBlanks();
		if (Level > DeepestLevel)
		{
			return Fail("too deeply nested");
		}
		switch (Peek())
		{
		case '{':
			return ParseObject(OutValue, Level);
		case '[':
			return ParseArray(OutValue, Level);
		case '"':
			OutValue.Type = EJsonType::String;
			return ParseString(OutValue.Text);
		case 't':
			OutValue.Type = EJsonType::Boolean;
			OutValue.bValue = true;
			return ParseWord("true");
		case 'f':
			OutValue.Type = EJsonType::Boolean;
			return ParseWord("false");
		case 'n':
			return ParseWord("null");
		default:
			return ParseNumber(OutValue);
		}
	}

	bool ParseWord(std::string_view Word)
	{
		if (Text.substr(Position, Word.size()) != Word)
		{
			return Fail(Position + Word.size() > Text.size() ? "it ends too early" : "not a value");
		}
		Position += Word.size();
		return true;
	}

	bool ParseString(std::string& OutText)
	{
		const std::string_view StringFault = ReadJsonString(Text, Position, OutText);
		return StringFault.empty() || Fail(StringFault);
	}

	bool ParseNumber(FJsonValue& OutValue)
	{
		const size_t Start = Position;
		Position += Peek() == '-' ? 1 : 0;
		const bool bLeadingZero = Peek() == '0';
		const size_t WholeDigits = SkipDigits();
		if (WholeDigits == 0)
		{
			return Fail(Position == Text.size() ? "it ends too early" : "not a value");
		}
		if (bLeadingZero && WholeDigits > 1)
		{
			return Fail("a number begins with a zero");
		}
		if (Peek() == '.')
		{
			Position++;
			if (SkipDigits() == 0)
			{
				return Fail("a number without digits after its point");
			}
		}
		if (Peek() == 'e' || Peek() == 'E')
		{
			Position++;
			Position += Peek() == '+' || Peek() == '-' ? 1 : 0;
			if (SkipDigits() == 0)
			{
				return Fail("a number without digits in its exponent");
			}
		}

		OutValue.Type = EJsonType::Number;
		OutValue.Text = std::string(Text.substr(Start, Position - Start));
		return true;
	}

	size_t SkipDigits()
	{
		const size_t Start = Position;
		while (IsDigit(Peek()))
		{
			Position++;
		}
		return Position - Start;
	}

	bool ParseArray(FJsonValue& OutValue, int32_t Level)
	{
		OutValue.Type = EJsonType::Array;
		Position++;
		if (Take(']'))
		{
			return true;
		}
		do
		{
			if (!ParseValue(OutValue.Items.emplace_back(), Level + 1))
			{
				return false;
			}
		} while (Take(','));
		return Take(']') || FailExpecting("',' or ']' is missing");
	}

	bool ParseObject(FJsonValue& OutValue, int32_t Level)
	{
		OutValue.Type = EJsonType::Object;
		Position++;
		if (Take('}'))
		{
			return true;
		}
		do
		{
			std::string Name;
			SkipBlanks();
			if (Peek() != '"')
			{
				return FailExpecting("a name is missing");
			}
			if (!ParseString(Name))
			{
				return false;
			}
			if (OutValue.Find(Name) != nullptr)
			{
				return Fail("a name occurs twice");
			}
			if (!Take(':'))
			{
				return FailExpecting("':' is missing");
			}
			OutValue.Members.push_back({std::move(Name), FJsonValue()});
			if (!ParseValue(OutValue.Members.back().Value, Level + 1))
			{
				return false;
			}
		} while (Take(','));
		return Take('}') || FailExpecting("',' or '}' is missing");
	}

	bool FailExpecting(std::string_view What)
	{
		return Fail(Position == Text.size() ? "it ends too early" : What);
	}

	std::string_view Text;
	std::string_view Fault;
	size_t Position = 0;
};

}

const FJsonValue* FJsonValue::Find(std::string_view Name) const
{
	for (const FJsonMember& Member : Members)
	{
		if (Member.Name == Name)
		{
			return &Member.Value;
		}
	}
	return nullptr;
}

std::optional<int64_t> FJsonValue::AsInteger() const
{
	if (Type != EJsonType::Number)
	{
		return std::nullopt;
	}

	// Counted downwards, because the range of int64_t reaches one farther there.
	const bool bIsNegative = Text[0] == '-';
	int64_t Value = 0;
	for (const char Character : std::string_view(Text).substr(bIsNegative ? 1 : 0))
	{
		const int64_t Digit = Character - '0';
		if (!JsonReaderPrivate::IsDigit(Character) || Value < (std::numeric_limits<int64_t>::min() + Digit) / 10)
		{
			return std::nullopt;
		}
		Value = Value * 10 - Digit;
	}

	if (!bIsNegative && Value == std::numeric_limits<int64_t>::min())
	{
		return std::nullopt;
	}
	return bIsNegative ? Value : -Value;
}

bool ReadJson(std::string_view Text, FJsonValue& OutValue, std::string& OutError)
{
	FJsonValue Parsed;
	JsonReaderPrivate::FParser Parser(Text);
	if (!Parser.ParseDocument(Parsed))
	{
		OutError = Parser.DescribeFault();
		return false;
	}

	OutValue = std::move(Parsed);
	OutError.clear();
	return true;
}

}
