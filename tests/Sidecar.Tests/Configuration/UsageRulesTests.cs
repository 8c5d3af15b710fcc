using Sidecar.Configuration;

namespace Sidecar.Tests.Configuration;

public sealed class UsageRulesTests : IDisposable
{
    private const string Prices =
        """{ "TextInput": 4, "AudioInput": 32, "CachedAudioInput": 0.4, "TextOutput": 16, "AudioOutput": 64 }""";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"sidecar-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Prices_AreFoundByModel_WhateverTheCase()
    {
        SidecarOptions options = Load($$"""{ "Pricing": { "Models": { "GPT-realtime-2.1": {{Prices}} } } }""");

        ModelPriceOptions prices = options.Pricing.Models["gpt-realtime-2.1"];
        Assert.Equal((4, 0.4, null), (prices.TextInput, prices.CachedAudioInput, prices.CachedTextInput));
    }

    [Fact]
    public void MoneyBudget_WithoutPricesOfBothModels_IsRefused()
    {
        Assert.Equal(
            ["Pricing:Models:gpt-realtime-2.1", "Pricing:Models:gpt-transcribe"],
            Faults("""{ "Budget": { "PerDay": 5 } }""")
        );
        Assert.Equal(
            ["Pricing:Models:gpt-transcribe"],
            Faults(
                $$"""{ "Budget": { "PerConversation": 1 }, "Pricing": { "Models": { "gpt-realtime-2.1": {{Prices}} } } }"""
            )
        );
    }

    [Theory]
    [InlineData("""{ "PerMinute": 0.006 }""")]
    [InlineData("""{ "AudioInput": 6, "TextOutput": 10 }""")]
    public void MoneyBudget_WithPricesOfBothModels_IsTaken(string transcription)
    {
        SidecarOptions options = Load(
            $$"""
            {
              "Budget": { "PerDay": 5 },
              "Pricing": { "Models": { "gpt-realtime-2.1": {{Prices}}, "gpt-transcribe": {{transcription}} } },
            }
            """
        );

        Assert.Equal(5, options.Budget.PerDay);
    }

    [Fact]
    public void TokenBudget_NeedsNoPrices() =>
        Assert.Equal(900, Load("""{ "Budget": { "TokensPerDay": 900 } }""").Budget.TokensPerDay);

    [Fact]
    public void PriceThatIsNone_IsAFaultWithItsKey() =>
        Assert.Equal(
            ["Pricing:Models:m:AudioInput", "Pricing:Models:m:PerMinute", "Pricing:Models:m:Prize"],
            Faults("""{ "Pricing": { "Models": { "m": { "AudioInput": "much", "PerMinute": -1, "Prize": 1 } } } }""")
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("localhost:4317")]
    [InlineData("grpc://127.0.0.1:4317")]
    [InlineData("/tmp/x")]
    public void CollectorThatIsNoUrl_IsAFault(string endpoint) =>
        Assert.Equal(["Telemetry:OtlpEndpoint"], Faults($$"""{ "Telemetry": { "OtlpEndpoint": "{{endpoint}}" } }"""));

    [Fact]
    public void CollectorsHeaders_ThatMakeNoSense_AreAFaultThatDoesNotShowThem()
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() =>
            Load("""{ "Telemetry": { "OtlpHeaders": "secret-without-a-name" } }""")
        );

        Assert.Equal("Telemetry:OtlpHeaders", Assert.Single(fault.Faults).Key);
        Assert.DoesNotContain("secret-without-a-name", fault.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Faults(string json) =>
        [.. Assert.Throws<ConfigurationException>(() => Load(json)).Faults.Select(f => f.Key)];

    private SidecarOptions Load(string json)
    {
        File.WriteAllText(_file, json);
        return ConfigurationLoader.Load(_file, new Dictionary<string, string?>(), new Dictionary<string, string>());
    }
}
