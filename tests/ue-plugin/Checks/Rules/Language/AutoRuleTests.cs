namespace Sidecar.UePlugin.Tests.Rules.Language;

public class AutoRuleTests
{
    [Fact]
    public void LambdaIteratorAndTemplate_Pass() =>
        RuleAssert<AutoRule>.Accepts(
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	auto Is = [](int A) { return A; };
                	std::visit([&A](int B, const auto& Body) { A = Body; }, C);
                auto At = Map.find(1);
                	for (auto It = Map.CreateIterator(); It; ++It) {}
                	decltype(auto) C = G();
                	const char* T = "auto x"; // auto
                }
                template <auto N> int G();
                auto H() -> int;
                """
            )
        );

    [Fact]
    public void PlainVariable_IsFound() =>
        RuleAssert<AutoRule>.Refuses(
            "auto hides a type",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	const auto Count = Words.Num();
                }
                """
            )
        );

    [Fact]
    public void RangeLoop_IsFound() =>
        RuleAssert<AutoRule>.Refuses(
            "auto hides a type",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	for (const auto& Word : Words) {}
                }
                """
            )
        );

    [Fact]
    public void StructuredBinding_IsFound() =>
        RuleAssert<AutoRule>.Refuses(
            "a structured binding",
            (
                "Source/Sidecar/Private/Thing.cpp",
                """
                void F()
                {
                	const auto& [Key, Value] = *At;
                }
                """
            )
        );

    [Fact]
    public void DeducedResult_IsFound() =>
        RuleAssert<AutoRule>.Refuses(
            "auto hides a type",
            ("Source/Sidecar/Private/Thing.cpp", "auto F() { return 1; }")
        );
}
