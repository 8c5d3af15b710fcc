// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"

class FPaths
{
public:
	static FString ProjectDir();
	static FString ProjectSavedDir();
	static FString ProjectLogDir();
	static FString ProjectConfigDir();
	static FString ProjectContentDir();
	static FString ProjectPluginsDir();
	static FString EngineDir();
	static FString LaunchDir();
	static bool FileExists(const FString& Path);
	static bool DirectoryExists(const FString& Path);
	static bool IsRelative(const FString& Path);
	static FString ConvertRelativePathToFull(const FString& Path);
	static FString ConvertRelativePathToFull(const FString& Base, const FString& Path);
	static FString GetPath(const FString& Path);
	static FString GetCleanFilename(const FString& Path);
	static FString GetBaseFilename(const FString& Path, bool bRemovePath = true);
	static FString GetExtension(const FString& Path, bool bIncludeDot = false);
	static void NormalizeFilename(FString& Path);
	static bool CollapseRelativeDirectories(FString& Path);
	template <typename... T>
	static FString Combine(const T&... Parts)
	{
		FString Result;
		((Result /= FStringView(Parts)), ...);
		return Result;
	}
	/** Where the game of a test lives; default: the working directory. */
	static void StandinSetProjectDir(const FString& Path);
};
