namespace Sidecar.UePlugin.Tests.Rules.Files;

public class WhitespaceRuleTests
{
    [Fact]
    public void Tabs_Pass() =>
        RuleAssert<WhitespaceRule>.Accepts(
            "class A\n{\n\tint B;\n\t\t/**\n\t\t * Text.\n\t\t */\n/*\n * Text.\n */\n};\n"
        );

    [Fact]
    public void AlignmentBehindTabs_Passes() => RuleAssert<WhitespaceRule>.Accepts("\treturn \"a\"\n\t\t   \"b\";\n");

    [Fact]
    public void SpacesForATab_AreFound() =>
        RuleAssert<WhitespaceRule>.Refuses("{\n    int A;\n}\n", "(2): tabs indent");

    [Fact]
    public void SpacesBehindATab_AreFound() =>
        RuleAssert<WhitespaceRule>.Refuses("{\n\t    int A;\n}\n", "tabs indent");

    [Fact]
    public void SpaceAtTheEnd_IsFound() => RuleAssert<WhitespaceRule>.Refuses("int A; \n", "at the end of the line");

    [Fact]
    public void CarriageReturn_IsFound() => RuleAssert<WhitespaceRule>.Refuses("int A;\r\n", "a carriage return");

    [Fact]
    public void LastLineWithoutEnd_IsFound() => RuleAssert<WhitespaceRule>.Refuses("int A;", "has no end");
}
