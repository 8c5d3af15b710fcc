namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class HeaderNameRuleTests
{
    [Fact]
    public void DifferentNames_Pass() =>
        RuleAssert<HeaderNameRule>.Accepts(
            (
                "Source/Sidecar/Public/A.h",
                """
                UCLASS()
                class UA {};
                """
            ),
            (
                "Source/Sidecar/Public/B.h",
                """
                UCLASS()
                class UB {};
                """
            ),
            ("Source/Sidecar/Private/Core/A.h", "class FA {};")
        );

    [Fact]
    public void SameNameInAnotherFolder_IsFound() =>
        RuleAssert<HeaderNameRule>.Refuses(
            "Public/A.h has that name too",
            (
                "Source/Sidecar/Public/A.h",
                """
                UCLASS()
                class UA {};
                """
            ),
            (
                "Source/Sidecar/Private/Audio/a.h",
                """
                UCLASS()
                class UA2 {};
                """
            )
        );
}
