namespace Sidecar.UePlugin.Tests.Rules.Modules;

public class PublicHeaderRuleTests
{
    [Fact]
    public void UnrealAndPublic_Passes() =>
        RuleAssert<PublicHeaderRule>.Accepts(
            (
                "Source/Sidecar/Public/Thing.h",
                """
                #include "CoreMinimal.h"
                #include "Other.h"
                """
            ),
            ("Source/Sidecar/Public/Other.h", ""),
            ("Source/Sidecar/Private/Other/Hidden.h", "#include <vector>")
        );

    [Fact]
    public void StandardHeader_IsFound() =>
        RuleAssert<PublicHeaderRule>.Refuses("#include <vector>", "<vector> in a public header");

    [Fact]
    public void StdName_IsFound() =>
        RuleAssert<PublicHeaderRule>.Refuses("class FThing { std::atomic<int> A; };", "std:: in a public header");

    [Fact]
    public void Core_IsFound() =>
        RuleAssert<PublicHeaderRule>.Refuses(
            """
            #include "Core/Wire/Frame.h"
            """,
            "Core/Wire/Frame.h is private"
        );

    [Fact]
    public void PrivateFile_IsFound() =>
        RuleAssert<PublicHeaderRule>.Refuses(
            "Hidden.h is private",
            (
                "Source/Sidecar/Public/Thing.h",
                """
                #include "Hidden.h"
                """
            ),
            ("Source/Sidecar/Private/Hidden.h", "")
        );
}
