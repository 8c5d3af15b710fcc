// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/StringView.h"

#include <string>

namespace UE::Standin
{
/** Malformed input becomes U+FFFD. */
std::u16string Utf16FromUtf8(const char* Text, SIZE_T Length);
std::string Utf8FromUtf16(const TCHAR* Text, SIZE_T Length);
} // namespace UE::Standin

class FTCHARToUTF8
{
public:
	explicit FTCHARToUTF8(const TCHAR* Source)
		: Text(UE::Standin::Utf8FromUtf16(Source, static_cast<SIZE_T>(FCString::Strlen(Source))))
	{
	}
	FTCHARToUTF8(const TCHAR* Source, int32 Length)
		: Text(UE::Standin::Utf8FromUtf16(Source, static_cast<SIZE_T>(Length)))
	{
	}
	explicit FTCHARToUTF8(FStringView Source)
		: FTCHARToUTF8(Source.GetData(), Source.Len())
	{
	}
	const ANSICHAR* Get() const
	{
		return Text.c_str();
	}
	int32 Length() const
	{
		return static_cast<int32>(Text.size());
	}

private:
	std::string Text;
};

class FUTF8ToTCHAR
{
public:
	explicit FUTF8ToTCHAR(const ANSICHAR* Source)
		: FUTF8ToTCHAR(Source, FCStringAnsi::Strlen(Source))
	{
	}
	FUTF8ToTCHAR(const ANSICHAR* Source, int32 Length)
		: Text(UE::Standin::Utf16FromUtf8(Source, static_cast<SIZE_T>(Length)))
	{
	}
	explicit FUTF8ToTCHAR(const UTF8CHAR* Source)
		: FUTF8ToTCHAR(reinterpret_cast<const ANSICHAR*>(Source))
	{
	}
	FUTF8ToTCHAR(const UTF8CHAR* Source, int32 Length)
		: FUTF8ToTCHAR(reinterpret_cast<const ANSICHAR*>(Source), Length)
	{
	}
	const TCHAR* Get() const
	{
		return Text.c_str();
	}
	int32 Length() const
	{
		return static_cast<int32>(Text.size());
	}
	const TCHAR* GetData() const
	{
		return Get();
	}
	int32 Len() const
	{
		return Length();
	}
	operator FStringView() const
	{
		return FStringView(Get(), Length());
	}

private:
	std::u16string Text;
};

using FTCHARToANSI = FTCHARToUTF8;
using FANSIToTCHAR = FUTF8ToTCHAR;

// The pointer lives until the end of the full expression, as in Unreal.
#define TCHAR_TO_UTF8(Text) (FTCHARToUTF8(Text).Get())
#define TCHAR_TO_ANSI(Text) (FTCHARToANSI(Text).Get())
#define UTF8_TO_TCHAR(Text) (FUTF8ToTCHAR(Text).Get())
#define ANSI_TO_TCHAR(Text) (FANSIToTCHAR(Text).Get())

template <typename To>
auto StringCast(const TCHAR* Text)
{
	return FTCHARToUTF8(Text);
}
template <typename To>
auto StringCast(const TCHAR* Text, int32 Length)
{
	return FTCHARToUTF8(Text, Length);
}
template <typename To>
auto StringCast(const UTF8CHAR* Text, int32 Length)
{
	return FUTF8ToTCHAR(Text, Length);
}
template <typename To>
auto StringCast(const ANSICHAR* Text, int32 Length)
{
	return FUTF8ToTCHAR(Text, Length);
}
template <typename To>
auto StringCast(const ANSICHAR* Text)
{
	return FUTF8ToTCHAR(Text);
}
