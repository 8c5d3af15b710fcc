using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Sidecar.Simulator;
using Sidecar.Tests.Logging;

namespace Sidecar.Tests.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TheProgram_PrintsJson_AndItsExitCodeSaysThatSomethingFails()
    {
        await using SimulatorServer server = await SimulatorServer.StartAsync(
            DoctorFixture.Server with
            {
                Dialect = SimulatorDialect.Beta,
            },
            TimeProvider.System,
            NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken
        );
        await using RunningProgram doctor = Start(
            "doctor",
            "--provider",
            "compatible",
            "--provider-url",
            server.Endpoint.AbsoluteUri,
            "--auth",
            "none",
            "--json",
            "--yes"
        );

        Assert.Equal(1, await doctor.ExitAsync());
        string json = doctor.Printed[doctor.Printed.IndexOf('{', StringComparison.Ordinal)..];
        using JsonDocument report = JsonDocument.Parse(json);
        Assert.Equal("Provider:Dialect: beta", report.RootElement.GetProperty("set")[0].GetString());
    }

    [Fact]
    public async Task TheProgram_WithAFlagThatIsNone_EndsWithTwo()
    {
        await using RunningProgram doctor = Start("doctor", "--provider", "nobody", "--yes");

        Assert.Equal(2, await doctor.ExitAsync());
    }

    private RunningProgram Start(params string[] arguments) =>
        RunningProgram.Start(
            "sidecar.dll",
            _folder,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_STATE_HOME"] = _folder },
            arguments
        );
}
