// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Logging/LogMacros.h"

/** Collects what commands print. */
class FOutputDevice
{
public:
	virtual ~FOutputDevice() = default;
	virtual void Serialize(const TCHAR* Text, ELogVerbosity::Type Verbosity, const FName& Category) = 0;
	void Log(const FString& Text)
	{
		Serialize(*Text, ELogVerbosity::Log, NAME_None);
	}
	void Log(const TCHAR* Text)
	{
		Serialize(Text, ELogVerbosity::Log, NAME_None);
	}
	template <typename... T>
	void Logf(std::type_identity_t<UE::Standin::TCheckedFormat<std::decay_t<T>...>> Format, T... Args)
	{
		Log(FString::Printf<T...>(Format, Args...));
	}
	template <typename... T>
	void Logf(ELogVerbosity::Type Verbosity,
		std::type_identity_t<UE::Standin::TCheckedFormat<std::decay_t<T>...>> Format, T... Args)
	{
		Serialize(*FString::Printf<T...>(Format, Args...), Verbosity, NAME_None);
	}
};

class FStringOutputDevice : public FOutputDevice
{
public:
	void Serialize(const TCHAR* InText, ELogVerbosity::Type, const FName&) override
	{
		Text += InText;
		Text += TEXT("\n");
	}
	FString Text;
};

/** Writes to the log; what GLog points to. */
class FOutputDeviceRedirector : public FOutputDevice
{
public:
	void Serialize(const TCHAR* InText, ELogVerbosity::Type Verbosity, const FName& Category) override;
};
extern FOutputDeviceRedirector* GLog;
