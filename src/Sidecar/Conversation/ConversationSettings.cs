using Sidecar.Configuration;
using Sidecar.Face.Performance;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Session;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.Conversation;

/// <summary>What a conversation is made with.</summary>
internal sealed record ConversationSettings
{
    public required string CharacterName { get; init; }

    public required CharacterOptions Character { get; init; }

    public required TurnTakingOptions TurnTaking { get; init; }

    public required PlaybackOptions Playback { get; init; }

    public ModelOptions Model { get; init; } = new();

    /// <summary>How the character's face is played.</summary>
    public FaceSettings Face { get; init; } = new();

    /// <summary>The tools that the configuration gives the model; those of the game come on top.</summary>
    public IReadOnlyList<Tool> Tools { get; init; } = [];

    /// <summary>The model may say how the character looks.</summary>
    public bool HasEmotionTool { get; init; }

    public SurvivalOptions Survival { get; init; } = new();

    /// <summary>Endpoint, credential and limits; the configuration of the session is added by the conversation.</summary>
    public required RealtimeSessionOptions Session { get; init; }

    /// <summary>The user's audio on the provider's wire; everywhere else it is PCM16 24 kHz.</summary>
    public AudioFormat InputFormat { get; init; } = AudioFormat.Pcm24Khz;

    /// <summary>The assistant's audio on the provider's wire.</summary>
    public AudioFormat OutputFormat { get; init; } = AudioFormat.Pcm24Khz;

    /// <summary>For people and for status: <c>openai</c>, <c>simulator</c>, <c>compatible</c>.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Null for no transcription of the user.</summary>
    public Transcription? Transcription { get; init; }

    public required string SidecarVersion { get; init; }

    /// <summary>Whether the sidecar has a microphone of its own, and if not, why.</summary>
    public string? NoMicrophoneReason { get; init; }

    /// <summary>Prices, limits and the day that this conversation counts towards.</summary>
    public UsageBook Usage { get; init; } = UsageBook.Unlimited;

    /// <summary>Where metrics and spans go; null for nowhere.</summary>
    public SidecarTelemetry? Telemetry { get; init; }

    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);
}
