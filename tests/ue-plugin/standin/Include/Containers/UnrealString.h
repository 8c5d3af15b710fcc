// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/StringConv.h"
#include "Standin/CheckedFormat.h"
#include "Templates/TypeHash.h"

#include <string>

/** == and the search default ignore ASCII case, as in Unreal. */
class FString
{
public:
	using ElementType = TCHAR;

	FString() = default;
	FString(const TCHAR* Source)
		: Text(Source == nullptr ? std::u16string() : std::u16string(Source))
	{
	}
	explicit FString(FStringView Source)
		: Text(Source.begin(), Source.end())
	{
	}
	explicit FString(const FUTF8ToTCHAR& Source)
		: Text(Source.Get(), static_cast<SIZE_T>(Source.Length()))
	{
	}
	explicit FString(const ANSICHAR* Source);
	explicit FString(const UTF8CHAR* Source);
	explicit FString(FAnsiStringView Source);
	explicit FString(FUtf8StringView Source);
	explicit FString(std::u16string InText)
		: Text(std::move(InText))
	{
	}
	static FString ConstructFromPtrSize(const TCHAR* Source, int32 Size)
	{
		return FString(FStringView(Source, Size));
	}
	static FString ConstructFromPtrSize(const UTF8CHAR* Source, int32 Size);
	static FString ConstructFromPtrSize(const ANSICHAR* Source, int32 Size);

	template <typename... T>
	[[nodiscard]] static FString Printf(
		std::type_identity_t<UE::Standin::TCheckedFormat<std::decay_t<T>...>> Format, T... Args)
	{
		const UE::Standin::FFormatValue Values[] = {
			UE::Standin::FFormatValue::Of(Args)..., UE::Standin::FFormatValue()};
		return FormatValues(Format.Text, Values);
	}
	template <typename... T>
	FString& Appendf(std::type_identity_t<UE::Standin::TCheckedFormat<std::decay_t<T>...>> Format, T... Args)
	{
		return *this += Printf<T...>(Format, Args...);
	}

	const TCHAR* operator*() const
	{
		return Text.c_str();
	}
	const TCHAR* GetData() const
	{
		return Text.c_str();
	}
	int32 Len() const
	{
		return static_cast<int32>(Text.size());
	}
	bool IsEmpty() const
	{
		return Text.empty();
	}
	bool IsValidIndex(int32 Index) const
	{
		return Index >= 0 && Index < Len();
	}
	TCHAR& operator[](int32 Index)
	{
		check(IsValidIndex(Index));
		return Text[static_cast<SIZE_T>(Index)];
	}
	const TCHAR& operator[](int32 Index) const
	{
		check(IsValidIndex(Index));
		return Text[static_cast<SIZE_T>(Index)];
	}
	TCHAR* begin()
	{
		return Text.data();
	}
	TCHAR* end()
	{
		return Text.data() + Text.size();
	}
	const TCHAR* begin() const
	{
		return Text.data();
	}
	const TCHAR* end() const
	{
		return Text.data() + Text.size();
	}
	void Empty(int32 = 0)
	{
		Text.clear();
	}
	void Reset(int32 = 0)
	{
		Text.clear();
	}
	void Reserve(int32 Count)
	{
		Text.reserve(static_cast<SIZE_T>(Count));
	}

	FString& AppendChar(TCHAR Char)
	{
		Text.push_back(Char);
		return *this;
	}
	FString& AppendChars(const TCHAR* Characters, int32 Count)
	{
		Text.append(Characters, static_cast<size_t>(Count));
		return *this;
	}
	FString& AppendInt(int32 Value)
	{
		return *this += FromInt(Value);
	}
	FString& Append(FStringView Other)
	{
		Text.append(Other.begin(), Other.end());
		return *this;
	}
	FString& Append(const TCHAR* Other, int32 Count)
	{
		return Append(FStringView(Other, Count));
	}
	FString& operator+=(FStringView Other)
	{
		return Append(Other);
	}
	FString& operator+=(TCHAR Char)
	{
		return AppendChar(Char);
	}
	FString& operator/=(FStringView Other);
	friend FString operator+(const FString& A, const FString& B)
	{
		return FString(A.Text + B.Text);
	}
	friend FString operator+(const FString& A, const TCHAR* B)
	{
		return FString(A.Text + B);
	}
	friend FString operator+(const TCHAR* A, const FString& B)
	{
		return FString(A + B.Text);
	}
	friend FString operator/(const FString& A, const FString& B)
	{
		FString Result(A);
		Result /= B;
		return Result;
	}
	friend FString operator/(const FString& A, const TCHAR* B)
	{
		return A / FString(B);
	}

	bool Equals(const FString& Other, ESearchCase::Type Case = ESearchCase::CaseSensitive) const;
	int32 Compare(const FString& Other, ESearchCase::Type Case = ESearchCase::CaseSensitive) const;
	bool operator==(const FString& Other) const
	{
		return Equals(Other, ESearchCase::IgnoreCase);
	}
	bool operator==(const TCHAR* Other) const
	{
		return Equals(FString(Other), ESearchCase::IgnoreCase);
	}
	bool operator<(const FString& Other) const
	{
		return Compare(Other, ESearchCase::IgnoreCase) < 0;
	}

	int32 Find(FStringView Sub, ESearchCase::Type Case = ESearchCase::IgnoreCase,
		ESearchDir::Type Direction = ESearchDir::FromStart, int32 StartPosition = INDEX_NONE) const;
	bool Contains(FStringView Sub, ESearchCase::Type Case = ESearchCase::IgnoreCase,
		ESearchDir::Type Direction = ESearchDir::FromStart) const
	{
		return Find(Sub, Case, Direction) != INDEX_NONE;
	}
	bool StartsWith(FStringView Prefix, ESearchCase::Type Case = ESearchCase::IgnoreCase) const;
	bool EndsWith(FStringView Suffix, ESearchCase::Type Case = ESearchCase::IgnoreCase) const;
	bool FindChar(TCHAR Char, int32& OutIndex) const;
	bool FindLastChar(TCHAR Char, int32& OutIndex) const;
	bool RemoveFromStart(FStringView Prefix, ESearchCase::Type Case = ESearchCase::IgnoreCase);
	bool RemoveFromEnd(FStringView Suffix, ESearchCase::Type Case = ESearchCase::IgnoreCase);
	void RemoveAt(int32 Index, int32 Count = 1);
	void InsertAt(int32 Index, const FString& Other);

	FString Left(int32 Count) const;
	FString LeftChop(int32 Count) const;
	FString Right(int32 Count) const;
	FString RightChop(int32 Count) const;
	FString Mid(int32 Start, int32 Count = MAX_int32) const;
	FString ToLower() const;
	FString ToUpper() const;
	FString TrimStart() const;
	FString TrimEnd() const;
	FString TrimStartAndEnd() const;
	FString TrimQuotes() const;
	FString Replace(const TCHAR* From, const TCHAR* To, ESearchCase::Type Case = ESearchCase::IgnoreCase) const;
	int32 ReplaceInline(const TCHAR* From, const TCHAR* To, ESearchCase::Type Case = ESearchCase::IgnoreCase);
	FString ReplaceCharWithEscapedChar() const;
	bool Split(const FString& Separator, FString* OutLeft, FString* OutRight,
		ESearchCase::Type Case = ESearchCase::IgnoreCase, ESearchDir::Type Direction = ESearchDir::FromStart) const;
	int32 ParseIntoArray(TArray<FString>& OutArray, const TCHAR* Delimiter, bool bCullEmpty = true) const;
	int32 ParseIntoArrayLines(TArray<FString>& OutArray, bool bCullEmpty = true) const;
	int32 ParseIntoArrayWS(TArray<FString>& OutArray) const;
	bool IsNumeric() const;
	bool ToBool() const;

	static FString FromInt(int64 Value);
	static FString SanitizeFloat(double Value, int32 MinFractionalDigits = 1);
	static FString FormatAsNumber(int32 Value);
	static FString Chr(TCHAR Char);
	static FString ChrN(int32 Count, TCHAR Char);
	template <typename TRange>
	static FString Join(const TRange& Range, const TCHAR* Separator)
	{
		FString Result;
		bool bFirst = true;
		for (const auto& Item : Range)
		{
			if (!bFirst)
			{
				Result += Separator;
			}
			bFirst = false;
			Result += Item;
		}
		return Result;
	}

private:
	static FString FormatValues(const TCHAR* Format, const UE::Standin::FFormatValue* Values);

	std::u16string Text;
};

uint32 GetTypeHash(const FString& Text);

FString LexToString(bool bValue);
FString LexToString(int32 Value);
FString LexToString(uint32 Value);
FString LexToString(int64 Value);
FString LexToString(uint64 Value);
FString LexToString(float Value);
FString LexToString(double Value);
inline FString LexToString(const TCHAR* Value)
{
	return FString(Value);
}
inline FString LexToString(const FString& Value)
{
	return Value;
}
void LexFromString(int32& OutValue, const TCHAR* Text);
void LexFromString(float& OutValue, const TCHAR* Text);
void LexFromString(bool& bOutValue, const TCHAR* Text);
bool LexTryParseString(int32& OutValue, const TCHAR* Text);
bool LexTryParseString(double& OutValue, const TCHAR* Text);

namespace UE::Standin
{
/** What an assertion macro hands over; converts from the message it printed. */
class FFailureText
{
public:
	FFailureText(const FString& Message)
		: Utf8(FTCHARToUTF8(*Message).Get())
	{
	}
	std::string Utf8;
};
std::string ToUtf8(const FString& Text);
FString FromUtf8(const std::string& Text);
} // namespace UE::Standin
