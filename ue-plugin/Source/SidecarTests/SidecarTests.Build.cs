// Copyright (c) 2026 The Sidecar authors. MIT licence.

using UnrealBuildTool;

public class SidecarTests : ModuleRules
{
	public SidecarTests(ReadOnlyTargetRules Target)
		: base(Target)
	{
		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
		CppStandard = CppStandardVersion.Cpp20;

		PrivateDependencyModuleNames.AddRange(
			new[] { "Core", "CoreUObject", "Engine", "LiveLinkInterface", "Sidecar" }
		);
	}
}
