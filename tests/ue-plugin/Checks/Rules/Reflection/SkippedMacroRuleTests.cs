namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class SkippedMacroRuleTests
{
    [Fact]
    public void OutsideOfBlocks_Passes() =>
        RuleAssert<SkippedMacroRule>.Accepts(
            """
            #if WITH_EDITOR
            void Draw();
            #endif
            UCLASS()
            class UThing {};
            """
        );

    [Fact]
    public void EditorOnlyData_Passes() =>
        RuleAssert<SkippedMacroRule>.Accepts(
            """
            #if WITH_EDITORONLY_DATA
            UPROPERTY()
            int32 A;
            #endif
            #if WITH_EDITOR
            UFUNCTION()
            void B();
            #endif
            """
        );

    [Fact]
    public void PropertyForTheEditorBuild_IsFound() =>
        RuleAssert<SkippedMacroRule>.Refuses(
            """
            #if WITH_EDITOR
            UPROPERTY()
            int32 A;
            #endif
            """,
            "UPROPERTY inside #if WITH_EDITOR"
        );

    [Fact]
    public void OwnCondition_IsFound() =>
        RuleAssert<SkippedMacroRule>.Refuses(
            """
            #if WITH_STUB // only here
            UENUM()
            enum class EThing : uint8 {};
            #endif
            """,
            "UENUM inside #if WITH_STUB"
        );

    [Fact]
    public void ElseOfTheEditor_IsFound() =>
        RuleAssert<SkippedMacroRule>.Refuses(
            """
            #if WITH_EDITOR
            #else
            UFUNCTION()
            void B();
            #endif
            """,
            "UFUNCTION inside #if !(WITH_EDITOR)"
        );

    [Fact]
    public void IncludeGuard_IsFound() =>
        RuleAssert<SkippedMacroRule>.Refuses(
            """
            #ifndef THING_H
            #define THING_H
            UCLASS()
            class UThing {};
            #endif
            """,
            "!defined(THING_H)"
        );
}
