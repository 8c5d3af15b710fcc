// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "Containers/UnrealString.h"
#include "UObject/NameTypes.h"

class FText
{
public:
	FText() = default;
	static const FText& GetEmpty();
	static FText FromString(const FString& Text)
	{
		return FText(Text);
	}
	static FText FromName(const FName& Name)
	{
		return FText(Name.ToString());
	}
	static FText AsCultureInvariant(const FString& Text)
	{
		return FText(Text);
	}
	static FText AsNumber(int64 Value)
	{
		return FText(FString::FromInt(Value));
	}
	static FText AsNumber(int32 Value)
	{
		return FText(FString::FromInt(Value));
	}
	static FText AsNumber(float Value)
	{
		return FText(FString::SanitizeFloat(Value));
	}
	const FString& ToString() const
	{
		return Text;
	}
	bool IsEmpty() const
	{
		return Text.IsEmpty();
	}
	bool IsEmptyOrWhitespace() const
	{
		return Text.TrimStartAndEnd().IsEmpty();
	}
	bool EqualTo(const FText& Other) const
	{
		return Text.Equals(Other.Text);
	}
	bool IdenticalTo(const FText& Other) const
	{
		return EqualTo(Other);
	}
	/** {0} {1} … in order, or {Name} from the map. */
	template <typename... T>
	static FText Format(const FText& Pattern, T&&... Args)
	{
		return FormatOrdered(Pattern, {Argument(Args)...});
	}
	static FText Format(const FText& Pattern, const TMap<FString, struct FFormatArgumentValue>& Args);
	static FText Join(const FText& Delimiter, const TArray<FText>& Items);

private:
	friend struct FFormatArgumentValue;
	explicit FText(const FString& InText)
		: Text(InText)
	{
	}
	static FString Argument(const FText& Value)
	{
		return Value.Text;
	}
	template <typename T>
	requires std::is_arithmetic_v<T>
	static FString Argument(T Value)
	{
		return LexToString(Value);
	}
	static FText FormatOrdered(const FText& Pattern, const TArray<FString>& Args);

	FString Text;
};

struct FFormatArgumentValue
{
	FFormatArgumentValue() = default;
	FFormatArgumentValue(const FText& InValue)
		: Value(InValue)
	{
	}
	template <typename T>
	requires std::is_arithmetic_v<T> FFormatArgumentValue(T InValue)
		: Value(FText(LexToString(InValue)))
	{
	}
	FText Value;
};
using FFormatNamedArguments = TMap<FString, FFormatArgumentValue>;

namespace UE::Standin
{
inline FText LocalText(const TCHAR*, const TCHAR*, const TCHAR* Source)
{
	return FText::FromString(Source);
}
} // namespace UE::Standin

#define INVTEXT(Literal) FText::AsCultureInvariant(FString(TEXT(Literal)))
#define NSLOCTEXT(Namespace, Key, Literal) UE::Standin::LocalText(TEXT(Namespace), TEXT(Key), TEXT(Literal))
// As in Unreal, it compiles only where LOCTEXT_NAMESPACE is defined.
#define LOCTEXT(Key, Literal) NSLOCTEXT(LOCTEXT_NAMESPACE, Key, Literal)
