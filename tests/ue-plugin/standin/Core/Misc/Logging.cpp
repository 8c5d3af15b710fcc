// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/LogCapture.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>

DEFINE_LOG_CATEGORY(LogTemp);
DEFINE_LOG_CATEGORY(LogEngine);
DEFINE_LOG_CATEGORY(LogAudio);
DEFINE_LOG_CATEGORY(LogLiveLink);

const TCHAR* ToString(ELogVerbosity::Type Verbosity)
{
	static const TCHAR* const Names[] = {TEXT("NoLogging"), TEXT("Fatal"), TEXT("Error"), TEXT("Warning"),
		TEXT("Display"), TEXT("Log"), TEXT("Verbose"), TEXT("VeryVerbose")};
	return Names[Verbosity];
}

namespace UE::Standin
{
namespace
{
struct FLogStore
{
	std::mutex Lock;
	TArray<FLogLine> Lines;
	std::atomic<bool> bToStandardError{true};
};

FLogStore& LogStore()
{
	static FLogStore* const Store = new FLogStore();
	return *Store;
}
} // namespace

void WriteLog(const FLogCategoryBase& Category, ELogVerbosity::Type Verbosity, const FString& Message)
{
	FLogStore& Store = LogStore();
	FLogLine Line;
	Line.Category = Category.GetCategoryName();
	Line.Verbosity = Verbosity;
	Line.Message = Message;
	if (Store.bToStandardError || Verbosity == ELogVerbosity::Fatal)
	{
		const FString Text =
			FString::Printf(TEXT("%s: %s: %s\n"), *Line.Category.ToString(), ToString(Verbosity), *Message);
		std::fputs(TCHAR_TO_UTF8(*Text), stderr);
	}
	{
		const std::lock_guard<std::mutex> Guard(Store.Lock);
		Store.Lines.Add(MoveTemp(Line));
	}
	if (Verbosity == ELogVerbosity::Fatal)
	{
		std::abort();
	}
}

TArray<FLogLine> GetLog()
{
	const std::lock_guard<std::mutex> Guard(LogStore().Lock);
	return LogStore().Lines;
}

void ClearLog()
{
	const std::lock_guard<std::mutex> Guard(LogStore().Lock);
	LogStore().Lines.Empty();
}

bool LogContains(FName Category, FStringView Part)
{
	return GetLog().ContainsByPredicate(
		[&](const FLogLine& Line)
		{
			return Line.Category == Category && Line.Message.Contains(Part);
		});
}

void SetLogToStandardError(bool bEnabled)
{
	LogStore().bToStandardError = bEnabled;
}
} // namespace UE::Standin
