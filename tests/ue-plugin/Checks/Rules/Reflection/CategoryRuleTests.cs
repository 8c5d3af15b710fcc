namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class CategoryRuleTests
{
    [Fact]
    public void WithCategory_Passes() =>
        RuleAssert<CategoryRule>.Accepts(
            """
            UCLASS()
            class UThing
            {
            	UPROPERTY(EditAnywhere, Category = "Sidecar")
            	int32 A = 0;
            	UFUNCTION(BlueprintCallable, Category = Sidecar)
            	void B();
            	UPROPERTY(Transient)
            	int32 C = 0;
            };
            """
        );

    [Fact]
    public void AsyncFactory_NeedsNone() =>
        RuleAssert<CategoryRule>.Accepts(
            """
            UCLASS()
            class UThing
            {
            	UFUNCTION(BlueprintCallable, meta = (BlueprintInternalUseOnly = "true"))
            	static UThing* Ask();
            };
            """
        );

    [Fact]
    public void CallableWithout_IsFound() =>
        RuleAssert<CategoryRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	UFUNCTION(BlueprintCallable)
            	void B();
            };
            """,
            "UThing::B is shown"
        );

    [Fact]
    public void EventWithout_IsFound() =>
        RuleAssert<CategoryRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	UPROPERTY(BlueprintAssignable)
            	FOnWord OnWord;
            };
            """,
            "UThing::OnWord is shown"
        );

    [Fact]
    public void EmptyCategory_IsFound() =>
        RuleAssert<CategoryRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	UPROPERTY(EditAnywhere, Category = "")
            	int32 A = 0;
            };
            """,
            "UThing::A is shown"
        );
}
