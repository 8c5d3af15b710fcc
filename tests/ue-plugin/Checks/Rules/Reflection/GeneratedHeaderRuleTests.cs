namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class GeneratedHeaderRuleTests
{
    [Fact]
    public void OwnGeneratedHeaderLast_Passes() =>
        RuleAssert<GeneratedHeaderRule>.Accepts(
            """
            #include "CoreMinimal.h"
            #include "Thing.generated.h"
            UCLASS()
            class UThing : public UObject {};
            """
        );

    [Fact]
    public void NoMacro_NeedsNone() =>
        RuleAssert<GeneratedHeaderRule>.Accepts(
            """
            #include "CoreMinimal.h"
            // UCLASS()
            class FThing {};
            """
        );

    [Fact]
    public void MissingInclude_IsFound() =>
        RuleAssert<GeneratedHeaderRule>.Refuses(
            """
            #include "CoreMinimal.h"
            UENUM()
            enum class EThing : uint8 { A };
            """,
            "includes \"Thing.generated.h\""
        );

    [Fact]
    public void NotLast_IsFound() =>
        RuleAssert<GeneratedHeaderRule>.Refuses(
            """
            #include "Thing.generated.h"
            #include "CoreMinimal.h"
            UCLASS()
            class UThing : public UObject {};
            """,
            "is the last include"
        );

    [Fact]
    public void NameOfAnotherFile_IsFound() =>
        RuleAssert<GeneratedHeaderRule>.Refuses(
            """
            #include "Other.generated.h"
            UCLASS()
            class UThing : public UObject {};
            """,
            "exactly one generated header"
        );

    [Fact]
    public void WithoutMacro_IsFound() =>
        RuleAssert<GeneratedHeaderRule>.Refuses(
            """
            #include "Thing.generated.h"
            class FThing {};
            """,
            "only into a header with a U-macro"
        );

    [Fact]
    public void DelegateAlone_NeedsItToo() =>
        RuleAssert<GeneratedHeaderRule>.Refuses(
            "DECLARE_DYNAMIC_MULTICAST_DELEGATE(FOnThing);",
            "includes \"Thing.generated.h\""
        );

    [Fact]
    public void MacroInACpp_IsFound() =>
        RuleAssert<GeneratedHeaderRule>.Refuses(
            "reads no .cpp",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                UCLASS()
                class UThing : public UObject {};
                """
            )
        );
}
