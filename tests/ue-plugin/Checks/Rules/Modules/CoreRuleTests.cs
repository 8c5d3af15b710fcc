namespace Sidecar.UePlugin.Tests.Rules.Modules;

public class CoreRuleTests
{
    [Fact]
    public void StandardLibraryAndItself_Pass() =>
        RuleAssert<CoreRule>.Accepts(
            (
                "Source/Sidecar/Private/Core/A/A.h",
                """
                #include "Core/B/B.h"
                #include <vector>
                #include <nghttp2/nghttp2.h>
                namespace UE::Sidecar { struct FRing { std::uint32_t Count; }; } // FString, TEXT
                """
            ),
            ("Source/Sidecar/Private/Core/B/B.h", "")
        );

    [Fact]
    public void UnrealHeader_IsFound() =>
        RuleAssert<CoreRule>.Refuses(
            "Core includes CoreMinimal.h",
            (
                "Source/Sidecar/Private/Core/A.h",
                """
                #include "CoreMinimal.h"
                """
            )
        );

    [Fact]
    public void SystemHeader_IsFound() =>
        RuleAssert<CoreRule>.Refuses(
            "Core includes sys/socket.h",
            ("Source/Sidecar/Private/Core/A.h", "#include <sys/socket.h>")
        );

    [Fact]
    public void ThinLayer_IsFound() =>
        RuleAssert<CoreRule>.Refuses(
            "Core includes Thing.h",
            (
                "Source/Sidecar/Private/Core/A.h",
                """
                #include "Thing.h"
                """
            ),
            ("Source/Sidecar/Public/Thing.h", "")
        );

    [Fact]
    public void UnrealType_IsFound() =>
        RuleAssert<CoreRule>.Refuses(
            "FString is a name of",
            ("Source/Sidecar/Private/Core/A.h", "void Say(const FString& Text);")
        );

    [Fact]
    public void UnrealMacroAsAName_IsFound() =>
        RuleAssert<CoreRule>.Refuses("IN is a name of", ("Source/Sidecar/Private/Core/A.h", "enum class EWay { IN };"));

    [Fact]
    public void NestedTypeOfThatName_Passes() =>
        RuleAssert<CoreRule>.Accepts(
            ("Source/Sidecar/Private/Core/A.h", "struct FAnswer { struct FText { int A; }; FText Text; };"),
            ("Source/Sidecar/Private/Core/A.cpp", "FAnswer::FText Make();")
        );
}
