// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/UnrealString.h"
#include "Templates/SharedPointer.h"

struct FPluginDescriptor
{
	int32 Version = 1;
	FString VersionName;
	FString FriendlyName;
};

class IPlugin
{
public:
	FString GetName() const
	{
		return Name;
	}
	FString GetBaseDir() const
	{
		return BaseDir;
	}
	FString GetContentDir() const
	{
		return BaseDir / FString(TEXT("Content"));
	}
	const FPluginDescriptor& GetDescriptor() const
	{
		return Descriptor;
	}
	bool IsEnabled() const
	{
		return true;
	}

	FString Name;
	FString BaseDir;
	FPluginDescriptor Descriptor;
};

class IPluginManager
{
public:
	static IPluginManager& Get();
	TSharedPtr<IPlugin> FindPlugin(FStringView Name);
	TSharedPtr<IPlugin> FindEnabledPlugin(FStringView Name)
	{
		return FindPlugin(Name);
	}
	/** Tests say which plugins there are. */
	void StandinAdd(const FString& Name, const FString& BaseDir, const FString& VersionName);

private:
	TArray<TSharedPtr<IPlugin>> Plugins;
};
