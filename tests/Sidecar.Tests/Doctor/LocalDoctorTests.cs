using System.Net;
using System.Net.Sockets;
using Sidecar.Bridge;
using Sidecar.Configuration;
using Sidecar.Doctor;
using Sidecar.Doctor.Local;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Doctor;

public sealed class LocalDoctorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ASoundInstallation_IsWell()
    {
        DoctorReport report = await RunAsync([]);

        Assert.Empty(report.Bad());
        Assert.Equal("none runs", report.Of("running_sidecar").Seen);
    }

    [Fact]
    public async Task EveryValueIsShownWithItsSource_AndSecretsAreNot()
    {
        const string Key = "sk-secret-0123456789abcdef";
        string file = Path.Combine(_folder, "sidecar.json");
        await File.WriteAllTextAsync(
            file,
            """{"Provider":{"Model":"from-the-file","Kind":"openai"}}""",
            TestContext.Current.CancellationToken
        );

        DoctorReport report = await RunAsync(
            new() { ["TurnTaking:SilenceDurationMs"] = "450", ["Provider:Kind"] = "simulator" },
            new() { ["SIDECAR_Provider__ApiKey"] = Key },
            file
        );

        Assert.Equal($"from-the-file, from {file}", report.Of("configuration:Provider:Model").Seen);
        Assert.Equal("450, from the command line", report.Of("configuration:TurnTaking:SilenceDurationMs").Seen);
        Assert.Equal("simulator, from the command line", report.Of("configuration:Provider:Kind").Seen);
        Assert.Equal("(set), from the environment", report.Of("configuration:Provider:ApiKey").Seen);
        Assert.DoesNotContain(Key, ReportJson.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongConfiguration_Fails_AndNothingElseIsTested()
    {
        DoctorReport report = await RunAsync(new() { ["Provider:Modle"] = "x" });

        Assert.Contains("Provider:Modle", report.Of("configuration").Seen, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotTested, report.Of("log").Verdict);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public async Task AProviderThatIsNotThere_AMicrophoneThatIsMissing_AndATakenPort_Fail()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        DoctorReport report = await RunAsync(
            new()
            {
                ["Provider:Kind"] = "compatible",
                ["Provider:Auth"] = "none",
                ["Provider:Endpoint"] = "ws://127.0.0.1:9/v1/realtime",
                ["Microphone:Source"] = $"file:{Path.Combine(_folder, "none.wav")}",
                ["Bridge:Port"] = $"{port}",
            }
        );

        Assert.Equal(Verdict.Fails, report.Of("provider_reachable").Verdict);
        Assert.Equal(Verdict.NotTested, report.Of("clock").Verdict);
        Assert.Equal("Microphone:Source: none", report.Of("microphone").Set);
        Assert.Equal("Bridge:Port: 0", report.Of("bridge_port").Set);
    }

    [Fact]
    public async Task ARunningSidecar_IsFound_AndOneThatIsGoneIsNoFault()
    {
        await using (DaemonFixture daemon = await DaemonFixture.StartAsync())
        {
            DoctorReport running = await RunAsync(new() { ["Bridge:EndpointFile"] = daemon.Daemon.EndpointFilePath });
            Assert.Contains(
                daemon.Daemon.Endpoint.Address,
                running.Of("running_sidecar").Seen,
                StringComparison.Ordinal
            );
            Assert.StartsWith("one runs", running.Of("running_sidecar").Seen, StringComparison.Ordinal);
        }
        string left = Path.Combine(_folder, "endpoint.json");
        EndpointFile.Write(left, new EndpointDescription { Address = "http://127.0.0.1:9", Token = "t" });

        DoctorReport gone = await RunAsync(new() { ["Bridge:EndpointFile"] = left });

        Assert.Equal(Verdict.Ok, gone.Of("running_sidecar").Verdict);
        Assert.Contains("doesn't answer", gone.Of("running_sidecar").Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMintThatIsNotThere_Fails_WithARemedy()
    {
        DoctorReport report = await RunAsync(
            new()
            {
                ["Provider:Kind"] = "compatible",
                ["Provider:Endpoint"] = "ws://127.0.0.1:9/v1/realtime",
                ["Provider:Auth"] = "token-mint",
                ["TokenMint:Url"] = "http://127.0.0.1:9/",
            }
        );

        Assert.Equal(Verdict.Fails, report.Of("credential").Verdict);
        Assert.NotNull(report.Of("credential").Note);
    }

    private Task<DoctorReport> RunAsync(
        Dictionary<string, string?> flags,
        Dictionary<string, string>? environment = null,
        string? file = null
    )
    {
        flags.TryAdd("Bridge:Port", "0");
        flags.TryAdd("Bridge:EndpointFile", Path.Combine(_folder, "none.json"));
        flags.TryAdd("Logging:File", Path.Combine(_folder, "logs", "sidecar-.log"));
        return LocalDoctor.RunAsync(
            new ConfigurationSources(file, flags, environment ?? []),
            TimeProvider.System,
            _ => { },
            TestContext.Current.CancellationToken
        );
    }
}
