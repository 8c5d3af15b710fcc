namespace Sidecar.UePlugin.Tests.Rules.Language;

public class LogRuleTests
{
    [Fact]
    public void OwnCategoryAndText_Pass() =>
        RuleAssert<LogRule>.Accepts(
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	UE_LOG(LogSidecar, Warning, TEXT("At %s, %d"), *A, B);
                	UE_CLOG(bOn, LogSidecar, Log, TEXT("on"));
                	FString::Printf(TEXT("%d"), 1);
                }
                """
            )
        );

    [Fact]
    public void OtherCategory_IsFound() =>
        RuleAssert<LogRule>.Refuses(
            "logs to LogSidecar",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	UE_LOG(LogTemp, Log, TEXT("x"));
                }
                """
            )
        );

    [Fact]
    public void BareLiteral_IsFound() =>
        RuleAssert<LogRule>.Refuses(
            "TEXT() literal",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	UE_LOG(LogSidecar, Log, "x, y");
                }
                """
            )
        );

    [Fact]
    public void Fatal_IsFound() =>
        RuleAssert<LogRule>.Refuses(
            "does not end the game",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	UE_LOG(LogSidecar, Fatal, TEXT("x"));
                }
                """
            )
        );

    [Fact]
    public void ConditionalWithOtherCategory_IsFound() =>
        RuleAssert<LogRule>.Refuses(
            "logs to LogSidecar",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	UE_CLOG(F(1, 2), LogTemp, Log, TEXT("x"));
                }
                """
            )
        );

    [Fact]
    public void PrintfWithABareLiteral_IsFound() =>
        RuleAssert<LogRule>.Refuses(
            "the format of Printf",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	FString::Printf("%d", 1);
                }
                """
            )
        );
}
