// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Standin/Failures.h"

#include "Misc/AssertionMacros.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace UE::Standin
{
namespace
{
struct FFailureStore
{
	std::mutex Lock;
	TArray<FString> Failures;
};

FFailureStore& FailureStore()
{
	static FFailureStore* const Store = new FFailureStore();
	return *Store;
}
} // namespace

void ReportFailure(const FString& Message)
{
	std::fprintf(stderr, "Stand-in failure: %s\n", TCHAR_TO_UTF8(*Message));
	const std::lock_guard<std::mutex> Guard(FailureStore().Lock);
	FailureStore().Failures.Add(Message);
}

TArray<FString> TakeFailures()
{
	const std::lock_guard<std::mutex> Guard(FailureStore().Lock);
	TArray<FString> Result = MoveTemp(FailureStore().Failures);
	FailureStore().Failures.Reset();
	return Result;
}

int32 NumFailures()
{
	const std::lock_guard<std::mutex> Guard(FailureStore().Lock);
	return FailureStore().Failures.Num();
}

void CheckFailed(const char* Expression, const char* File, int Line)
{
	std::fprintf(stderr, "Assertion failed: %s [%s:%d]\n", Expression, File, Line);
	std::abort();
}

void CheckFailedWith(const char* Expression, const char* File, int Line, const FFailureText& Text)
{
	std::fprintf(stderr, "%s\n", Text.Utf8.c_str());
	CheckFailed(Expression, File, Line);
}

bool EnsureFailed(const char* Expression, const char* File, int Line)
{
	ReportFailure(FString::Printf(TEXT("Ensure condition failed: %hs [%hs:%d]"), Expression, File, Line));
	return false;
}

bool EnsureFailedWith(const char* Expression, const char* File, int Line, const FFailureText& Text)
{
	ReportFailure(
		FString::Printf(TEXT("Ensure condition failed: %hs: %hs [%hs:%d]"), Expression, Text.Utf8.c_str(), File, Line));
	return false;
}
} // namespace UE::Standin
