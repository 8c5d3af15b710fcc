// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

namespace UE::Standin
{
/** Ends the process, as a failed check does in Unreal. Any thread. */
[[noreturn]] void CheckFailed(const char* Expression, const char* File, int Line);
[[noreturn]] void CheckFailedWith(const char* Expression, const char* File, int Line, const class FFailureText& Text);
/** Records a failure (see Standin/Failures.h) and returns false. Any thread. */
bool EnsureFailed(const char* Expression, const char* File, int Line);
bool EnsureFailedWith(const char* Expression, const char* File, int Line, const class FFailureText& Text);
} // namespace UE::Standin

#define check(Expr)                                                                                                    \
	do                                                                                                                 \
	{                                                                                                                  \
		if (!(Expr))                                                                                                   \
		{                                                                                                              \
			UE::Standin::CheckFailed(#Expr, __FILE__, __LINE__);                                                       \
		}                                                                                                              \
	} while (false)
#define checkf(Expr, Format, ...)                                                                                      \
	do                                                                                                                 \
	{                                                                                                                  \
		if (!(Expr))                                                                                                   \
		{                                                                                                              \
			UE::Standin::CheckFailedWith(                                                                              \
				#Expr, __FILE__, __LINE__, FString::Printf(Format __VA_OPT__(, ) __VA_ARGS__));                        \
		}                                                                                                              \
	} while (false)
#define checkSlow(Expr) check(Expr)
#define checkNoEntry() check(!"checkNoEntry")
#define verify(Expr) check(Expr)
#define verifyf(Expr, Format, ...) checkf(Expr, Format __VA_OPT__(, ) __VA_ARGS__)
#define unimplemented() check(!"unimplemented")
#define ensure(Expr) (!!(Expr) || UE::Standin::EnsureFailed(#Expr, __FILE__, __LINE__))
#define ensureAlways(Expr) ensure(Expr)
#define ensureMsgf(Expr, Format, ...)                                                                                  \
	(!!(Expr)                                                                                                          \
		|| UE::Standin::EnsureFailedWith(                                                                              \
			#Expr, __FILE__, __LINE__, FString::Printf(Format __VA_OPT__(, ) __VA_ARGS__)))
#define ensureAlwaysMsgf(Expr, Format, ...) ensureMsgf(Expr, Format __VA_OPT__(, ) __VA_ARGS__)
