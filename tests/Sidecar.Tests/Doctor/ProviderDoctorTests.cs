using Sidecar.Configuration;
using Sidecar.Doctor;
using Sidecar.Doctor.Provider;
using Sidecar.Simulator;
using Sidecar.Tests.Dialects;

namespace Sidecar.Tests.Doctor;

public sealed class ProviderDoctorTests
{
    public static TheoryData<string> Servers { get; } = [.. DialectCase.All.Keys];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task AServerWithTheConfigurationThatFitsIt_IsWell(string name)
    {
        DialectCase dialect = DialectCase.All[name];

        DoctorReport report = await DoctorFixture.ExamineAsync(
            dialect.ToSimulator(DoctorFixture.Server),
            dialect.ToProvider
        );

        Assert.Empty(report.Bad());
        Assert.Equal(0, report.ExitCode);
        Assert.DoesNotContain(
            report.Findings,
            f => f.Verdict == Verdict.NotTested && f.Of.Name is not ("several_calls" or "truncate_too_long")
        );
        Assert.DoesNotContain("a-key-like-no-other", ReportJson.Of(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SimulatorDialect.Beta, "Ga", "Provider:Dialect: beta")]
    [InlineData(SimulatorDialect.Beta, "XAi", "Provider:Dialect: beta")]
    [InlineData(SimulatorDialect.XAi, "Ga", "Provider:Dialect: xai")]
    [InlineData(SimulatorDialect.XAi, "Beta", "Provider:Dialect: xai")]
    [InlineData(SimulatorDialect.OpenAI, "Beta", "Provider:Dialect: ga")]
    [InlineData(SimulatorDialect.OpenAI, "XAi", "Provider:Dialect: ga")]
    public async Task AServerConfiguredInAnotherDialect_IsToldWhichOneItSpeaks(
        SimulatorDialect server,
        string configured,
        string set
    )
    {
        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server with
            {
                Dialect = server,
            },
            endpoint => DoctorFixture.Compatible(endpoint, Enum.Parse<ProviderDialect>(configured))
        );

        Assert.Equal(set, Assert.Single(report.ToSet));
        Assert.Equal(Verdict.Differs, report.Of("dialect").Verdict);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public async Task AServerConfiguredAsOpenAI_WithTheBetaInterface_IsToldKindAndDialect()
    {
        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server with
            {
                Dialect = SimulatorDialect.Beta,
            },
            endpoint =>
                DoctorFixture.Compatible(endpoint, ProviderDialect.Auto) with
                {
                    Kind = ProviderKind.OpenAI,
                    Auth = ProviderAuth.DirectKey,
                    ApiKey = "k",
                }
        );

        Assert.Equal(["Provider:Kind: compatible", "Provider:Dialect: beta"], report.ToSet);
    }

    [Fact]
    public async Task SpeechAtAnotherRateThanConfigured_NamesTheLikelyRate()
    {
        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server with
            {
                Dialect = SimulatorDialect.Beta,
                BetaOutputRateHz = 48_000,
            },
            endpoint => DoctorFixture.Compatible(endpoint, ProviderDialect.Beta)
        );

        Finding rate = report.Of("audio_rate");
        Assert.Equal((Verdict.Differs, "Provider:OutputSampleRateHz: 48000"), (rate.Verdict, rate.Set ?? rate.Seen));
    }

    [Fact]
    public async Task ACapabilityThatIsBelievedInVain_IsNamed()
    {
        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server with
            {
                Dialect = SimulatorDialect.XAi,
            },
            endpoint =>
                DoctorFixture.Compatible(endpoint, ProviderDialect.XAi) with
                {
                    Capabilities = new ProviderCapabilityOptions
                    {
                        Truncate = CapabilityWish.Yes,
                        ItemDone = CapabilityWish.Yes,
                    },
                }
        );

        Assert.Equal(["Provider:Capabilities:ItemDone: no", "Provider:Capabilities:Truncate: no"], report.ToSet);
    }

    [Fact]
    public async Task ARefusedPartOfTheConfiguration_IsFound_AndTheRestIsTestedWithoutIt()
    {
        DoctorReport report = await DoctorFixture.ExamineAsync(
            DoctorFixture.Server,
            endpoint => DoctorFixture.Compatible(endpoint),
            change: options =>
                options with
                {
                    Characters = new Dictionary<string, CharacterOptions>(StringComparer.OrdinalIgnoreCase)
                    {
                        ["default"] = new CharacterOptions { Voice = "no-such-voice" },
                    },
                }
        );

        Finding update = report.Of("session_update");
        Assert.Equal(Verdict.Differs, update.Verdict);
        Assert.Contains("Characters:default:Voice", update.Seen, StringComparison.Ordinal);
        Assert.Equal(Verdict.Ok, report.Of("text_turn").Verdict);
    }

    [Fact]
    public async Task AStop_LeavesWhatWasFound_AndTheRestUntested()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        SidecarOptions options = new() { Provider = new ProviderOptions { Kind = ProviderKind.Simulator } };

        DoctorReport report = await ProviderDoctor.RunAsync(
            options,
            DoctorFixture.Quick,
            title =>
            {
                if (title == "a typed question")
                {
                    stop.Cancel();
                }
            },
            TimeProvider.System,
            stop.Token
        );

        Assert.Equal(Verdict.Ok, report.Of("session_update").Verdict);
        Assert.Equal(Verdict.NotTested, report.Of("text_turn").Verdict);
        Assert.Equal(Verdict.NotTested, report.Of("close").Verdict);
    }
}
