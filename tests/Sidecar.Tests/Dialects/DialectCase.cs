using Sidecar.Configuration;
using Sidecar.Simulator;

namespace Sidecar.Tests.Dialects;

/// <summary>A server and the configuration that fits it.</summary>
internal sealed record DialectCase(SimulatorDialect Server, ProviderOptions Provider)
{
    private const string Key = "a-key-like-no-other";

    /// <summary>What to change of the server besides its dialect.</summary>
    public Func<SimulatorOptions, SimulatorOptions> Change { get; init; } = options => options;

    public bool Truncates { get; init; } = true;

    public string Model { get; init; } = "gpt-realtime-2.1";

    /// <summary>By the names that tests are given.</summary>
    public static IReadOnlyDictionary<string, DialectCase> All { get; } =
        new Dictionary<string, DialectCase>(StringComparer.Ordinal)
        {
            ["openai"] = new(SimulatorDialect.OpenAI, Kind(ProviderKind.OpenAI)),
            ["openai in µ-law"] = new(
                SimulatorDialect.OpenAI,
                Kind(ProviderKind.OpenAI) with
                {
                    InputFormat = ProviderAudioFormat.Pcmu,
                    OutputFormat = ProviderAudioFormat.Pcmu,
                }
            ),
            ["openai in A-law"] = new(
                SimulatorDialect.OpenAI,
                Kind(ProviderKind.OpenAI) with
                {
                    InputFormat = ProviderAudioFormat.Pcma,
                    OutputFormat = ProviderAudioFormat.Pcma,
                }
            ),
            ["azure with a key"] = new(SimulatorDialect.Azure, Kind(ProviderKind.Azure)) { Model = "my-deployment" },
            ["azure with an Entra token"] = new(
                SimulatorDialect.Azure,
                Kind(ProviderKind.Azure) with
                {
                    AuthScheme = "bearer",
                }
            )
            {
                Model = "my-deployment",
            },
            ["compatible, ga"] = new(SimulatorDialect.OpenAI, Kind(ProviderKind.Compatible)),
            ["compatible, beta"] = new(
                SimulatorDialect.Beta,
                Kind(ProviderKind.Compatible) with
                {
                    Dialect = ProviderDialect.Beta,
                    AuthScheme = "query:api_key",
                }
            ),
            ["compatible, beta, 16 kHz in"] = new(
                SimulatorDialect.Beta,
                Kind(ProviderKind.Compatible) with
                {
                    Dialect = ProviderDialect.Beta,
                    AuthScheme = "subprotocol",
                    InputSampleRateHz = 16_000,
                }
            )
            {
                Change = options => options with { BetaInputRateHz = 16_000 },
            },
            ["compatible, beta, 48 kHz out, µ-law in"] = new(
                SimulatorDialect.Beta,
                Kind(ProviderKind.Compatible) with
                {
                    Dialect = ProviderDialect.Beta,
                    InputFormat = ProviderAudioFormat.Pcmu,
                    OutputSampleRateHz = 48_000,
                }
            )
            {
                Change = options => options with { BetaOutputRateHz = 48_000 },
            },
            ["xai"] = new(SimulatorDialect.XAi, Kind(ProviderKind.XAi))
            {
                Model = "grok-voice-latest",
                Truncates = false,
            },
            ["xai at 8 and 48 kHz"] = new(
                SimulatorDialect.XAi,
                Kind(ProviderKind.XAi) with
                {
                    InputSampleRateHz = 8_000,
                    OutputSampleRateHz = 48_000,
                }
            )
            {
                Model = "grok-voice-latest",
                Truncates = false,
            },
        };

    /// <summary>The server's options.</summary>
    public SimulatorOptions ToSimulator(SimulatorOptions common) =>
        Change(common with { Dialect = Server, AcceptedKeys = [Key] });

    /// <summary>The daemon's options for a server at this address.</summary>
    public ProviderOptions ToProvider(Uri endpoint) => Provider with { Endpoint = endpoint.AbsoluteUri, Model = Model };

    private static ProviderOptions Kind(ProviderKind kind) =>
        new()
        {
            Kind = kind,
            Auth = ProviderAuth.DirectKey,
            ApiKey = Key,
        };
}
