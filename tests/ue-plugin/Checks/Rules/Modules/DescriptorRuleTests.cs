namespace Sidecar.UePlugin.Tests.Rules.Modules;

public class DescriptorRuleTests
{
    [Fact]
    public void KnownKeysAndModules_Pass() =>
        RuleAssert<DescriptorRule>.Accepts(
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionName": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core", "LiveLink" });
                	}
                }
                """
            )
        );

    [Fact]
    public void UnknownKey_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "the descriptor has the key VersionNumber",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionNumber": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void PinnedEngine_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "has the key EngineVersion",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "EngineVersion": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void OldPlatformKey_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "a module has the key WhitelistPlatforms",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionName": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "WhitelistPlatforms": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void UnknownType_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "has the type Run",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionName": "1", "Modules": [ { "Name": "Sidecar", "Type": "Run", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void ModuleWithoutFolder_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "has no Source/Sidecar/Sidecar.Build.cs",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionName": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            )
        );

    [Fact]
    public void FolderWithoutModule_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "module SidecarTests is in Source",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionName": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            ),
            (
                "Source/SidecarTests/SidecarTests.Build.cs",
                """
                public class SidecarTests : ModuleRules
                {
                	public SidecarTests(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void EnginePluginNotNamed_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "plugin AudioCapture is used",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, "VersionName": "1", "Modules": [ { "Name": "Sidecar", "Type": "Runtime", "LoadingPhase": "Default" } ], "Plugins": [ { "Name": "LiveLink", "Enabled": true } ] }
                """
            ),
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core", "AudioCapture" });
                	}
                }
                """
            )
        );

    [Fact]
    public void BrokenJson_IsFound() =>
        RuleAssert<DescriptorRule>.Refuses(
            "is no JSON object",
            (
                "Sidecar.uplugin",
                """
                { "FileVersion": 3, }
                """
            )
        );
}
