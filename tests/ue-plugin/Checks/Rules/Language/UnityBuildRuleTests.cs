namespace Sidecar.UePlugin.Tests.Rules.Language;

public class UnityBuildRuleTests
{
    [Fact]
    public void OwnNamespaces_Pass() =>
        RuleAssert<UnityBuildRule>.Accepts(
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                namespace UE::Sidecar::ThingPrivate
                {
                constexpr int Limit = 1;
                void Step(int A) {}
                }
                void FThing::Go() {}
                void Declared();
                """
            ),
            (
                "Source/Sidecar/Private/Other.cpp",
                """
                namespace UE::Sidecar::OtherPrivate
                {
                constexpr int Limit = 1;
                void Step(int A) {}
                }
                void FOther::Go() {}
                void Declared();
                """
            )
        );

    [Fact]
    public void Overloads_Pass() =>
        RuleAssert<UnityBuildRule>.Accepts(
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                namespace UE
                {
                int Size(int A) { return A; }
                }
                """
            ),
            (
                "Source/Sidecar/Private/Other.cpp",
                """
                namespace UE
                {
                int Size(float A) { return 1; }
                }
                """
            )
        );

    [Fact]
    public void OtherModule_Passes() =>
        RuleAssert<UnityBuildRule>.Accepts(
            ("Source/Sidecar/Private/Thing.cpp", "static int Limit = 1;"),
            ("Source/SidecarTests/Private/T.cpp", "static int Limit = 1;")
        );

    [Fact]
    public void StaticFunctionTwice_IsFound() =>
        RuleAssert<UnityBuildRule>.Refuses(
            "Step is also defined",
            ("Source/Sidecar/Private/Thing.cpp", "static void Step(int A) { int Local = A; }"),
            ("Source/Sidecar/Private/Other.cpp", "static void Step(int B) { int Local = B; }")
        );

    [Fact]
    public void AnonymousNamespaceTwice_IsFound() =>
        RuleAssert<UnityBuildRule>.Refuses(
            "Limit is also defined",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                namespace UE
                {
                namespace
                {
                constexpr int Limit = 1;
                }
                }
                """
            ),
            (
                "Source/Sidecar/Private/Other.cpp",
                """
                namespace UE
                {
                namespace
                {
                const float Limit{2};
                }
                }
                """
            )
        );

    [Fact]
    public void StructTwice_IsFound() =>
        RuleAssert<UnityBuildRule>.Refuses(
            "FState is also defined",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                namespace
                {
                struct FState { int A; };
                }
                """
            ),
            ("Source/Sidecar/Private/Other.cpp", "struct FState final : FBase { int B; };")
        );

    [Fact]
    public void MacroTwice_IsFound() =>
        RuleAssert<UnityBuildRule>.Refuses(
            "LOCTEXT_NAMESPACE is also defined",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                #define LOCTEXT_NAMESPACE "A"
                #undef LOCTEXT_NAMESPACE
                """
            ),
            (
                "Source/Sidecar/Private/Other.cpp",
                """
                #define LOCTEXT_NAMESPACE "B"
                """
            ),
            (
                "Source/Sidecar/Private/Third.cpp",
                """
                #define LOCTEXT_NAMESPACE "C"
                """
            )
        );
}
