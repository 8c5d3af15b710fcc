namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class FunctionRuleTests
{
    [Fact]
    public void DifferentNames_Pass() =>
        RuleAssert<FunctionRule>.Accepts(
            """
            UCLASS()
            class UThing
            {
            	UFUNCTION()
            	void A();
            	UFUNCTION()
            	void B();
            	void B(int32 Plain);
            };
            """
        );

    [Fact]
    public void Overload_IsFound() =>
        RuleAssert<FunctionRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	UFUNCTION()
            	void Say(FString Text);
            	UFUNCTION()
            	void say(FText Text);
            };
            """,
            "can't be overloaded"
        );

    [Fact]
    public void InAStruct_IsFound() =>
        RuleAssert<FunctionRule>.Refuses(
            """
            USTRUCT()
            struct FThing
            {
            	UFUNCTION()
            	void Say();
            };
            """,
            "a USTRUCT has no UFUNCTION"
        );
}
