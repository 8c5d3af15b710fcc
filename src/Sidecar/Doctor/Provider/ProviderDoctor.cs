using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Credentials;
using Sidecar.Doctor.Provider.Checks;
using Sidecar.Hosting;
using Sidecar.Realtime.Session;
using Sidecar.Simulator;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.Doctor.Provider;

/// <summary>
/// <c>sidecar doctor --provider</c>: configuration → the sessions that the daemon would open → a test conversation,
/// check by check, each in a session of its own → findings.
/// </summary>
internal static class ProviderDoctor
{
    private static readonly IProviderCheck[] Checks =
    [
        new ConnectCheck(),
        new ConfigureCheck(),
        new TextTurnCheck(),
        new SpokenTurnCheck(),
        new InterruptionCheck(),
        new BargeInCheck(),
        new SilentVadCheck(),
        new PushToTalkCheck(),
        new FunctionCallCheck(),
        new OutOfBandCheck(),
        new ItemsCheck(),
        new MannersCheck(),
    ];

    /// <param name="options">Validated.</param>
    /// <param name="progress">Told what is looked at.</param>
    /// <param name="cancellationToken">Ends it early; what was found until then is reported.</param>
    /// <exception cref="SimulatorStartException">The built-in simulator was to be examined and can't start.</exception>
    public static async Task<DoctorReport> RunAsync(
        SidecarOptions options,
        DoctorPace pace,
        Action<string> progress,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        bool isOwn = ProviderEndpoint.Resolve(options) == ProviderKind.Simulator;
        await using SimulatorServer? simulator = isOwn
            ? await SimulatorServer.StartAsync(
                SimulatorSetup.Of(options.Simulator),
                time,
                NullLoggerFactory.Instance,
                cancellationToken
            )
            : null;
        ProviderTarget target = new(
            ConfigurationKeys.Name(ProviderEndpoint.Resolve(options)),
            simulator?.Endpoint ?? ProviderEndpoint.Of(options.Provider)
        );
        ICredentialSource credential = CredentialSetup.Create(options, time, NullLoggerFactory.Instance);
        try
        {
            Examination exam = await PrepareAsync(options, target, credential, pace, time, cancellationToken);
            List<Finding> findings = await ExamineAsync(exam, progress, cancellationToken);
            return new DoctorReport($"{target}, key: {credential.Description}", findings);
        }
        finally
        {
            if (credential is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }
    }

    private static async Task<Examination> PrepareAsync(
        SidecarOptions options,
        ProviderTarget target,
        ICredentialSource credential,
        DoctorPace pace,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using SidecarTelemetry telemetry = new(time);
        ConversationCatalogue catalogue = new(options, target, UsageBook.Unlimited, telemetry);
        ConversationSettings settings = catalogue.SettingsOf(catalogue.Resolve(""));
        return new Examination(
            options,
            settings.Session,
            new SessionSetup("doctor", settings).ToConfiguration(),
            new CredentialedSessionFactory(
                new RealtimeSessionFactory(time, NullLoggerFactory.Instance),
                credential,
                time
            ),
            await UserVoice.LoadAsync(pace.SpeechSpeed, time, cancellationToken),
            pace,
            time
        );
    }

    private static async Task<List<Finding>> ExamineAsync(
        Examination exam,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        List<Finding> findings = [];
        long start = exam.Time.GetTimestamp();
        foreach (IProviderCheck check in Checks)
        {
            TimeSpan left = exam.Pace.Total - exam.Time.GetElapsedTime(start);
            if (!exam.IsAlive || left <= TimeSpan.Zero)
            {
                string why = exam.IsAlive ? "the time was up" : "there is no session to test it in";
                findings.AddRange(check.Expectations.Select(e => e.NotTested(why)));
                continue;
            }
            progress(check.Title);
            IAsyncEnumerable<Finding> found = CheckRun.RunAsync(
                check.Expectations,
                stop => check.RunAsync(exam, stop),
                left < exam.Pace.Check ? left : exam.Pace.Check,
                exam.Time,
                cancellationToken
            );
            await foreach (Finding finding in found)
            {
                findings.Add(finding);
            }
        }
        return findings;
    }
}
