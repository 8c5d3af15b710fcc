// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Misc/Guid.h"

#include <mutex>
#include <random>

FGuid FGuid::NewGuid()
{
	static std::mutex Lock;
	static std::mt19937 Generator{std::random_device{}()};
	const std::lock_guard<std::mutex> Guard(Lock);
	return FGuid(static_cast<uint32>(Generator()) | 1u, static_cast<uint32>(Generator()),
		static_cast<uint32>(Generator()), static_cast<uint32>(Generator()));
}

FString FGuid::ToString(EGuidFormats Format) const
{
	if (Format == EGuidFormats::Digits)
	{
		return FString::Printf(TEXT("%08X%08X%08X%08X"), A, B, C, D);
	}
	const FString Text =
		FString::Printf(TEXT("%08X-%04X-%04X-%04X-%04X%08X"), A, B >> 16, B & 0xffff, C >> 16, C & 0xffff, D);
	return Format == EGuidFormats::DigitsWithHyphensLower ? Text.ToLower() : Text;
}
