namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class GeneratedBodyRuleTests
{
    [Fact]
    public void EachBody_Passes() =>
        RuleAssert<GeneratedBodyRule>.Accepts(
            """
            UCLASS()
            class SIDECAR_API UThing final : public UObject
            {
            	GENERATED_BODY()
            };
            USTRUCT()
            struct FThing
            {
            	GENERATED_BODY()
            	int32 A = 0;
            };
            """
        );

    [Fact]
    public void ClassWithout_IsFound() =>
        RuleAssert<GeneratedBodyRule>.Refuses(
            """
            UCLASS(meta = (DisplayName = "GENERATED_BODY()"))
            class UThing : public UObject
            {
            	// GENERATED_BODY()
            public:
            	int32 A = 0;
            };
            """,
            "UThing has no GENERATED_BODY"
        );

    [Fact]
    public void StructWithout_IsFound() =>
        RuleAssert<GeneratedBodyRule>.Refuses(
            """
            USTRUCT()
            struct FThing
            {
            	int32 A = 0;
            };
            """,
            "FThing has no GENERATED_BODY"
        );

    [Fact]
    public void InterfaceWithItsClass_Passes() =>
        RuleAssert<GeneratedBodyRule>.Accepts(
            """
            UINTERFACE()
            class UEar : public UInterface
            {
            	GENERATED_BODY()
            };
            class SIDECAR_API IEar
            {
            	GENERATED_BODY()
            };
            """
        );

    [Fact]
    public void InterfaceAlone_IsFound() =>
        RuleAssert<GeneratedBodyRule>.Refuses(
            """
            UINTERFACE()
            class UEar : public UInterface
            {
            	GENERATED_BODY()
            };
            """,
            "no class IEar"
        );
}
