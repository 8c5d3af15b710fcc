// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/ArrayView.h"
#include "Misc/CString.h"

#include <string_view>

struct ESearchCase
{
	enum Type
	{
		CaseSensitive,
		IgnoreCase
	};
};

struct ESearchDir
{
	enum Type
	{
		FromStart,
		FromEnd
	};
};

template <typename TChar>
class TStringView
{
public:
	using ElementType = TChar;

	TStringView() = default;
	TStringView(const TChar* InData)
		: View(InData == nullptr ? std::basic_string_view<TChar>() : std::basic_string_view<TChar>(InData))
	{
	}
	TStringView(const TChar* InData, int32 InNum)
		: View(InData, static_cast<SIZE_T>(InNum))
	{
	}
	template <typename TOther>
	requires requires(const TOther& Source)
	{
		static_cast<const TChar*>(Source.GetData());
		Source.Len();
	}
	TStringView(const TOther& Other)
		: View(Other.GetData(), static_cast<SIZE_T>(Other.Len()))
	{
	}
	const TChar* GetData() const
	{
		return View.data();
	}
	int32 Len() const
	{
		return static_cast<int32>(View.size());
	}
	int32 Num() const
	{
		return Len();
	}
	bool IsEmpty() const
	{
		return View.empty();
	}
	const TChar& operator[](int32 Index) const
	{
		check(Index >= 0 && Index < Len());
		return View[static_cast<SIZE_T>(Index)];
	}
	TStringView Left(int32 Count) const
	{
		return Mid(0, Count);
	}
	TStringView RightChop(int32 Count) const
	{
		return Mid(Count);
	}
	TStringView Mid(int32 Position, int32 Count = MAX_int32) const
	{
		const int32 Start = std::clamp(Position, 0, Len());
		return TStringView(GetData() + Start, std::clamp(Count, 0, Len() - Start));
	}
	bool FindChar(TChar Char, int32& OutIndex) const
	{
		const SIZE_T Found = View.find(Char);
		OutIndex = Found == View.npos ? INDEX_NONE : static_cast<int32>(Found);
		return OutIndex != INDEX_NONE;
	}
	bool StartsWith(TStringView Prefix) const
	{
		return View.starts_with(Prefix.View);
	}
	bool EndsWith(TStringView Suffix) const
	{
		return View.ends_with(Suffix.View);
	}
	const TChar* begin() const
	{
		return View.data();
	}
	const TChar* end() const
	{
		return View.data() + View.size();
	}
	bool operator==(const TStringView& Other) const
	{
		return View == Other.View;
	}

private:
	std::basic_string_view<TChar> View;
};

using FStringView = TStringView<TCHAR>;
using FAnsiStringView = TStringView<ANSICHAR>;
using FUtf8StringView = TStringView<UTF8CHAR>;
