using Sidecar.TokenMint.Cli;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Tests.Configuration;

public sealed class ConfigurationLoaderTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void NothingConfigured_SaysAllThatIsNeeded()
    {
        Assert.Equal(["Upstream:ApiKey", "Authentication", "Safety:Salt"], FaultsOf("{}").Select(f => f.Key));
    }

    [Theory]
    [InlineData("""{"Upstream":{"Endpoint":"ftp://x"}}""", "Upstream:Endpoint")]
    [InlineData("""{"Upstream":{"Endpoint":"http://openai.example"}}""", "Upstream:Endpoint")]
    [InlineData("""{"Upstream":{"Endpoint":"https://x/?key=1"}}""", "Upstream:Endpoint")]
    [InlineData("""{"Upstream":{"ApiKey":"sk with blanks"}}""", "Upstream:ApiKey")]
    [InlineData("""{"Upstream":{"ApiKeyFile":"/no/such/file"}}""", "Upstream:ApiKeyFile")]
    [InlineData("""{"Upstream":{"TimeoutMs":20000}}""", "Upstream:TotalTimeoutMs")]
    [InlineData("""{"Upstream":{"Retries":"many"}}""", "Upstream:Retries")]
    [InlineData("""{"Policy":{"MaxTtlSeconds":9}}""", "Policy:MaxTtlSeconds")]
    [InlineData("""{"Policy":{"MaxTtlSeconds":7201}}""", "Policy:MaxTtlSeconds")]
    [InlineData("""{"Policy":{"Session":"gpt-realtime"}}""", "Policy:Session")]
    [InlineData("""{"Policy":{"Session":{"type":"chat"}}}""", "Policy:Session")]
    [InlineData("""{"Policy":{"Allow":{"audio":true}}}""", "Policy:Allow:audio")]
    [InlineData("""{"Authentication":{"Mode":"open"}}""", "Authentication:Mode")]
    [InlineData("""{"Authentication":{"ApiKeys":{"game":"plain-text-key-0123456789"}}}""", "Authentication:ApiKeys")]
    [InlineData("""{"Authentication":{"ApiKeysFile":"/no/such/file"}}""", "Authentication:ApiKeysFile")]
    [InlineData("""{"Authentication":{"Jwt":{"Secret":"short"}}}""", "Authentication:Jwt:Secret")]
    [InlineData("""{"Authentication":{"Jwt":{"Issuer":"https://x"}}}""", "Authentication:Jwt:Audience")]
    [InlineData("""{"Safety":{"Salt":"short"}}""", "Safety:Salt")]
    [InlineData("""{"Listen":{"Host":"0.0.0.0"}}""", "Listen:Host")]
    [InlineData("""{"Listen":{"Host":"example.com"}}""", "Listen:Host")]
    [InlineData("""{"Cors":{"Origins":["*"]}}""", "Cors:Origins")]
    [InlineData("""{"Cors":{"Origins":["https://play.example/"]}}""", "Cors:Origins")]
    [InlineData("""{"Redis":{"Connection":"redis:6379,nonsense=1"}}""", "Redis:Connection")]
    [InlineData("""{"Telemetry":{"OtlpEndpoint":"collector"}}""", "Telemetry:OtlpEndpoint")]
    [InlineData("""{"Telemetri":{}, "Nonsense": 1}""", "Nonsense")]
    public void Fault_IsNamedByItsKey(string json, string key) =>
        Assert.Contains(FaultsOf(json), fault => fault.Key == key);

    [Fact]
    public void SecretInAFault_IsNotShown()
    {
        IEnumerable<string> faults = FaultsOf(
                """
                {"Upstream":{"ApiKey":"sk not a key"},"Safety":{"Salt":"tiny salt"},
                 "Authentication":{"ApiKeys":{"game":"plain-key"},"Jwt":{"Secret":"jwt-secret"}}}
                """
            )
            .Select(f => f.ToString());

        Assert.DoesNotContain(
            faults,
            f =>
                new[] { "sk not", "tiny salt", "plain-key", "jwt-secret" }.Any(s =>
                    f.Contains(s, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void BrokenJson_IsLocated()
    {
        ConfigurationFault fault = Assert.Single(FaultsOf("{\n  \"Upstream\": ]\n}"));

        Assert.Equal((_file, "is not valid JSON at line 2, column 15"), (fault.Key, fault.Problem));
    }

    [Fact]
    public void OpenAIsVariable_GoesToOpenAIOnly()
    {
        Dictionary<string, string> environment = new() { ["OPENAI_API_KEY"] = "sk-1" };
        File.WriteAllText(_file, """{"Authentication":{"Mode":"Unsecured"},"Safety":{"Salt":"0123456789abcdef"}}""");

        MintOptions options = ConfigurationLoader.Load(_file, new Dictionary<string, string?>(), environment);
        Assert.Equal("sk-1", options.Upstream.ApiKey);

        Dictionary<string, string?> elsewhere = new() { ["Upstream:Endpoint"] = "https://other.example" };
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() =>
            ConfigurationLoader.Load(_file, elsewhere, environment)
        );
        Assert.Equal("Upstream:ApiKey", fault.Faults.Single().Key);
    }

    [Fact]
    public void Environment_BeatsTheFile_AndFlagsBeatBoth()
    {
        File.WriteAllText(
            _file,
            """
            { // comments and trailing commas are allowed
              "upstream": { "apiKey": "sk-1", "retries": 1, "timeoutMs": 1000, },
              "authentication": { "mode": "unsecured" }, "safety": { "salt": "0123456789abcdef" },
              "policy": { "session": { "model": "from-file", "tools": [ { "type": "function", "name": "wave" } ] } },
            }
            """
        );
        Dictionary<string, string> environment = new()
        {
            ["MINT_UPSTREAM__RETRIES"] = "2",
            ["MINT_UPSTREAM__TIMEOUTMS"] = "2000",
            ["MINT_CORS__ORIGINS"] = "https://a.example,https://b.example",
        };
        Dictionary<string, string?> flags = new() { ["Upstream:TimeoutMs"] = "3000" };

        MintOptions options = ConfigurationLoader.Load(_file, flags, environment);

        Assert.Equal((2, 3000), (options.Upstream.Retries, options.Upstream.TimeoutMs));
        Assert.Equal(["https://a.example", "https://b.example"], options.Cors.Origins);
        Assert.Equal("wave", (string)options.Policy.Session["tools"]![0]!["name"]!);
    }

    [Theory]
    [InlineData("--set", "Nonsense=1")]
    [InlineData("--set", "nonsense")]
    [InlineData("--config", "/no/such/file")]
    [InlineData("--frobnicate")]
    public async Task WrongUsage_ExitsWith2(params string[] arguments) =>
        Assert.Equal(2, await MintCommandLine.InvokeAsync(arguments));

    public void Dispose() => File.Delete(_file);

    private IReadOnlyList<ConfigurationFault> FaultsOf(string json)
    {
        File.WriteAllText(_file, json);
        return Assert
            .Throws<ConfigurationException>(() =>
                ConfigurationLoader.Load(_file, new Dictionary<string, string?>(), Nothing)
            )
            .Faults;
    }
}
