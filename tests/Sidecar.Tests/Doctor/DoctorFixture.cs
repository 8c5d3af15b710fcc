using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Configuration;
using Sidecar.Doctor;
using Sidecar.Doctor.Provider;
using Sidecar.Simulator;

namespace Sidecar.Tests.Doctor;

/// <summary>The doctor, configured somehow, before a simulator that behaves somehow.</summary>
internal static class DoctorFixture
{
    /// <summary>The simulator counts audio time, so speech may be faster than speech.</summary>
    public static DoctorPace Quick { get; } =
        DoctorPace.Live with
        {
            SpeechSpeed = 10,
            Absence = TimeSpan.FromMilliseconds(300),
            Ping = TimeSpan.FromMilliseconds(700),
        };

    /// <summary>Slow enough for an answer to be interrupted, and a voice that is the same on every machine.</summary>
    public static SimulatorOptions Server { get; } =
        new()
        {
            Timing = SimulatorTiming.Instant with { AudioSpeed = 20 },
            Voice = new SimulatorVoice { Source = SimulatorVoiceSource.Bundled },
            Seed = 1,
        };

    public static async Task<DoctorReport> ExamineAsync(
        SimulatorOptions server,
        Func<Uri, ProviderOptions> provider,
        DoctorPace? pace = null,
        Func<SidecarOptions, SidecarOptions>? change = null
    )
    {
        await using SimulatorServer simulator = await SimulatorServer.StartAsync(
            server,
            TimeProvider.System,
            NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken
        );
        SidecarOptions options = new() { Provider = provider(simulator.Endpoint) };
        options = change?.Invoke(options) ?? options;
        Assert.Empty(ConfigurationRules.Check(options));
        return await ProviderDoctor.RunAsync(
            options,
            pace ?? Quick,
            _ => { },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>A compatible server without a key.</summary>
    public static ProviderOptions Compatible(Uri endpoint, ProviderDialect dialect = ProviderDialect.Ga) =>
        new()
        {
            Kind = ProviderKind.Compatible,
            Dialect = dialect,
            Endpoint = endpoint.AbsoluteUri,
            Auth = ProviderAuth.None,
            ConnectTimeoutMs = 1_000,
        };

    public static Finding Of(this DoctorReport report, string name) =>
        Assert.Single(report.Findings, f => f.Of.Name == name);

    /// <summary>For the message of a failed test.</summary>
    public static string Bad(this DoctorReport report) =>
        string.Join(
            '\n',
            report
                .Findings.Where(f => f.Verdict is Verdict.Fails or Verdict.Differs)
                .Select(f => $"{f.Of.Name}: {f.Verdict}: {f.Seen} → {f.Set}")
        );
}
