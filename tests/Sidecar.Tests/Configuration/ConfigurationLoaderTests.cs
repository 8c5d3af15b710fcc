using Sidecar.Configuration;

namespace Sidecar.Tests.Configuration;

public sealed class ConfigurationLoaderTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"sidecar-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    private SidecarOptions Load(
        string json,
        Dictionary<string, string?>? flags = null,
        Dictionary<string, string>? environment = null
    )
    {
        File.WriteAllText(_file, json);
        return ConfigurationLoader.Load(_file, flags ?? [], environment ?? []);
    }

    private IReadOnlyList<string> Faults(
        string json,
        Dictionary<string, string?>? flags = null,
        Dictionary<string, string>? environment = null
    ) => [.. Assert.Throws<ConfigurationException>(() => Load(json, flags, environment)).Faults.Select(f => f.Key)];

    [Fact]
    public void Nothing_IsConfigured_GivesTheDefaultsAndTheSimulator()
    {
        SidecarOptions options = Load("{}");

        Assert.Equal(1_500, options.Playback.LeadMs);
        Assert.Equal(ProviderKind.Simulator, ProviderEndpoint.Resolve(options));
    }

    [Fact]
    public void Flags_BeatEnvironment_BeatsFile()
    {
        const string json =
            """{ "Bridge": { "Port": 1 }, "Playback": { "LeadMs": 1000 }, "Provider": { "Model": "m" } }""";
        Dictionary<string, string> environment = new()
        {
            ["SIDECAR_BRIDGE__PORT"] = "2",
            ["SIDECAR_PLAYBACK__LEADMS"] = "2000",
        };

        SidecarOptions options = Load(json, new() { ["Bridge:Port"] = "3" }, environment);

        Assert.Equal((3, 2_000, "m"), (options.Bridge.Port, options.Playback.LeadMs, options.Provider.Model));
    }

    [Fact]
    public void EveryFault_IsListedWithItsKey()
    {
        const string json = """
            {
              // comments and trailing commas are allowed
              "Provider": { "Endpoint": "ftp://x", "Kind": "somebody" },
              "TurnTaking": { "Threshold": 2, "SilenceDurationMs": "soon" },
              "Bridge": { "Host": "0.0.0.0", "Prot": 1, "Token": "short" },
              "Playback": 7,
              "Characters": { "Ada": { "Speed": 9 } },
            }
            """;

        Assert.Equal(
            [
                "Bridge:Host",
                "Bridge:Prot",
                "Bridge:Token",
                "Characters:Ada:Speed",
                "DefaultCharacter",
                "Playback",
                "Provider:Endpoint",
                "Provider:Kind",
                "TurnTaking:SilenceDurationMs",
                "TurnTaking:Threshold",
            ],
            Faults(json).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Secrets_AreNotShownInFaults()
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() =>
            Load(
                """{ "Provider": { "Auth": "direct-key", "ApiKey": "sk-very secret" }, "Bridge": { "Token": "hunter2" } }"""
            )
        );

        Assert.Equal(2, fault.Faults.Count);
        Assert.DoesNotContain("sk-very", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{ \"Bridge\": }", "line 1, column 13")]
    [InlineData("[1]", "one JSON object")]
    public void File_IsNotAnObject_FaultSaysWhere(string json, string expected)
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() => Load(json));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains(_file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsMissing_FaultNamesIt()
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() =>
            ConfigurationLoader.Load(
                "/nowhere/sidecar.json",
                new Dictionary<string, string?>(),
                new Dictionary<string, string>()
            )
        );

        Assert.Contains("/nowhere/sidecar.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenAIKey_GoesToOpenAIOnly()
    {
        Dictionary<string, string> environment = new() { ["OPENAI_API_KEY"] = "sk-1" };
        Dictionary<string, string?> inWords = new() { ["Provider:Auth"] = "direct-key" };

        SidecarOptions openAI = Load("{}", inWords, environment);
        Assert.Equal(("sk-1", ProviderKind.OpenAI), (openAI.Provider.ApiKey, ProviderEndpoint.Resolve(openAI)));
        SidecarOptions other = Load(
            """{ "Provider": { "Endpoint": "ws://127.0.0.1:9/v1/realtime" } }""",
            environment: environment
        );
        Assert.Equal(("", ProviderKind.Compatible), (other.Provider.ApiKey, ProviderEndpoint.Resolve(other)));
    }

    [Fact]
    public void Loopback_IsTheOnlyHost_UnlessSaidOtherwise()
    {
        Assert.Equal(["Bridge:Host"], Faults("""{ "Bridge": { "Host": "192.0.2.1" } }"""));
        Assert.Equal("192.0.2.1", Load("""{ "Bridge": { "Host": "192.0.2.1", "AllowRemote": true } }""").Bridge.Host);
        Assert.Equal("::1", Load("""{ "Bridge": { "Host": "::1" } }""").Bridge.Host);
    }

    [Fact]
    public void EnvironmentKey_ThatDoesNotExist_IsAFault() =>
        Assert.Equal(["BRIGDE"], Faults("{}", environment: new() { ["SIDECAR_BRIGDE__PORT"] = "1" }));

    [Fact]
    public void AWeightsFileThatDoesNotExist_IsAFault() =>
        Assert.Equal(["Face:WeightsFile"], Faults("""{ "Face": { "WeightsFile": "no/such/face.weights" } }"""));

    [Fact]
    public void Documentation_ListsEveryKeyWithDefaultAndRange()
    {
        const string file = "docs/configuration.md";
        IEnumerable<string> actual = ConfigurationKeys.All.Select(k => k.ToTableRow());
        List<string> lines = [.. RepositoryFiles.Read(file).Split('\n')];
        int first = lines.FindIndex(l => l.StartsWith("| `", StringComparison.Ordinal));
        int count = lines.FindIndex(first, l => !l.StartsWith("| `", StringComparison.Ordinal)) - first;
        List<string> documented = lines.GetRange(first, count);
        if (Environment.GetEnvironmentVariable("UPDATE_CONFIGURATION_DOCUMENT") == "1")
        {
            lines.RemoveRange(first, count);
            lines.InsertRange(first, actual);
            File.WriteAllText(RepositoryFiles.PathOf(file), string.Join('\n', lines));
            documented = [.. actual];
        }

        Assert.Equal(actual, documented, StringComparer.Ordinal);
    }
}
