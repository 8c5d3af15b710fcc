using Sidecar.Configuration;

namespace Sidecar.Doctor.Local;

/// <summary>One part of the installation.</summary>
internal interface ILocalCheck
{
    string Title { get; }

    IReadOnlyList<Expectation> Expectations { get; }

    IAsyncEnumerable<Finding> RunAsync(SidecarOptions options, TimeProvider time, CancellationToken cancellationToken);
}

/// <summary><c>sidecar doctor</c>: what a daemon with this configuration would find on this machine.</summary>
internal static class LocalDoctor
{
    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(15);

    private static readonly Expectation Valid = new("configuration", "every key known and in its range");

    private static readonly ILocalCheck[] Checks =
    [
        new ProviderAddressCheck(),
        new MintCheck(),
        new BridgeCheck(),
        new DevicesCheck(),
        new LogFolderCheck(),
    ];

    public static async Task<DoctorReport> RunAsync(
        ConfigurationSources sources,
        TimeProvider time,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        List<Finding> findings = [];
        SidecarOptions options;
        try
        {
            options = sources.Load();
            findings.Add(Valid.Ok("valid"));
        }
        catch (ConfigurationException fault)
        {
            findings.Add(Valid.Fails(fault.Message));
            findings.AddRange(
                Checks.SelectMany(c => c.Expectations).Select(e => e.NotTested("without a configuration"))
            );
            return new DoctorReport("this installation", findings);
        }
        findings.AddRange(sources.Origins().Select(OriginFinding));
        foreach (ILocalCheck check in Checks)
        {
            progress(check.Title);
            IAsyncEnumerable<Finding> found = CheckRun.RunAsync(
                check.Expectations,
                stop => check.RunAsync(options, time, stop),
                CheckLimit,
                time,
                cancellationToken
            );
            await foreach (Finding finding in found)
            {
                findings.Add(finding);
            }
        }
        return new DoctorReport("this installation", findings);
    }

    private static Finding OriginFinding(ConfigurationOrigin origin) =>
        new Expectation($"configuration:{origin.Key}", "a value that is not the default").Ok(
            $"{origin.Shown}, from {origin.Source}"
        );
}
