using Sidecar.Configuration;
using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Hosting;
using Sidecar.Microphone;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Session;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.Conversation;

/// <summary>From the configuration to the settings of a character's conversation.</summary>
internal sealed class ConversationCatalogue(
    SidecarOptions options,
    ProviderTarget provider,
    UsageBook usage,
    SidecarTelemetry telemetry
)
{
    // Read once, at the start: a file that is edited later must not break a conversation that begins.
    private readonly Dictionary<string, IReadOnlyList<Tool>> _tools = options.Characters.ToDictionary(
        c => c.Key,
        c => ToolFile.Read(c.Value.ToolsFile),
        StringComparer.OrdinalIgnoreCase
    );

    private readonly FaceStyle _faceStyle = options.Face.Style.ToStyle();
    private readonly FaceLifeOptions _faceLife = options.Face.Life.ToLife(
        options.Face.Emotion,
        options.Face.EmotionIntensity
    );

    private readonly ProviderProfile _profile = new(options.Provider, ProviderEndpoint.Resolve(options));

    public bool Contains(string character) => options.Characters.ContainsKey(Resolve(character));

    /// <summary>The character meant by a Hello, spelled as configured: the default one for an empty name.</summary>
    public string Resolve(string character)
    {
        string wanted = character.Length > 0 ? character : options.DefaultCharacter;
        return options.Characters.Keys.FirstOrDefault(k => string.Equals(k, wanted, StringComparison.OrdinalIgnoreCase))
            ?? wanted;
    }

    public ConversationSettings SettingsOf(string character) =>
        new()
        {
            CharacterName = character,
            Character = options.Characters[character],
            TurnTaking = options.Characters[character].TurnTaking ?? options.TurnTaking,
            Playback = options.Playback,
            Survival = options.Session,
            Model = options.Model,
            Face = new FaceSettings
            {
                Seed = SeedOf(character),
                Style = _faceStyle,
                Life = _faceLife,
            },
            Tools = _tools[character],
            HasEmotionTool = options.Face.EmotionTool,
            ProviderName = provider.Name,
            SidecarVersion = BuildVersion.Text,
            NoMicrophoneReason = MicrophonePump.WhyNone(options.Microphone),
            Usage = usage,
            Telemetry = telemetry,
            Grace = TimeSpan.FromMilliseconds(options.Bridge.GraceMs),
            Transcription =
                options.Provider.TranscriptionModel.Length > 0
                    ? new Transcription(
                        options.Provider.TranscriptionModel,
                        options.Provider.TranscriptionLanguage.Length > 0
                            ? options.Provider.TranscriptionLanguage
                            : null,
                        options.Model.TranscriptionPrompt.Length > 0 ? options.Model.TranscriptionPrompt : null
                    )
                    : null,
            InputFormat = _profile.InputFormat,
            OutputFormat = _profile.OutputFormat,
            Session = _profile.ApplyTo(
                new RealtimeSessionOptions
                {
                    Endpoint = provider.Endpoint,
                    Model = options.Provider.Model,
                    SafetyIdentifier =
                        options.Provider.SafetyIdentifier.Length > 0 ? options.Provider.SafetyIdentifier : null,
                    ConnectTimeout = TimeSpan.FromMilliseconds(options.Provider.ConnectTimeoutMs),
                    ConfirmTimeout = TimeSpan.FromMilliseconds(options.Provider.ConnectTimeoutMs),
                    KeepAliveInterval = TimeSpan.FromMilliseconds(options.Session.PingIntervalMs),
                    // Room for what the memory gives to a new session at once, and for the live audio behind it.
                    AudioQueue = TimeSpan.FromMilliseconds(options.Session.MicrophoneMemoryMs + 5_000),
                }
            ),
        };

    // The same face for the same name at each start, which GetHashCode is not: FNV-1a.
    private static ulong SeedOf(string character) =>
        character.Aggregate(0xCBF29CE484222325, (hash, letter) => unchecked((hash ^ letter) * 0x100000001B3));
}

/// <summary>The server that conversations are held with.</summary>
/// <param name="Name">For people: <c>openai</c>, <c>compatible</c>, <c>simulator</c>.</param>
internal sealed record ProviderTarget(string Name, Uri Endpoint)
{
    /// <summary>Without the query, which may hold a key: this may end up in a log.</summary>
    public override string ToString() =>
        $"{Name} at {Endpoint.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped)}";
}
