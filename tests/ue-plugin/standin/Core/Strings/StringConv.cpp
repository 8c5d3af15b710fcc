// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/UnrealString.h"

namespace UE::Standin
{
namespace
{
constexpr char32_t Replacement = 0xfffd;

/** Decodes one code point at Text and moves At past it; a malformed byte is one replacement character. */
char32_t ReadUtf8(const unsigned char* Text, SIZE_T Length, SIZE_T& At)
{
	const unsigned char First = Text[At++];
	if (First < 0x80)
	{
		return First;
	}
	const int Extra = First >= 0xf0 && First < 0xf5 ? 3
		: First >= 0xe0 && First < 0xf0				? 2
		: First >= 0xc2 && First < 0xe0				? 1
													: 0;
	if (Extra == 0)
	{
		return Replacement;
	}
	char32_t Value = First & (0x3f >> Extra);
	const SIZE_T Start = At;
	for (int Index = 0; Index < Extra; ++Index)
	{
		if (At >= Length || (Text[At] & 0xc0) != 0x80)
		{
			At = Start;
			return Replacement;
		}
		Value = (Value << 6) | (Text[At++] & 0x3f);
	}
	const bool bOverlong = (Extra == 2 && Value < 0x800) || (Extra == 3 && Value < 0x10000);
	const bool bSurrogate = Value >= 0xd800 && Value < 0xe000;
	return bOverlong || bSurrogate || Value > 0x10ffff ? Replacement : Value;
}
} // namespace

std::u16string Utf16FromUtf8(const char* Text, SIZE_T Length)
{
	std::u16string Result;
	Result.reserve(Length);
	SIZE_T At = 0;
	while (At < Length)
	{
		const char32_t Value = ReadUtf8(reinterpret_cast<const unsigned char*>(Text), Length, At);
		if (Value < 0x10000)
		{
			Result.push_back(static_cast<TCHAR>(Value));
		}
		else
		{
			Result.push_back(static_cast<TCHAR>(0xd800 + ((Value - 0x10000) >> 10)));
			Result.push_back(static_cast<TCHAR>(0xdc00 + ((Value - 0x10000) & 0x3ff)));
		}
	}
	return Result;
}

std::string Utf8FromUtf16(const TCHAR* Text, SIZE_T Length)
{
	std::string Result;
	Result.reserve(Length);
	for (SIZE_T At = 0; At < Length; ++At)
	{
		char32_t Value = Text[At];
		if (Value >= 0xd800 && Value < 0xe000)
		{
			const bool bPair = Value < 0xdc00 && At + 1 < Length && Text[At + 1] >= 0xdc00 && Text[At + 1] < 0xe000;
			Value = bPair ? 0x10000 + ((Value - 0xd800) << 10) + (Text[++At] - 0xdc00u) : Replacement;
		}
		if (Value < 0x80)
		{
			Result.push_back(static_cast<char>(Value));
			continue;
		}
		const int Extra = Value < 0x800 ? 1 : Value < 0x10000 ? 2 : 3;
		const int Lead = Extra == 1 ? 0xc0 : Extra == 2 ? 0xe0 : 0xf0;
		Result.push_back(static_cast<char>(Lead | static_cast<int>(Value >> (6 * Extra))));
		for (int Index = Extra - 1; Index >= 0; --Index)
		{
			Result.push_back(static_cast<char>(0x80 | ((Value >> (6 * Index)) & 0x3f)));
		}
	}
	return Result;
}

std::string ToUtf8(const FString& Text)
{
	return Utf8FromUtf16(*Text, static_cast<SIZE_T>(Text.Len()));
}

FString FromUtf8(const std::string& Text)
{
	return FString(Utf16FromUtf8(Text.data(), Text.size()));
}
} // namespace UE::Standin
