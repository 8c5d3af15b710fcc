// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/UnrealString.h"

#include <cstdio>

namespace UE::Standin
{
namespace
{
template <typename T>
std::string PrintOne(const std::string& Specification, const int* Stars, int NumStars, T Value)
{
	const auto Print = [&](char* Buffer, SIZE_T Size)
	{
		return NumStars == 2 ? std::snprintf(Buffer, Size, Specification.c_str(), Stars[0], Stars[1], Value)
			: NumStars == 1	 ? std::snprintf(Buffer, Size, Specification.c_str(), Stars[0], Value)
							 : std::snprintf(Buffer, Size, Specification.c_str(), Value);
	};
	std::string Result(static_cast<SIZE_T>(Print(nullptr, 0)), '\0');
	Print(Result.data(), Result.size() + 1);
	return Result;
}

/** The flags, width and precision of a conversion without its length modifier and letter. */
std::string Prefix(const TCHAR* Conversion)
{
	std::string Result = "%";
	for (; *Conversion != 0 && *Conversion != u'l' && *Conversion != u'h' && *Conversion != u'z'; ++Conversion)
	{
		if ((*Conversion >= u'a' && *Conversion <= u'z') || (*Conversion >= u'A' && *Conversion <= u'Z'))
		{
			break;
		}
		Result.push_back(static_cast<char>(*Conversion));
	}
	return Result;
}

std::string PrintConversion(
	const FConversion& Conversion, const std::string& Flags, const int* Stars, const FFormatValue& Value)
{
	const char Letter = static_cast<char>(Conversion.Letter);
	switch (Letter)
	{
	case 's':
	case 'S':
	{
		std::string Text = "(null)";
		if (Value.Kind == EFormatArgument::WideString && Value.Pointer != nullptr)
		{
			const TCHAR* Wide = static_cast<const TCHAR*>(Value.Pointer);
			Text = Utf8FromUtf16(Wide, std::char_traits<TCHAR>::length(Wide));
		}
		else if (Value.Pointer != nullptr)
		{
			Text = static_cast<const char*>(Value.Pointer);
		}
		return Flags == "%" ? Text : PrintOne(Flags + "s", Stars, Conversion.Stars, Text.c_str());
	}
	case 'p':
		return PrintOne(Flags + "p", Stars, Conversion.Stars, Value.Pointer);
	case 'c':
	{
		const TCHAR Char = static_cast<TCHAR>(Value.Integer);
		return Utf8FromUtf16(&Char, 1);
	}
	case 'd':
	case 'i':
	case 'u':
	case 'x':
	case 'X':
	case 'o':
		return Value.Kind == EFormatArgument::Integer64
			? PrintOne(Flags + "ll" + Letter, Stars, Conversion.Stars, Value.Integer)
			: PrintOne(Flags + Letter, Stars, Conversion.Stars, static_cast<int>(Value.Integer));
	default:
		return PrintOne(Flags + Letter, Stars, Conversion.Stars, Value.Float);
	}
}
} // namespace
} // namespace UE::Standin

FString FString::FormatValues(const TCHAR* Format, const UE::Standin::FFormatValue* Values)
{
	std::u16string Result;
	for (SIZE_T At = 0; Format[At] != 0; ++At)
	{
		if (Format[At] != u'%')
		{
			Result.push_back(Format[At]);
			continue;
		}
		if (Format[At + 1] == u'%')
		{
			Result.push_back(u'%');
			++At;
			continue;
		}
		const UE::Standin::FConversion Conversion = UE::Standin::ReadConversion(Format + At + 1);
		int Stars[2] = {0, 0};
		for (int Star = 0; Star < Conversion.Stars; ++Star)
		{
			Stars[Star] = static_cast<int>(Values++->Integer);
		}
		const std::string Text =
			UE::Standin::PrintConversion(Conversion, UE::Standin::Prefix(Format + At + 1), Stars, *Values++);
		Result += UE::Standin::Utf16FromUtf8(Text.data(), Text.size());
		At += Conversion.Length;
	}
	return FString(std::move(Result));
}
