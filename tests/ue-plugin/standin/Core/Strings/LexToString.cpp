// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Containers/UnrealString.h"

#include <cstdlib>

FString LexToString(bool bValue)
{
	return bValue ? TEXT("true") : TEXT("false");
}

FString LexToString(int32 Value)
{
	return FString::Printf(TEXT("%d"), Value);
}

FString LexToString(uint32 Value)
{
	return FString::Printf(TEXT("%u"), Value);
}

FString LexToString(int64 Value)
{
	return FString::Printf(TEXT("%lld"), Value);
}

FString LexToString(uint64 Value)
{
	return FString::Printf(TEXT("%llu"), Value);
}

FString LexToString(float Value)
{
	return FString::Printf(TEXT("%g"), Value);
}

FString LexToString(double Value)
{
	return FString::Printf(TEXT("%.17g"), Value);
}

void LexFromString(int32& OutValue, const TCHAR* Text)
{
	OutValue = FCString::Atoi(Text);
}

void LexFromString(float& OutValue, const TCHAR* Text)
{
	OutValue = FCString::Atof(Text);
}

void LexFromString(bool& bOutValue, const TCHAR* Text)
{
	bOutValue = FCString::ToBool(Text);
}

bool LexTryParseString(int32& OutValue, const TCHAR* Text)
{
	OutValue = FCString::Atoi(Text);
	return OutValue != 0 || *Text == u'0';
}

bool LexTryParseString(double& OutValue, const TCHAR* Text)
{
	OutValue = FCString::Atod(Text);
	return FString(Text).IsNumeric();
}
