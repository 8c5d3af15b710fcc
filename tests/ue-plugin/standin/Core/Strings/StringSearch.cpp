// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/UnrealString.h"

namespace UE::Standin
{
namespace
{
int CompareViews(FStringView A, FStringView B, ESearchCase::Type Case)
{
	const int32 Shared = std::min(A.Len(), B.Len());
	for (int32 Index = 0; Index < Shared; ++Index)
	{
		const TCHAR X = Case == ESearchCase::IgnoreCase ? FChar::ToLower(A[Index]) : A[Index];
		const TCHAR Y = Case == ESearchCase::IgnoreCase ? FChar::ToLower(B[Index]) : B[Index];
		if (X != Y)
		{
			return X < Y ? -1 : 1;
		}
	}
	return A.Len() == B.Len() ? 0 : (A.Len() < B.Len() ? -1 : 1);
}
} // namespace
} // namespace UE::Standin

bool FString::Equals(const FString& Other, ESearchCase::Type Case) const
{
	return Len() == Other.Len() && Compare(Other, Case) == 0;
}

int32 FString::Compare(const FString& Other, ESearchCase::Type Case) const
{
	return UE::Standin::CompareViews(*this, Other, Case);
}

bool FString::StartsWith(FStringView Prefix, ESearchCase::Type Case) const
{
	return UE::Standin::CompareViews(FStringView(*this).Left(Prefix.Len()), Prefix, Case) == 0;
}

bool FString::EndsWith(FStringView Suffix, ESearchCase::Type Case) const
{
	return Len() >= Suffix.Len()
		&& UE::Standin::CompareViews(FStringView(*this).RightChop(Len() - Suffix.Len()), Suffix, Case) == 0;
}

int32 FString::Find(FStringView Sub, ESearchCase::Type Case, ESearchDir::Type Direction, int32 StartPosition) const
{
	const FStringView View(*this);
	const int32 LastStart = Len() - Sub.Len();
	const bool bForward = Direction == ESearchDir::FromStart;
	const int32 First = bForward
		? std::max(StartPosition, 0)
		: (StartPosition == INDEX_NONE ? LastStart : std::min(StartPosition - Sub.Len(), LastStart));
	for (int32 At = First; bForward ? At <= LastStart : At >= 0; At += bForward ? 1 : -1)
	{
		if (UE::Standin::CompareViews(View.Mid(At, Sub.Len()), Sub, Case) == 0)
		{
			return At;
		}
	}
	return INDEX_NONE;
}

bool FString::FindChar(TCHAR Char, int32& OutIndex) const
{
	return FStringView(*this).FindChar(Char, OutIndex);
}

bool FString::FindLastChar(TCHAR Char, int32& OutIndex) const
{
	OutIndex = Find(FStringView(&Char, 1), ESearchCase::CaseSensitive, ESearchDir::FromEnd);
	return OutIndex != INDEX_NONE;
}

bool FString::RemoveFromStart(FStringView Prefix, ESearchCase::Type Case)
{
	const bool bFound = !Prefix.IsEmpty() && StartsWith(Prefix, Case);
	if (bFound)
	{
		RemoveAt(0, Prefix.Len());
	}
	return bFound;
}

bool FString::RemoveFromEnd(FStringView Suffix, ESearchCase::Type Case)
{
	const bool bFound = !Suffix.IsEmpty() && EndsWith(Suffix, Case);
	if (bFound)
	{
		RemoveAt(Len() - Suffix.Len(), Suffix.Len());
	}
	return bFound;
}

FString FString::Replace(const TCHAR* From, const TCHAR* To, ESearchCase::Type Case) const
{
	FString Result(*this);
	Result.ReplaceInline(From, To, Case);
	return Result;
}

int32 FString::ReplaceInline(const TCHAR* From, const TCHAR* To, ESearchCase::Type Case)
{
	const FStringView FromView(From);
	const FString ToText(To);
	int32 Replaced = 0;
	int32 At = FromView.IsEmpty() ? INDEX_NONE : Find(FromView, Case);
	while (At != INDEX_NONE)
	{
		RemoveAt(At, FromView.Len());
		InsertAt(At, ToText);
		++Replaced;
		At = Find(FromView, Case, ESearchDir::FromStart, At + ToText.Len());
	}
	return Replaced;
}

bool FString::Split(const FString& Separator, FString* OutLeft, FString* OutRight, ESearchCase::Type Case,
	ESearchDir::Type Direction) const
{
	const int32 At = Find(Separator, Case, Direction);
	if (At == INDEX_NONE)
	{
		return false;
	}
	const FString LeftPart = Left(At);
	const FString RightPart = Mid(At + Separator.Len());
	if (OutLeft != nullptr)
	{
		*OutLeft = LeftPart;
	}
	if (OutRight != nullptr)
	{
		*OutRight = RightPart;
	}
	return true;
}

int32 FString::ParseIntoArray(TArray<FString>& OutArray, const TCHAR* Delimiter, bool bCullEmpty) const
{
	OutArray.Reset();
	const FString DelimiterText(Delimiter);
	FString Rest(*this);
	FString Item;
	while (Rest.Split(DelimiterText, &Item, &Rest))
	{
		if (!bCullEmpty || !Item.IsEmpty())
		{
			OutArray.Add(Item);
		}
	}
	if (!bCullEmpty || !Rest.IsEmpty())
	{
		OutArray.Add(Rest);
	}
	return OutArray.Num();
}

int32 FString::ParseIntoArrayLines(TArray<FString>& OutArray, bool bCullEmpty) const
{
	return Replace(TEXT("\r\n"), TEXT("\n"))
		.Replace(TEXT("\r"), TEXT("\n"))
		.ParseIntoArray(OutArray, TEXT("\n"), bCullEmpty);
}

int32 FString::ParseIntoArrayWS(TArray<FString>& OutArray) const
{
	return Replace(TEXT("\t"), TEXT(" "))
		.Replace(TEXT("\n"), TEXT(" "))
		.Replace(TEXT("\r"), TEXT(" "))
		.ParseIntoArray(OutArray, TEXT(" "));
}

uint32 GetTypeHash(const FString& Text)
{
	uint32 Hash = 2166136261u;
	for (const TCHAR Char : Text)
	{
		Hash = (Hash ^ FChar::ToLower(Char)) * 16777619u;
	}
	return Hash;
}
