// Copyright (c) 2026 The Sidecar authors. MIT licence.

using UnrealBuildTool;

public class Sidecar : ModuleRules
{
	public Sidecar(ReadOnlyTargetRules Target)
		: base(Target)
	{
		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
		CppStandard = CppStandardVersion.Cpp20;

		PublicDependencyModuleNames.AddRange(
			new[] { "Core", "CoreUObject", "DeveloperSettings", "Engine", "LiveLinkInterface" }
		);

		PrivateDependencyModuleNames.AddRange(new[] { "AudioCaptureCore", "Networking", "Projects", "Sockets" });

		// The engine's own: nothing is bundled, so nothing can clash with the engine's libraries.
		AddEngineThirdPartyPrivateStaticDependencies(Target, "nghttp2");
	}
}
