namespace Sidecar.UePlugin.Tests.Rules.Language;

public class UsingNamespaceRuleTests
{
    [Fact]
    public void InAFunction_Passes() =>
        RuleAssert<UsingNamespaceRule>.Accepts(
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                namespace UE::Sidecar
                {
                void F()
                {
                	using namespace UE::Sidecar;
                }
                using FThing = int;
                }
                """
            )
        );

    [Fact]
    public void AtFileScope_IsFound() =>
        RuleAssert<UsingNamespaceRule>.Refuses(
            "using namespace",
            ("Source/Sidecar/Private/Thing.cpp", "using namespace UE::Sidecar;")
        );

    [Fact]
    public void InsideOfANamespace_IsFound() =>
        RuleAssert<UsingNamespaceRule>.Refuses(
            "using namespace",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                namespace UE
                {
                using namespace Sidecar;
                }
                """
            )
        );
}
