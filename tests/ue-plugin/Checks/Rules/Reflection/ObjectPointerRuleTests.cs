namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class ObjectPointerRuleTests
{
    [Fact]
    public void CountedOrWeak_Passes() =>
        RuleAssert<ObjectPointerRule>.Accepts(
            """
            UCLASS()
            class UThing
            {
            	UPROPERTY()
            	TObjectPtr<UAudioComponent> A;
            	TWeakObjectPtr<UThing> B;
            	UThing* Get(UObject* Context) const;
            	int32* Count = nullptr;
            	UPROPERTY()
            	TArray<TObjectPtr<UThing>> C;
            };
            """
        );

    [Fact]
    public void RawMember_IsFound() =>
        RuleAssert<ObjectPointerRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	UAudioComponent* A = nullptr;
            };
            """,
            "A: a member that points to an object is a UPROPERTY"
        );

    [Fact]
    public void RawInAContainer_IsFound() =>
        RuleAssert<ObjectPointerRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	TArray<AActor*> A;
            };
            """,
            "A: a member"
        );

    [Fact]
    public void RawProperty_IsFound() =>
        RuleAssert<ObjectPointerRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	UPROPERTY()
            	UAudioComponent* A;
            };
            """,
            "is a TObjectPtr"
        );

    [Fact]
    public void CountedWithoutProperty_IsFound() =>
        RuleAssert<ObjectPointerRule>.Refuses(
            """
            USTRUCT()
            struct FThing
            {
            	TObjectPtr<UObject> A;
            };
            """,
            "A: a member"
        );
}
