// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <type_traits>

namespace UE::Standin
{
enum class EFormatArgument : uint8
{
	Integer32,
	Integer64,
	Float,
	WideString,
	NarrowString,
	Pointer,
	Refused
};

template <typename T>
consteval EFormatArgument FormatArgumentOf()
{
	if constexpr (std::is_integral_v<T> || (std::is_enum_v<T> && std::is_convertible_v<T, int64>))
	{
		return sizeof(T) == 8 ? EFormatArgument::Integer64 : EFormatArgument::Integer32;
	}
	else if constexpr (std::is_floating_point_v<T>)
	{
		return EFormatArgument::Float;
	}
	else if constexpr (std::is_pointer_v<T>)
	{
		using FPointee = std::remove_cv_t<std::remove_pointer_t<T>>;
		return std::is_same_v<FPointee, TCHAR>									   ? EFormatArgument::WideString
			: std::is_same_v<FPointee, char> || std::is_same_v<FPointee, UTF8CHAR> ? EFormatArgument::NarrowString
																				   : EFormatArgument::Pointer;
	}
	else
	{
		return EFormatArgument::Refused;
	}
}

/** One value of a formatted call, with what the conversion is checked against. */
struct FFormatValue
{
	EFormatArgument Kind = EFormatArgument::Refused;
	int64 Integer = 0;
	double Float = 0;
	const void* Pointer = nullptr;

	template <typename T>
	static FFormatValue Of(T Value)
	{
		static_assert(FormatArgumentOf<T>() != EFormatArgument::Refused, "Printf takes numbers, pointers and *FString");
		FFormatValue Result;
		Result.Kind = FormatArgumentOf<T>();
		if constexpr (std::is_floating_point_v<T>)
		{
			Result.Float = static_cast<double>(Value);
		}
		else if constexpr (std::is_pointer_v<T>)
		{
			Result.Pointer = reinterpret_cast<const void*>(Value);
		}
		else
		{
			Result.Integer = static_cast<int64>(Value);
		}
		return Result;
	}
};

struct FConversion
{
	SIZE_T Length = 0;
	int Stars = 0;
	int Longs = 0;
	bool bShort = false;
	TCHAR Letter = 0;
};

/** Reads the conversion that follows a '%' at Text. */
constexpr FConversion ReadConversion(const TCHAR* Text)
{
	FConversion Result;
	SIZE_T At = 0;
	while (Text[At] == u'-' || Text[At] == u'+' || Text[At] == u' ' || Text[At] == u'#' || Text[At] == u'.'
		|| (Text[At] >= u'0' && Text[At] <= u'9') || Text[At] == u'*')
	{
		Result.Stars += Text[At] == u'*' ? 1 : 0;
		++At;
	}
	while (Text[At] == u'l' || Text[At] == u'h' || Text[At] == u'z')
	{
		Result.Longs += Text[At] == u'l' ? 1 : (Text[At] == u'z' ? 2 : 0);
		Result.bShort = Text[At] == u'h';
		++At;
	}
	Result.Letter = Text[At];
	Result.Length = Text[At] == 0 ? At : At + 1;
	return Result;
}

constexpr bool ConversionTakes(const FConversion& Conversion, EFormatArgument Kind)
{
	switch (Conversion.Letter)
	{
	case u'd':
	case u'i':
	case u'u':
	case u'x':
	case u'X':
	case u'o':
		return Kind == (Conversion.Longs >= 2 ? EFormatArgument::Integer64 : EFormatArgument::Integer32);
	case u'c':
		return Kind == EFormatArgument::Integer32;
	case u'f':
	case u'F':
	case u'g':
	case u'G':
	case u'e':
	case u'E':
		return Kind == EFormatArgument::Float;
	case u's':
		return Kind == (Conversion.bShort ? EFormatArgument::NarrowString : EFormatArgument::WideString);
	case u'S':
		return Kind == EFormatArgument::NarrowString;
	case u'p':
		return Kind == EFormatArgument::Pointer || Kind == EFormatArgument::WideString
			|| Kind == EFormatArgument::NarrowString;
	default:
		return false;
	}
}

constexpr bool FormatMatches(const TCHAR* Text, const EFormatArgument* Kinds, SIZE_T NumKinds)
{
	SIZE_T Used = 0;
	for (SIZE_T At = 0; Text[At] != 0; ++At)
	{
		if (Text[At] != u'%')
		{
			continue;
		}
		if (Text[At + 1] == u'%')
		{
			++At;
			continue;
		}
		const FConversion Conversion = ReadConversion(Text + At + 1);
		for (int Star = 0; Star < Conversion.Stars; ++Star)
		{
			if (Used >= NumKinds || Kinds[Used++] != EFormatArgument::Integer32)
			{
				return false;
			}
		}
		if (Used >= NumKinds || !ConversionTakes(Conversion, Kinds[Used++]))
		{
			return false;
		}
		At += Conversion.Length;
	}
	return Used == NumKinds;
}

/** Not constexpr on purpose: reaching it at compile time is the error. */
inline void FormatDoesNotMatchItsArguments() {}

/** A format literal, checked against its arguments while compiling, as Unreal 5.7 checks it. */
template <typename... T>
struct TCheckedFormat
{
	template <SIZE_T N>
	consteval TCheckedFormat(const TCHAR (&InText)[N])
		: Text(InText)
	{
		const EFormatArgument Kinds[] = {FormatArgumentOf<T>()..., EFormatArgument::Refused};
		if (!FormatMatches(InText, Kinds, sizeof...(T)))
		{
			FormatDoesNotMatchItsArguments();
		}
	}
	const TCHAR* Text;
};
} // namespace UE::Standin
