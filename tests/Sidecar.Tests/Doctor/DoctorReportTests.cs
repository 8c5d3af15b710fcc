using Sidecar.Doctor;

namespace Sidecar.Tests.Doctor;

public sealed class DoctorReportTests
{
    private static readonly Expectation Truncate = new("truncate", "conversation.item.truncated");

    [Fact]
    public void Json_HasStableNames()
    {
        DoctorReport report = new(
            "compatible at ws://h/v1",
            [Truncate.Differs("not answered", "Provider:Capabilities:Truncate: no"), Truncate.NotTested("stopped")]
        );

        Assert.Equal(
            """
            {
              "version": 1,
              "subject": "compatible at ws://h/v1",
              "ok": false,
              "findings": [
                {
                  "check": "truncate",
                  "verdict": "differs",
                  "expected": "conversation.item.truncated",
                  "seen": "not answered",
                  "set": "Provider:Capabilities:Truncate: no",
                  "note": null
                },
                {
                  "check": "truncate",
                  "verdict": "not_tested",
                  "expected": "conversation.item.truncated",
                  "seen": "stopped",
                  "set": null,
                  "note": null
                }
              ],
              "set": [
                "Provider:Capabilities:Truncate: no"
              ]
            }
            """.ReplaceLineEndings("\n"),
            ReportJson.Of(report).ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData(true, true, "Ok")]
    [InlineData(true, false, "Differs")]
    [InlineData(false, false, "Ok")]
    [InlineData(false, true, "Ok")]
    public void ACapability_IsWellWhereTheConfigurationFits(bool isConfigured, bool isThere, string verdict)
    {
        Finding finding = Truncate.Capability("Truncate", isConfigured, isThere, "seen");

        Assert.Equal(verdict, finding.Verdict.ToString());
        Assert.Equal(isConfigured && !isThere ? "Provider:Capabilities:Truncate: no" : null, finding.Set);
    }

    [Fact]
    public void ExitCode_OfUntestedChecks_IsSuccess() =>
        Assert.Equal(0, new DoctorReport("s", [Truncate.NotTested("why"), Truncate.Ok("seen")]).ExitCode);
}
