// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "Containers/UnrealString.h"

/** In memory only. */
class FConfigCacheIni
{
public:
	bool GetString(const TCHAR* Section, const TCHAR* Key, FString& OutValue, const FString& File);
	bool GetBool(const TCHAR* Section, const TCHAR* Key, bool& bOutValue, const FString& File);
	bool GetInt(const TCHAR* Section, const TCHAR* Key, int32& OutValue, const FString& File);
	void SetString(const TCHAR* Section, const TCHAR* Key, const TCHAR* Value, const FString& File);

private:
	TMap<FString, FString> Values;
};
extern FConfigCacheIni* GConfig;
extern FString GGameIni;
extern FString GEngineIni;
