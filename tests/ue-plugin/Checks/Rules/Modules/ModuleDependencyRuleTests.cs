namespace Sidecar.UePlugin.Tests.Rules.Modules;

public class ModuleDependencyRuleTests
{
    [Fact]
    public void NamedAndUsed_Passes() =>
        RuleAssert<ModuleDependencyRule>.Accepts(
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core", "Engine" });
                		PrivateDependencyModuleNames.AddRange(new string[] { "Sockets" });
                		AddEngineThirdPartyPrivateStaticDependencies(Target, "nghttp2");
                	}
                }
                """
            ),
            (
                "Source/Sidecar/Public/Thing.h",
                """
                #include "CoreMinimal.h"
                #include "Components/ActorComponent.h"
                """
            ),
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                #include "Thing.h"
                #include "Sockets.h"
                #include <vector>
                #include <nghttp2/nghttp2.h>
                """
            )
        );

    [Fact]
    public void MissingModule_IsFound() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "Sockets.h is of module Sockets, which Sidecar.Build.cs does not name",
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
                "Source/Sidecar/Private/Thing.cpp",
                """
                #include "Sockets.h"
                """
            )
        );

    [Fact]
    public void UnusedModule_IsFound() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "no include needs module Slate",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                		PrivateDependencyModuleNames.AddRange(new string[] { "Slate" });
                	}
                }
                """
            ),
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                #include "CoreMinimal.h"
                """
            )
        );

    [Fact]
    public void CommentedOutModule_DoesNotCount() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "of module Sockets",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                		// PrivateDependencyModuleNames.Add("Sockets");
                	}
                }
                """
            ),
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                #include "Sockets.h"
                """
            )
        );

    [Fact]
    public void PrivateModuleInAPublicHeader_IsFound() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "LiveLinkInterface is a public dependency",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                		PrivateDependencyModuleNames.AddRange(new string[] { "LiveLinkInterface" });
                	}
                }
                """
            ),
            (
                "Source/Sidecar/Public/Thing.h",
                """
                #include "ILiveLinkSource.h"
                """
            )
        );

    [Fact]
    public void SettingsHeader_IsOfDeveloperSettingsNotOfEngine() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "of module DeveloperSettings",
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
                "Source/Sidecar/Private/Thing.cpp",
                """
                #include "Engine/DeveloperSettings.h"
                """
            )
        );

    [Fact]
    public void NamedTwice_IsFound() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "module Core is named twice",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                		PrivateDependencyModuleNames.AddRange(new string[] { "Core" });
                	}
                }
                """
            ),
            ("Source/Sidecar/Private/Thing.cpp", "")
        );

    [Fact]
    public void UnknownHeader_IsFound() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "Ghost.h is neither here nor",
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
                "Source/Sidecar/Private/Thing.cpp",
                """
                #include "Ghost.h"
                """
            )
        );

    [Fact]
    public void ReflectedType_NeedsCoreUObject() =>
        RuleAssert<ModuleDependencyRule>.Accepts(
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core", "CoreUObject" });
                	}
                }
                """
            ),
            (
                "Source/Sidecar/Public/Thing.h",
                """
                #include "Thing.generated.h"
                USTRUCT()
                struct FThing {};
                """
            )
        );

    [Fact]
    public void OtherModuleOfThePlugin_IsNeededByItsHeader() =>
        RuleAssert<ModuleDependencyRule>.Refuses(
            "which SidecarTests.Build.cs does not name",
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
            ),
            ("Source/Sidecar/Public/Thing.h", ""),
            (
                "Source/SidecarTests/Private/ThingTest.cpp",
                """
                #include "Thing.h"
                """
            )
        );
}
