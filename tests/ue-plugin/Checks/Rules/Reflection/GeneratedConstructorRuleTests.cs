namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class GeneratedConstructorRuleTests
{
    [Fact]
    public void MembersThatBeginEmpty_Pass() =>
        RuleAssert<GeneratedConstructorRule>.Accepts(
            """
            UCLASS()
            class UThing
            {
            	TSharedPtr<FThing> Shared;
            	int32 Count = 0;
            	TUniquePtr<FThing> Make() const;
            	FThing& Get();
            };
            """
        );

    [Fact]
    public void UniquePointer_IsFound() =>
        RuleAssert<GeneratedConstructorRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	TUniquePtr<FThing> Owned;
            };
            """,
            "Owned: a TUniquePtr has to know its type"
        );

    [Theory]
    [InlineData("TSharedRef<FThing> Kept;")]
    [InlineData("FThing& Kept;")]
    public void MemberThatCannotBeEmpty_IsFound(string member) =>
        RuleAssert<GeneratedConstructorRule>.Refuses(
            $$"""
            UCLASS()
            class UThing
            {
            	{{member}}
            };
            """,
            "Kept: it can't begin empty"
        );
}
