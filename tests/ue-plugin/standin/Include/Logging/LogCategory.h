// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Logging/LogVerbosity.h"
#include "UObject/NameTypes.h"

#include <atomic>

struct FLogCategoryBase
{
	FLogCategoryBase(const TCHAR* InName, ELogVerbosity::Type InDefault, ELogVerbosity::Type InCompiled)
		: Name(InName)
		, Verbosity(InDefault)
		, Compiled(InCompiled)
	{
	}
	FName GetCategoryName() const
	{
		return FName(Name);
	}
	bool IsSuppressed(ELogVerbosity::Type Level) const
	{
		return Level > Verbosity.load(std::memory_order_relaxed) || Level > Compiled;
	}
	ELogVerbosity::Type GetVerbosity() const
	{
		return Verbosity.load(std::memory_order_relaxed);
	}
	void SetVerbosity(ELogVerbosity::Type Level)
	{
		Verbosity.store(Level, std::memory_order_relaxed);
	}

private:
	const TCHAR* Name;
	std::atomic<ELogVerbosity::Type> Verbosity;
	ELogVerbosity::Type Compiled;
};

template <ELogVerbosity::Type InDefault, ELogVerbosity::Type InCompiled>
struct FLogCategory : FLogCategoryBase
{
	explicit FLogCategory(const TCHAR* InName)
		: FLogCategoryBase(InName, InDefault, InCompiled)
	{
	}
};
