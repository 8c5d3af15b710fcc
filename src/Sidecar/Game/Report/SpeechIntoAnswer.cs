using Sidecar.Game.Playback;
using Sidecar.Game.Recording;
using Sidecar.Protocol;

namespace Sidecar.Game.Report;

/// <summary>Speech of the user into an answer, and what was decided about it.</summary>
internal sealed record SpeechIntoAnswer
{
    /// <summary>When the voice was held or lowered, on the axis of heard.wav.</summary>
    public required double AtMs { get; init; }

    /// <summary>What was spoken into the answer; empty when it is not known.</summary>
    public required string Input { get; init; }

    /// <summary>From the provider's speech_started to the last sample before the hold; null without a hold.</summary>
    public required double? SilentAfterSpeechStartedMs { get; init; }

    /// <summary>From the provider's speech_started to the decision; null when the run ended before.</summary>
    public required double? DecidedAfterSpeechStartedMs { get; init; }

    /// <summary>Whether the answer went on.</summary>
    public required bool Resumed { get; init; }

    /// <summary>Why it went on; empty when it did not.</summary>
    public required string Reason { get; init; }

    /// <summary>The first sample of the utterance that was held back; null when it was not held.</summary>
    public required long? HeldAtSample { get; init; }

    /// <summary>The sample that it went on at: the same, or something was lost.</summary>
    public required long? ResumedAtSample { get; init; }

    public static IReadOnlyList<SpeechIntoAnswer> Of(RunLog log) => [.. log.Ducks.Select(duck => Of(log, duck))];

    private static SpeechIntoAnswer Of(RunLog log, DuckRecord duck)
    {
        var endedAt = duck.EndedAt ?? long.MaxValue;
        var runs = log.History.RunsOf(duck.UtteranceId);
        PlayedRun? before = runs.Any(run => run.CardSample < endedAt)
            ? runs.Last(run => run.CardSample < endedAt)
            : null;
        PlayedRun? after = runs.Any(run => run.CardSample >= endedAt)
            ? runs.First(run => run.CardSample >= endedAt)
            : null;
        var heldAt = duck.IsHold ? before?.CardSample + before?.Count : null;
        return new SpeechIntoAnswer
        {
            AtMs = RunReportBuilder.Ms(duck.ArrivedAt),
            Input = log.Spoken.LastOrDefault(input => UserInput.IsCausedBy(duck, input))?.Recording.Name ?? "",
            SilentAfterSpeechStartedMs = heldAt is { } stopped ? Math.Round(duck.SilentAfterMs(stopped), 2) : null,
            DecidedAfterSpeechStartedMs = duck.DecidedAfterMs is { } decided ? Math.Round(decided, 2) : null,
            Resumed = duck.IsResumed,
            Reason = duck.ResumedBecause is { } reason ? DuckRecord.NameOf(reason) : "",
            HeldAtSample = duck.IsHold ? before?.SampleIndex + before?.Count : null,
            ResumedAtSample = duck.IsResumed ? after?.SampleIndex : null,
        };
    }
}
