using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sidecar.Game.Report;

/// <summary><c>summary.json</c>. Times are milliseconds on the axis of heard.wav and user.wav.</summary>
internal sealed record RunReport
{
    public required string SidecarVersion { get; init; }

    /// <summary>Who answered: "openai", "simulator", …</summary>
    public required string Provider { get; init; }

    public required string Character { get; init; }

    public required double DurationMs { get; init; }

    public required IReadOnlyList<TurnSummary> Turns { get; init; }

    /// <summary>What the user said into answers: "mm-hm"s that they went on over, and interruptions.</summary>
    public IReadOnlyList<SpeechIntoAnswer> SpeechIntoAnswers { get; init; } = [];

    /// <summary>From a delta's arrival on the WebSocket to its hand-over to gRPC; null when the sidecar didn't say.</summary>
    public required double? RelayP50Us { get; init; }

    public required double? RelayP99Us { get; init; }

    /// <summary>The farthest that the nearest face frame was from a sample that was heard.</summary>
    public required double MaxFaceOffsetMs { get; init; }

    /// <summary>Times that the playback queue ran dry inside an utterance.</summary>
    public required int Underruns { get; init; }

    /// <summary>Notices of the sidecar, and what else a reader should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Why the run ended early; null when it ended as it should.</summary>
    public required string? Failure { get; init; }

    /// <summary>The files that were written, by their name.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Options);
}

/// <summary>One input of the user and the answer to it.</summary>
internal sealed record TurnSummary
{
    /// <summary>The file that was spoken, or the text that was written.</summary>
    public required string Input { get; init; }

    /// <summary>The first voiced sample, by the game's own judgement; null for a text, or when nobody spoke.</summary>
    public required double? UserSpeechStartMs { get; init; }

    public required double? UserSpeechEndMs { get; init; }

    /// <summary>From the last voiced sample of the user to the first sample heard; null without an answer.</summary>
    public required double? FirstAudioAfterSpeechEndMs { get; init; }

    /// <summary>Samples of the answer that the sidecar received from the provider.</summary>
    public required long ReceivedSamples { get; init; }

    /// <summary>Samples of it that the sidecar had handed to the game.</summary>
    public required long DeliveredSamples { get; init; }

    /// <summary>Samples of it that were heard.</summary>
    public required long PlayedSamples { get; init; }

    public required bool Interrupted { get; init; }

    /// <summary>What the provider was told was heard; null when nothing had to be truncated.</summary>
    public required long? TruncateAudioEndMs { get; init; }

    /// <summary>From the provider's speech_started to the last audible sample; null when nobody interrupted.</summary>
    public required double? StopAfterSpeechStartedMs { get; init; }

    /// <summary>What was heard.</summary>
    public required string AssistantText { get; init; }

    /// <summary>What would have been heard without an interruption, as far as it was known.</summary>
    public required string AssistantTextFull { get; init; }

    public required string UserText { get; init; }

    /// <summary>Face frames received for the answer.</summary>
    public required int FaceFrames { get; init; }

    /// <summary>Where the time went, as the sidecar saw it; null when it didn't say.</summary>
    public required TurnStages? Stages { get; init; }

    /// <summary>The same as stages that follow each other, from the end of speech to the first sample heard.</summary>
    public IReadOnlyList<StageSummary> Waterfall { get; init; } = [];

    /// <summary>Tokens that the turn used; null when the sidecar didn't say.</summary>
    public UsageSummary? Usage { get; init; }
}

/// <summary>A stage of a turn; microseconds from the end of speech.</summary>
internal sealed record StageSummary(string Name, long StartUs, long EndUs, long DurationUs);

/// <summary>What a turn used.</summary>
/// <param name="Cost">In <paramref name="Currency"/>; null without a price table.</param>
internal sealed record UsageSummary(
    long InputTokens,
    long CachedInputTokens,
    long OutputTokens,
    long TranscriptionTokens,
    double TranscriptionSeconds,
    double? Cost,
    string? Currency
);

/// <summary>Microseconds from the end of speech, as the sidecar detected it; null where a stage did not happen.</summary>
internal sealed record TurnStages(
    long? SpeechStoppedUs,
    long? ResponseCreatedUs,
    long? FirstAudioUs,
    long? FirstChunkUs,
    long? FirstHeardUs,
    long? FlushUs,
    long? MicrophoneToSocketUs,
    long? ResponseRequestedUs,
    long? FirstTranscriptUs,
    long? ResponseDoneUs
);

/// <summary>How reports are written.</summary>
internal static class ReportJson
{
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
}
