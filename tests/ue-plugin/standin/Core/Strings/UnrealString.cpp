// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/UnrealString.h"

#include <cstdio>
#include <cstdlib>

FString::FString(const ANSICHAR* Source)
	: FString(UE::Standin::FromUtf8(Source == nullptr ? "" : Source))
{
}

FString::FString(const UTF8CHAR* Source)
	: FString(reinterpret_cast<const ANSICHAR*>(Source))
{
}

FString::FString(FAnsiStringView Source)
	: Text(UE::Standin::Utf16FromUtf8(Source.GetData(), static_cast<SIZE_T>(Source.Len())))
{
}

FString::FString(FUtf8StringView Source)
	: FString(FAnsiStringView(reinterpret_cast<const ANSICHAR*>(Source.GetData()), Source.Len()))
{
}

FString FString::ConstructFromPtrSize(const UTF8CHAR* Source, int32 Size)
{
	return FString(FUtf8StringView(Source, Size));
}

FString FString::ConstructFromPtrSize(const ANSICHAR* Source, int32 Size)
{
	return FString(FAnsiStringView(Source, Size));
}

FString& FString::operator/=(FStringView Other)
{
	const bool bHasSlash = EndsWith(TEXT("/")) || Other.StartsWith(TEXT("/"));
	if (!IsEmpty() && !bHasSlash)
	{
		AppendChar(u'/');
	}
	return Append(Other);
}

void FString::RemoveAt(int32 Index, int32 Count)
{
	check(Index >= 0 && Count >= 0 && Index + Count <= Len());
	Text.erase(static_cast<SIZE_T>(Index), static_cast<SIZE_T>(Count));
}

void FString::InsertAt(int32 Index, const FString& Other)
{
	check(Index >= 0 && Index <= Len());
	Text.insert(static_cast<SIZE_T>(Index), Other.Text);
}

FString FString::Left(int32 Count) const
{
	return Mid(0, Count);
}

FString FString::LeftChop(int32 Count) const
{
	return Left(Len() - Count);
}

FString FString::Right(int32 Count) const
{
	return Mid(Len() - std::clamp(Count, 0, Len()));
}

FString FString::RightChop(int32 Count) const
{
	return Mid(Count);
}

FString FString::Mid(int32 Start, int32 Count) const
{
	return FString(FStringView(*this).Mid(Start, Count));
}

FString FString::ToLower() const
{
	FString Result(*this);
	for (TCHAR& Char : Result)
	{
		Char = FChar::ToLower(Char);
	}
	return Result;
}

FString FString::ToUpper() const
{
	FString Result(*this);
	for (TCHAR& Char : Result)
	{
		Char = FChar::ToUpper(Char);
	}
	return Result;
}

FString FString::TrimStart() const
{
	int32 Start = 0;
	while (Start < Len() && FChar::IsWhitespace((*this)[Start]))
	{
		++Start;
	}
	return RightChop(Start);
}

FString FString::TrimEnd() const
{
	int32 End = Len();
	while (End > 0 && FChar::IsWhitespace((*this)[End - 1]))
	{
		--End;
	}
	return Left(End);
}

FString FString::TrimStartAndEnd() const
{
	return TrimStart().TrimEnd();
}

FString FString::TrimQuotes() const
{
	const bool bQuoted = Len() >= 2 && StartsWith(TEXT("\"")) && EndsWith(TEXT("\""));
	return bQuoted ? Mid(1, Len() - 2) : *this;
}

FString FString::ReplaceCharWithEscapedChar() const
{
	return Replace(TEXT("\\"), TEXT("\\\\"))
		.Replace(TEXT("\n"), TEXT("\\n"))
		.Replace(TEXT("\r"), TEXT("\\r"))
		.Replace(TEXT("\t"), TEXT("\\t"))
		.Replace(TEXT("\""), TEXT("\\\""));
}

bool FString::IsNumeric() const
{
	const FTCHARToUTF8 Utf8(**this);
	char* End = nullptr;
	std::strtod(Utf8.Get(), &End);
	return !IsEmpty() && End == Utf8.Get() + Utf8.Length();
}

bool FString::ToBool() const
{
	return *this == TEXT("true") || *this == TEXT("yes") || *this == TEXT("on") || FCString::Atoi(**this) != 0;
}

FString FString::FromInt(int64 Value)
{
	return Printf(TEXT("%lld"), Value);
}

FString FString::SanitizeFloat(double Value, int32 MinFractionalDigits)
{
	FString Result = Printf(TEXT("%f"), Value);
	int32 Dot = INDEX_NONE;
	Result.FindChar(u'.', Dot);
	while (Result.Len() - Dot - 1 > MinFractionalDigits && Result.EndsWith(TEXT("0")))
	{
		Result = Result.LeftChop(1);
	}
	return Result;
}

FString FString::FormatAsNumber(int32 Value)
{
	FString Result = FromInt(std::abs(Value));
	for (int32 At = Result.Len() - 3; At > 0; At -= 3)
	{
		Result.InsertAt(At, TEXT(","));
	}
	return Value < 0 ? TEXT("-") + Result : Result;
}

FString FString::Chr(TCHAR Char)
{
	return ChrN(1, Char);
}

FString FString::ChrN(int32 Count, TCHAR Char)
{
	return FString(std::u16string(static_cast<SIZE_T>(Count), Char));
}
