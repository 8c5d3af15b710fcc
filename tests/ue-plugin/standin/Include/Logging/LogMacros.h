// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Logging/LogCategory.h"

namespace UE::Standin
{
/** Keeps the line (see Standin/LogCapture.h), prints it to stderr; Fatal ends the process. Any thread. */
void WriteLog(const FLogCategoryBase& Category, ELogVerbosity::Type Verbosity, const FString& Message);
} // namespace UE::Standin

#define DECLARE_LOG_CATEGORY_EXTERN(CategoryName, DefaultVerbosity, CompileTimeVerbosity)                              \
	extern struct FLogCategory##CategoryName                                                                           \
		: public FLogCategory<ELogVerbosity::DefaultVerbosity, ELogVerbosity::CompileTimeVerbosity>                    \
	{                                                                                                                  \
		FLogCategory##CategoryName()                                                                                   \
			: FLogCategory(TEXT(#CategoryName))                                                                        \
		{                                                                                                              \
		}                                                                                                              \
	} CategoryName
#define DEFINE_LOG_CATEGORY(CategoryName) FLogCategory##CategoryName CategoryName
#define DEFINE_LOG_CATEGORY_STATIC(CategoryName, DefaultVerbosity, CompileTimeVerbosity)                               \
	static struct FLogCategory##CategoryName                                                                           \
		: public FLogCategory<ELogVerbosity::DefaultVerbosity, ELogVerbosity::CompileTimeVerbosity>                    \
	{                                                                                                                  \
		FLogCategory##CategoryName()                                                                                   \
			: FLogCategory(TEXT(#CategoryName))                                                                        \
		{                                                                                                              \
		}                                                                                                              \
	} CategoryName

#define UE_LOG(CategoryName, Verbosity, Format, ...)                                                                   \
	do                                                                                                                 \
	{                                                                                                                  \
		if (!CategoryName.IsSuppressed(ELogVerbosity::Verbosity))                                                      \
		{                                                                                                              \
			UE::Standin::WriteLog(                                                                                     \
				CategoryName, ELogVerbosity::Verbosity, FString::Printf(Format __VA_OPT__(, ) __VA_ARGS__));           \
		}                                                                                                              \
	} while (false)
#define UE_CLOG(Condition, CategoryName, Verbosity, Format, ...)                                                       \
	do                                                                                                                 \
	{                                                                                                                  \
		if (Condition)                                                                                                 \
		{                                                                                                              \
			UE_LOG(CategoryName, Verbosity, Format __VA_OPT__(, ) __VA_ARGS__);                                        \
		}                                                                                                              \
	} while (false)
#define UE_LOG_ACTIVE(CategoryName, Verbosity) (!CategoryName.IsSuppressed(ELogVerbosity::Verbosity))

DECLARE_LOG_CATEGORY_EXTERN(LogTemp, Log, All);
DECLARE_LOG_CATEGORY_EXTERN(LogEngine, Log, All);
DECLARE_LOG_CATEGORY_EXTERN(LogAudio, Log, All);
DECLARE_LOG_CATEGORY_EXTERN(LogLiveLink, Log, All);
