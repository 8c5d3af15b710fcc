// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Misc/DateTime.h"

#include <chrono>
#include <ctime>

namespace UE::Standin
{
namespace
{
constexpr int64 UnixEpochTicks = 621355968000000000;
}
} // namespace UE::Standin

FString FTimespan::ToString() const
{
	return FString::Printf(TEXT("%.3f s"), GetTotalSeconds());
}

FDateTime FDateTime::UtcNow()
{
	const std::chrono::nanoseconds Since = std::chrono::system_clock::now().time_since_epoch();
	return FDateTime(UE::Standin::UnixEpochTicks + Since.count() / 100);
}

FDateTime FDateTime::Now()
{
	return UtcNow();
}

FDateTime FDateTime::FromUnixTimestamp(int64 Seconds)
{
	return FDateTime(UE::Standin::UnixEpochTicks + Seconds * ETimespan::TicksPerSecond);
}

int64 FDateTime::ToUnixTimestamp() const
{
	return (Ticks - UE::Standin::UnixEpochTicks) / ETimespan::TicksPerSecond;
}

FString FDateTime::ToString(const TCHAR* Format) const
{
	const std::time_t Seconds = static_cast<std::time_t>(ToUnixTimestamp());
	std::tm Parts{};
	gmtime_r(&Seconds, &Parts);
	char Buffer[128];
	const SIZE_T Length = std::strftime(Buffer, sizeof Buffer, TCHAR_TO_UTF8(Format), &Parts);
	return UE::Standin::FromUtf8(std::string(Buffer, Length));
}

FString FDateTime::ToIso8601() const
{
	return ToString(TEXT("%Y-%m-%dT%H:%M:%SZ"));
}
