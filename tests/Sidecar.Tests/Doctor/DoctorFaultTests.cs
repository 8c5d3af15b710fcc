using Sidecar.Configuration;
using Sidecar.Doctor;
using Sidecar.Simulator;

namespace Sidecar.Tests.Doctor;

/// <summary>Servers that go wrong: the doctor says so, in bounded time, and looks at the rest.</summary>
public sealed class DoctorFaultTests
{
    [Theory]
    [InlineData("""{"fault":"refuse","status":401,"repeat":true}""", "connect", "401")]
    [InlineData("""{"fault":"refuse","status":429,"repeat":true}""", "connect", "429")]
    [InlineData(
        """{"fault":"omit","session":"all","when":{"event":"session.created"}}""",
        "connect",
        "session.created"
    )]
    [InlineData(
        """{"fault":"omit","session":"all","repeat":true,"when":{"event":"session.updated"}}""",
        "session_update",
        "session.updated"
    )]
    public async Task WithoutASession_OneCheckFails_AndTheRestIsNotTested(string fault, string check, string seen)
    {
        DoctorReport report = await ExamineAsync(fault);

        Finding failed = Assert.Single(report.Findings, f => f.Verdict == Verdict.Fails);
        Assert.Equal(check, failed.Of.Name);
        Assert.Contains(seen, failed.Seen, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotTested, report.Of("text_turn").Verdict);
        Assert.Equal(1, report.ExitCode);
    }

    [Theory]
    [InlineData("""{"fault":"eof","session":"all","when":{"event":"response.created"}}""")]
    [InlineData("""{"fault":"silent","session":"all","repeat":true}""")]
    [InlineData("""{"fault":"malformedJson","session":"all","repeat":true,"when":{"event":"response.done"}}""")]
    [InlineData("""{"fault":"fail","code":"server_error","session":"all","repeat":true}""")]
    public async Task WhenNoAnswerComes_ThatFails_AndItemsAreStillTested(string fault)
    {
        DoctorReport report = await ExamineAsync(fault);

        Assert.Equal(Verdict.Fails, report.Of("text_turn").Verdict);
        Assert.Equal(Verdict.Ok, report.Of("history_replay").Verdict);
        Assert.Equal(Verdict.Ok, report.Of("close").Verdict);
    }

    [Fact]
    public async Task WithoutTruncated_TheKeyIsNamed()
    {
        DoctorReport report = await ExamineAsync(
            """{"fault":"omit","session":"all","repeat":true,"when":{"event":"conversation.item.truncated"}}"""
        );

        Assert.Equal(["Provider:Capabilities:Truncate: no"], report.ToSet);
    }

    [Fact]
    public async Task WithoutSpeechEvents_PushToTalkIsNamed()
    {
        DoctorReport report = await ExamineAsync(
            """{"fault":"omit","session":"all","repeat":true,"when":{"event":"input_audio_buffer.speech_*"}}"""
        );

        Assert.Equal(["Provider:Capabilities:SpeechEvents: no", "TurnTaking:Mode: push_to_talk"], report.ToSet);
        Assert.Equal(Verdict.Ok, report.Of("push_to_talk").Verdict);
    }

    [Fact]
    public async Task WhereNobodyListens_ConnectFails_WithARemedy()
    {
        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server,
            endpoint => DoctorFixture.Compatible(new Uri("ws://127.0.0.1:9/v1/realtime"))
        );

        Finding connect = report.Of("connect");
        Assert.Equal(Verdict.Fails, connect.Verdict);
        Assert.NotNull(connect.Note);
    }

    [Fact]
    public async Task AWrongKey_IsNeverShown_AndAnotherPlaceForItIsNamed()
    {
        const string Key = "sk-wrong-and-secret-0123456789";

        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server with
            {
                AcceptedKeys = ["the-right-one"],
            },
            endpoint => DoctorFixture.Compatible(endpoint) with { Auth = ProviderAuth.DirectKey, ApiKey = Key }
        );

        Assert.Equal(Verdict.Fails, report.Of("connect").Verdict);
        Assert.Equal("Provider:AuthScheme: header:api-key", report.Of("connect").Set);
        Assert.DoesNotContain(Key, ReportJson.Of(report), StringComparison.Ordinal);
    }

    private static Task<DoctorReport> ExamineAsync(string fault) =>
        DoctorFixture.ExamineAsync(
            DoctorFixture.Server with
            {
                Faults = SimulatorFault.Parse(fault),
            },
            endpoint => DoctorFixture.Compatible(endpoint),
            DoctorFixture.Quick with
            {
                Answer = TimeSpan.FromSeconds(1),
                Response = TimeSpan.FromSeconds(2),
            }
        );
}
