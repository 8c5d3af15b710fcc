namespace Sidecar.UePlugin.Tests.Rules.Reflection;

public class DelegateRuleTests
{
    [Fact]
    public void CountsThatMatch_Pass() =>
        RuleAssert<DelegateRule>.Accepts(
            """
            DECLARE_DYNAMIC_MULTICAST_DELEGATE(FOnA);
            DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FOnB, const FString&, Text, bool, bFinal);
            DECLARE_DELEGATE_OneParam(FOnC, int32);
            DECLARE_MULTICAST_DELEGATE_TwoParams(FOnD, int32, FString);
            DECLARE_DELEGATE_RetVal_OneParam(bool, FOnE, int32);
            DECLARE_DYNAMIC_DELEGATE_RetVal(bool, FOnF);
            """
        );

    [Fact]
    public void NameMissing_IsFound() =>
        RuleAssert<DelegateRule>.Refuses(
            "DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FOnB, FString, Text, bool);",
            "takes 5 arguments, not 4"
        );

    [Fact]
    public void OneParamWithTwo_IsFound() =>
        RuleAssert<DelegateRule>.Refuses(
            "DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FOnB, FString, Text, bool, bFinal);",
            "takes 3 arguments, not 5"
        );

    [Fact]
    public void CommaOfAMap_CountsAsThePreprocessorCounts() =>
        RuleAssert<DelegateRule>.Refuses(
            "DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FOnB, TMap<FString, int32>, Values);",
            "takes 3 arguments, not 4"
        );

    [Fact]
    public void PlainDelegateWithNames_IsFound() =>
        RuleAssert<DelegateRule>.Refuses("DECLARE_DELEGATE_OneParam(FOnC, int32, Value);", "takes 2 arguments, not 3");

    [Fact]
    public void NameWithoutF_IsFound() =>
        RuleAssert<DelegateRule>.Refuses("DECLARE_MULTICAST_DELEGATE(OnA);", "begins with F");
}
