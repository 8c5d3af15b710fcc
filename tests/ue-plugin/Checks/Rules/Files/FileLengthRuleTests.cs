namespace Sidecar.UePlugin.Tests.Rules.Files;

public class FileLengthRuleTests
{
    [Fact]
    public void FiveHundredLines_Pass() => RuleAssert<FileLengthRule>.Accepts(new string('\n', 500));

    [Fact]
    public void OneMore_IsFound() => RuleAssert<FileLengthRule>.Refuses(new string('\n', 501), "501 lines");
}
