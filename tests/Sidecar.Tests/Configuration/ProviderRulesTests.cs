using Sidecar.Configuration;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Configuration;

public sealed class ProviderRulesTests
{
    [Theory]
    [InlineData("""{ "Kind": "azure", "Auth": "direct-key", "ApiKey": "k" }""", "Provider:Endpoint")]
    [InlineData(
        """{ "Kind": "azure", "Auth": "direct-key", "ApiKey": "k", "Endpoint": "wss://r.openai.azure.com/openai/realtime?deployment=d" }""",
        "Provider:Endpoint"
    )]
    [InlineData("""{ "Kind": "xai", "Auth": "direct-key", "ApiKey": "k" }""", "Provider:Model")]
    [InlineData("""{ "Kind": "simulator", "Dialect": "beta" }""", "Provider:Dialect")]
    [InlineData("""{ "Kind": "simulator", "AuthScheme": "basic" }""", "Provider:AuthScheme")]
    [InlineData("""{ "Kind": "simulator", "AuthScheme": "query:" }""", "Provider:AuthScheme")]
    [InlineData("""{ "Kind": "simulator", "AuthScheme": "header:a b" }""", "Provider:AuthScheme")]
    [InlineData("""{ "Kind": "simulator", "Headers": "X-One" }""", "Provider:Headers")]
    [InlineData("""{ "Kind": "simulator", "Headers": "X One=1" }""", "Provider:Headers")]
    [InlineData("""{ "Kind": "simulator", "Headers": "a=1; A=2" }""", "Provider:Headers")]
    [InlineData("""{ "Kind": "simulator", "Headers": "a=\u00e4" }""", "Provider:Headers")]
    [InlineData("""{ "Kind": "simulator", "Headers": "sec-websocket-key=1" }""", "Provider:Headers")]
    [InlineData("""{ "Kind": "simulator", "Query": "=1" }""", "Provider:Query")]
    [InlineData("""{ "Kind": "simulator", "InputSampleRateHz": 16000 }""", "Provider:InputSampleRateHz")]
    [InlineData(
        """{ "Kind": "compatible", "Endpoint": "ws://h", "OutputFormat": "pcma", "OutputSampleRateHz": 16000 }""",
        "Provider:OutputSampleRateHz"
    )]
    [InlineData("""{ "Kind": "simulator", "Capabilities": { "SpeechEvents": "no" } }""", "TurnTaking:Mode")]
    [InlineData(
        """{ "Kind": "simulator", "Capabilities": { "Truncate": "perhaps" } }""",
        "Provider:Capabilities:Truncate"
    )]
    public void Fault_IsReportedByItsKey(string provider, string key)
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() => Load(provider));

        Assert.Equal(key, Assert.Single(fault.Faults).Key);
    }

    [Theory]
    [InlineData("Headers", "a=secret1; b=")]
    [InlineData("Query", "a=secret1; a=secret1")]
    [InlineData("Headers", "secret1")]
    public void ValuesOfHeadersAndQuery_AreNotShownInFaults(string key, string value)
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() =>
            Load($$"""{ "Kind": "simulator", "{{key}}": "{{value}}" }""")
        );

        Assert.DoesNotContain("secret1", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wss://r.openai.azure.com/openai/v1/realtime", "azure", "m")]
    [InlineData("https://r.cognitiveservices.azure.com", "azure", "m")]
    [InlineData("wss://api.x.ai/v1/realtime", "xai", "grok-voice-latest")]
    [InlineData("wss://api.openai.com/v1/realtime", "openai", "m")]
    [InlineData("ws://localhost:8000/v1/realtime/{model}", "ga", "m")]
    public void Auto_KnowsTheHost(string endpoint, string dialect, string model)
    {
        SidecarOptions options = Load(
            $$"""{ "Endpoint": "{{endpoint}}", "Model": "{{model}}", "Auth": "direct-key", "ApiKey": "k" }"""
        );

        Assert.Equal(dialect, new ProviderProfile(options.Provider, ProviderEndpoint.Resolve(options)).Dialect.Name);
    }

    [Fact]
    public void XAi_NeedsNoEndpoint_AndDoesNotGetOpenAIsKey()
    {
        SidecarOptions options = Load(
            """{ "Kind": "xai", "Model": "grok-voice-latest", "Headers": "authorization=Bearer mine" }""",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["OPENAI_API_KEY"] = "sk-openai" }
        );

        Assert.Equal("wss://api.x.ai/v1/realtime", ProviderEndpoint.Of(options.Provider).AbsoluteUri);
        Assert.Equal("", options.Provider.ApiKey);
    }

    [Fact]
    public void Everything_ReachesTheSession()
    {
        SidecarOptions options = Load(
            """
            { "Kind": "compatible", "Endpoint": "ws://h/r", "Dialect": "beta", "AuthScheme": "header:X-Key",
              "Headers": "X-One=1; X-Two=a=b", "Query": "voice=warm&low",
              "InputFormat": "pcmu", "OutputSampleRateHz": 16000,
              "Capabilities": { "Truncate": "no", "ItemDone": "yes" } }
            """
        );
        ProviderProfile profile = new(options.Provider, ProviderEndpoint.Resolve(options));

        RealtimeSessionOptions session = profile.ApplyTo(new RealtimeSessionOptions { Endpoint = new Uri("ws://h/r") });

        Assert.Same(RealtimeDialect.Beta, session.Dialect);
        Assert.Equal(RealtimeAuthentication.Header("X-Key"), session.Authentication);
        Assert.Equal(("1", "a=b"), (session.ExtraHeaders["X-One"], session.ExtraHeaders["X-Two"]));
        Assert.Equal("warm&low", session.ExtraQuery["voice"]);
        Assert.Equal(
            (AudioFormat.Pcmu, new AudioFormat("audio/pcm", 16_000)),
            (profile.InputFormat, profile.OutputFormat)
        );
        Assert.False(session.Capabilities.Truncate);
        Assert.True(session.Capabilities.ItemDoneEvents);
        Assert.True(session.Capabilities.Cancel);
    }

    public static TheoryData<string> Examples =>
        [
            .. RepositoryFiles
                .Read("docs/providers.md")
                .Split("```json")
                .Skip(1)
                .Select(block => block.Split("```")[0].Trim()),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void ExampleOfTheDocumentation_IsAccepted(string file)
    {
        SidecarOptions options = LoadFile(
            file,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["SIDECAR_PROVIDER__APIKEY"] = "a-key" }
        );

        Assert.NotEqual(ProviderKind.Auto, options.Provider.Kind);
    }

    private static SidecarOptions Load(string provider, IReadOnlyDictionary<string, string>? environment = null) =>
        LoadFile($$"""{ "Provider": {{provider}} }""", environment);

    private static SidecarOptions LoadFile(string json, IReadOnlyDictionary<string, string>? environment)
    {
        string file = Path.Combine(Path.GetTempPath(), $"sidecar-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, json);
        try
        {
            return ConfigurationLoader.Load(
                file,
                new Dictionary<string, string?>(StringComparer.Ordinal),
                environment ?? new Dictionary<string, string>(StringComparer.Ordinal)
            );
        }
        finally
        {
            File.Delete(file);
        }
    }
}
