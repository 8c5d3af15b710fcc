namespace Sidecar.UePlugin.Tests.Rules.Modules;

public class BuildScriptRuleTests
{
    [Fact]
    public void WellFormed_Passes() =>
        RuleAssert<BuildScriptRule>.Accepts(
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
    public void OtherClassName_IsFound() =>
        RuleAssert<BuildScriptRule>.Refuses(
            "declares class Sidecar",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Other : ModuleRules
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
    public void ConstructorWithoutBase_IsFound() =>
        RuleAssert<BuildScriptRule>.Refuses(
            "has the constructor",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void WithoutPrecompiledHeaders_IsFound() =>
        RuleAssert<BuildScriptRule>.Refuses(
            "sets PCHUsage",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		Unused = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" });
                	}
                }
                """
            )
        );

    [Fact]
    public void OpenBracket_IsFound() =>
        RuleAssert<BuildScriptRule>.Refuses(
            "has no partner",
            (
                "Source/Sidecar/Sidecar.Build.cs",
                """
                public class Sidecar : ModuleRules
                {
                	public Sidecar(ReadOnlyTargetRules Target) : base(Target)
                	{
                		PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;
                		PublicDependencyModuleNames.AddRange(new[] { "Core" );
                	}
                }
                """
            )
        );

    [Fact]
    public void OtherFolder_IsFound() =>
        RuleAssert<BuildScriptRule>.Refuses(
            "it lies at Source/Sidecar/Sidecar.Build.cs",
            (
                "Source/Other/Sidecar.Build.cs",
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
}
