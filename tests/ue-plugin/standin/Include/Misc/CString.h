// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

struct FCString
{
	static int32 Strlen(const TCHAR* Text);
	static int32 Strcmp(const TCHAR* A, const TCHAR* B);
	static int32 Stricmp(const TCHAR* A, const TCHAR* B);
	static int32 Strncmp(const TCHAR* A, const TCHAR* B, SIZE_T Count);
	static const TCHAR* Strstr(const TCHAR* Text, const TCHAR* Find);
	static int32 Atoi(const TCHAR* Text);
	static int64 Atoi64(const TCHAR* Text);
	static float Atof(const TCHAR* Text);
	static double Atod(const TCHAR* Text);
	static bool ToBool(const TCHAR* Text);
	static int32 Strtoi(const TCHAR* Start, TCHAR** End, int32 Base);
	static uint64 Strtoui64(const TCHAR* Start, TCHAR** End, int32 Base);
};

struct FCStringAnsi
{
	static int32 Strlen(const ANSICHAR* Text);
	static int32 Strcmp(const ANSICHAR* A, const ANSICHAR* B);
};

struct FChar
{
	static TCHAR ToLower(TCHAR Char)
	{
		return Char >= u'A' && Char <= u'Z' ? static_cast<TCHAR>(Char + 32) : Char;
	}
	static TCHAR ToUpper(TCHAR Char)
	{
		return Char >= u'a' && Char <= u'z' ? static_cast<TCHAR>(Char - 32) : Char;
	}
	static bool IsDigit(TCHAR Char)
	{
		return Char >= u'0' && Char <= u'9';
	}
	static bool IsAlpha(TCHAR Char)
	{
		return ToLower(Char) >= u'a' && ToLower(Char) <= u'z';
	}
	static bool IsAlnum(TCHAR Char)
	{
		return IsDigit(Char) || IsAlpha(Char);
	}
	static bool IsWhitespace(TCHAR Char)
	{
		return Char == u' ' || (Char >= 9 && Char <= 13);
	}
};

template <typename T>
struct TChar : FChar
{
};
