namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class MemberAccessRuleTests
{
    [Fact]
    public void PublicOrAllowed_Passes() =>
        RuleAssert<MemberAccessRule>.Accepts(
            """
            UCLASS()
            class UThing
            {
            public:
            	UPROPERTY(BlueprintReadOnly)
            	int32 A = 0;
            private:
            	UPROPERTY(BlueprintReadOnly, meta = (AllowPrivateAccess = "true"))
            	int32 B = 0;
            };
            USTRUCT()
            struct FThing
            {
            	GENERATED_BODY()
            	UPROPERTY(BlueprintReadWrite)
            	int32 A = 0;
            };
            """
        );

    [Fact]
    public void PrivateByKeyword_IsFound() =>
        RuleAssert<MemberAccessRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            public:
            	void B() { }
            private:
            	UPROPERTY(BlueprintReadWrite)
            	int32 A = 0;
            };
            """,
            "A is private"
        );

    [Fact]
    public void PrivateByGeneratedBody_IsFound() =>
        RuleAssert<MemberAccessRule>.Refuses(
            """
            UCLASS()
            class UThing
            {
            	GENERATED_BODY()
            	UPROPERTY(BlueprintReadOnly)
            	int32 A = 0;
            };
            """,
            "A is private"
        );
}
