// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Interop/SidecarText.h"

#include "Containers/StringConv.h"

namespace UE::Sidecar
{
FString FromUtf8(std::string_view Text)
{
	const FUTF8ToTCHAR Converted(Text.data(), static_cast<int32>(Text.size()));
	FString Result;
	Result.AppendChars(Converted.Get(), Converted.Length());
	return Result;
}

std::string ToUtf8(const FString& Text)
{
	const FTCHARToUTF8 Converted(*Text, Text.Len());
	return std::string(reinterpret_cast<const char*>(Converted.Get()), static_cast<size_t>(Converted.Length()));
}
}
