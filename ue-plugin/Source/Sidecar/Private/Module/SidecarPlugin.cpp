// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Module/SidecarPlugin.h"

#include "CoreMinimal.h"
#include "Interfaces/IPluginManager.h"
#include "Interop/SidecarText.h"

namespace UE::Sidecar
{
std::string PluginVersion()
{
	const TSharedPtr<IPlugin> Plugin = IPluginManager::Get().FindPlugin(TEXT("Sidecar"));
	return Plugin.IsValid() ? ToUtf8(Plugin->GetDescriptor().VersionName) : std::string();
}
}
