using Sidecar.Configuration;

namespace Sidecar.Conversation.Interruptions;

/// <summary>By what an interruption is judged.</summary>
internal sealed record JudgeSettings
{
    /// <summary>The longest wait for a decision.</summary>
    public required int DecisionMs { get; init; }

    /// <summary>Speech of at least this length interrupts.</summary>
    public required int BackchannelMs { get; init; }

    /// <summary>A shorter sound never does.</summary>
    public required int CoughMs { get; init; }

    /// <summary>
    /// The silence after which the provider says that speech has stopped; null when it isn't known, and then the length
    /// of speech is known only as an upper bound.
    /// </summary>
    public required int? TrailingSilenceMs { get; init; }

    /// <summary>The user's words will be told.</summary>
    public required bool HasTranscripts { get; init; }

    public required BackchannelList Backchannels { get; init; }

    public static JudgeSettings Of(TurnTakingOptions options, int? trailingSilenceMs, bool hasTranscripts) =>
        new()
        {
            DecisionMs = options.DecisionMs,
            BackchannelMs = options.BackchannelMs,
            CoughMs = options.CoughMs,
            TrailingSilenceMs = trailingSilenceMs,
            HasTranscripts = hasTranscripts,
            Backchannels = new BackchannelList(options.Backchannels),
        };
}
