// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

struct FFileHelper
{
	enum class EEncodingOptions
	{
		AutoDetect,
		ForceAnsi,
		ForceUnicode,
		ForceUTF8,
		ForceUTF8WithoutBOM
	};
	/** UTF-8 with or without a byte order mark. */
	static bool LoadFileToString(FString& OutText, const TCHAR* Path);
	static bool LoadFileToArray(TArray<uint8>& OutBytes, const TCHAR* Path, uint32 Flags = 0);
	static bool LoadFileToStringArray(TArray<FString>& OutLines, const TCHAR* Path);
	static bool SaveStringToFile(
		FStringView Text, const TCHAR* Path, EEncodingOptions Encoding = EEncodingOptions::AutoDetect);
	static bool SaveArrayToFile(TConstArrayView<uint8> Bytes, const TCHAR* Path);
};
