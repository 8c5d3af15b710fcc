namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class TypeNameRuleTests
{
    [Fact]
    public void Prefixes_Pass() =>
        RuleAssert<TypeNameRule>.Accepts(
            """
            UCLASS()
            class UThing : public UObject {};
            UCLASS()
            class AThing : public AActor {};
            USTRUCT()
            struct FThing {};
            UENUM(BlueprintType)
            enum class EThing : uint8 { A };
            """
        );

    [Fact]
    public void ClassWithoutU_IsFound() =>
        RuleAssert<TypeNameRule>.Refuses(
            """
            UCLASS()
            class SIDECAR_API FThing : public UObject {};
            """,
            "begins with U or A"
        );

    [Fact]
    public void StructWithoutF_IsFound() =>
        RuleAssert<TypeNameRule>.Refuses(
            """
            USTRUCT()
            struct Thing {};
            """,
            "begins with F"
        );

    [Fact]
    public void EnumForBlueprintOfOtherSize_IsFound() =>
        RuleAssert<TypeNameRule>.Refuses(
            """
            UENUM(BlueprintType)
            enum class EThing : int32 { A };
            """,
            "enum class : uint8"
        );

    [Fact]
    public void UnscopedEnum_IsFound() =>
        RuleAssert<TypeNameRule>.Refuses(
            """
            UENUM()
            enum EThing { A };
            """,
            "comes enum class"
        );

    [Fact]
    public void InANamespace_IsFound() =>
        RuleAssert<TypeNameRule>.Refuses(
            """
            namespace UE::Sidecar
            {
            USTRUCT()
            struct FThing {};
            }
            """,
            "stands in no namespace"
        );
}
