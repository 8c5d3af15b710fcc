namespace Sidecar.UePlugin.Tests.Presets;

public class CTestReportTests
{
    private const string Report = """
        <testsuite>
          <testcase name="Ring.Wraps" classname="Ring.Wraps" time="0.01" status="run"><system-out>ok</system-out></testcase>
          <testcase name="Ring.Flushes" status="fail"><failure message=""/><system-out>Expected 1</system-out></testcase>
          <testcase name="Ring.Skips" status="notrun">
            <skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/><system-out>no device</system-out>
          </testcase>
          <testcase name="core_tests_NOT_BUILT" status="notrun"><skipped message="Unable to find executable"/></testcase>
          <testcase name="Ring.Off" status="disabled"><skipped message="Disabled"/></testcase>
        </testsuite>
        """;

    private static readonly IReadOnlyList<CppResult> Results = CTestReport.Read(Report);

    [Fact]
    public void ATestThatRan_Passed() => Assert.Equal(new CppResult("Ring.Wraps"), Results[0]);

    [Fact]
    public void AFailure_SaysWhatTheTestPrinted() =>
        Assert.Contains("Expected 1", Results[1].Failure, StringComparison.Ordinal);

    [Fact]
    public void ASkip_SaysWhy() => Assert.Equal(new CppResult("Ring.Skips", SkipReason: "no device"), Results[2]);

    [Fact]
    public void AnExecutableThatIsNotBuilt_IsAFailureAndNoSkip()
    {
        Assert.NotNull(Results[3].Failure);
        Assert.Null(Results[3].SkipReason);
    }

    [Fact]
    public void ADisabledTest_IsSkipped() => Assert.NotNull(Results[4].SkipReason);
}
