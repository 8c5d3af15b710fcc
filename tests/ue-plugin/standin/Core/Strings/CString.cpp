// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/UnrealString.h"

#include <cstdlib>
#include <cstring>

int32 FCString::Strlen(const TCHAR* Text)
{
	return static_cast<int32>(std::char_traits<TCHAR>::length(Text));
}

int32 FCString::Strcmp(const TCHAR* A, const TCHAR* B)
{
	return FString(A).Compare(FString(B));
}

int32 FCString::Stricmp(const TCHAR* A, const TCHAR* B)
{
	return FString(A).Compare(FString(B), ESearchCase::IgnoreCase);
}

int32 FCString::Strncmp(const TCHAR* A, const TCHAR* B, SIZE_T Count)
{
	return FString(A).Left(static_cast<int32>(Count)).Compare(FString(B).Left(static_cast<int32>(Count)));
}

const TCHAR* FCString::Strstr(const TCHAR* Text, const TCHAR* Find)
{
	const int32 Found = FString(Text).Find(Find, ESearchCase::CaseSensitive);
	return Found == INDEX_NONE ? nullptr : Text + Found;
}

int32 FCString::Atoi(const TCHAR* Text)
{
	return static_cast<int32>(Atoi64(Text));
}

int64 FCString::Atoi64(const TCHAR* Text)
{
	return std::strtoll(TCHAR_TO_UTF8(Text), nullptr, 10);
}

float FCString::Atof(const TCHAR* Text)
{
	return static_cast<float>(Atod(Text));
}

double FCString::Atod(const TCHAR* Text)
{
	return std::strtod(TCHAR_TO_UTF8(Text), nullptr);
}

bool FCString::ToBool(const TCHAR* Text)
{
	return FString(Text).ToBool();
}

int32 FCString::Strtoi(const TCHAR* Start, TCHAR** End, int32 Base)
{
	const FTCHARToUTF8 Utf8(Start);
	char* Stop = nullptr;
	const long Value = std::strtol(Utf8.Get(), &Stop, Base);
	if (End != nullptr)
	{
		*End = const_cast<TCHAR*>(Start + (Stop - Utf8.Get()));
	}
	return static_cast<int32>(Value);
}

uint64 FCString::Strtoui64(const TCHAR* Start, TCHAR** End, int32 Base)
{
	const FTCHARToUTF8 Utf8(Start);
	char* Stop = nullptr;
	const uint64 Value = std::strtoull(Utf8.Get(), &Stop, Base);
	if (End != nullptr)
	{
		*End = const_cast<TCHAR*>(Start + (Stop - Utf8.Get()));
	}
	return Value;
}

int32 FCStringAnsi::Strlen(const ANSICHAR* Text)
{
	return static_cast<int32>(std::strlen(Text));
}

int32 FCStringAnsi::Strcmp(const ANSICHAR* A, const ANSICHAR* B)
{
	return std::strcmp(A, B);
}
