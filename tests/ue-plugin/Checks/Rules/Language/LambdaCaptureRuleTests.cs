namespace Sidecar.UePlugin.Tests.Rules.Language;

public class LambdaCaptureRuleTests
{
    [Fact]
    public void NamedCaptures_Pass() =>
        RuleAssert<LambdaCaptureRule>.Accepts(
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	Run([this, &A, B = 1]() {});
                	AsyncTask(Game, [Weak = TWeakObjectPtr<UThing>(this)]() {});
                	A[B] = C[&D - E];
                	[[maybe_unused]] int X[3];
                }
                """
            )
        );

    [Fact]
    public void EverythingByReference_IsFound() =>
        RuleAssert<LambdaCaptureRule>.Refuses(
            "names what it captures",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	Run([&]() {});
                }
                """
            )
        );

    [Fact]
    public void EverythingByValue_IsFound() =>
        RuleAssert<LambdaCaptureRule>.Refuses(
            "names what it captures",
            ("Source/Sidecar/Private/Thing.cpp", "auto L = [=, &A] { return A; };")
        );

    [Fact]
    public void ThisOnATask_IsFound() =>
        RuleAssert<LambdaCaptureRule>.Refuses(
            "holds this",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	AsyncTask(ENamedThreads::GameThread, [this]() { Go(); });
                }
                """
            )
        );

    [Fact]
    public void ThisOnADelegate_IsFound() =>
        RuleAssert<LambdaCaptureRule>.Refuses(
            "holds this",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	Ticker.AddTicker(FTickerDelegate::CreateLambda([this](float) { return true; }));
                }
                """
            )
        );
}
