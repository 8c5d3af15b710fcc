using Sidecar.Game.Report;

namespace Sidecar.Demo.Timeline;

/// <summary>What the page draws. All times are samples of the run's axis unless a name says otherwise.</summary>
internal sealed record TimelineData
{
    public required int SampleRateHz { get; init; }

    public required long DurationSamples { get; init; }

    public required int PeakStepSamples { get; init; }

    public required RecordedSound Sound { get; init; }

    public required FaceCurves Face { get; init; }

    public required IReadOnlyList<StateSpan> States { get; init; }

    public required IReadOnlyList<TimeSpanMark> UserSpeech { get; init; }

    public required IReadOnlyList<UtteranceMark> Utterances { get; init; }

    public required IReadOnlyList<DuckMark> Ducks { get; init; }

    public required IReadOnlyList<UnheardAudio> Unheard { get; init; }

    public required IReadOnlyList<CaptionMark> Captions { get; init; }

    public required IReadOnlyList<LatencyMark> Latencies { get; init; }

    public required RunReport Report { get; init; }
}

/// <summary>How long the conversation was in a state.</summary>
internal sealed record StateSpan(string State, long Start, long End, string Reason);

/// <summary>A stretch of time.</summary>
internal sealed record TimeSpanMark(long Start, long End);

/// <summary>An utterance as it was heard, and how it was stopped.</summary>
internal sealed record UtteranceMark(ulong Id, long Announced, long Start, long End, long Heard, FlushMark? Flush);

/// <summary>The voice held or lowered while it was decided whether the user interrupts.</summary>
internal sealed record DuckMark(long Start, long End, bool IsHold, SpeechIntoAnswer Speech);

/// <summary>A flush, and what the provider was told.</summary>
internal sealed record FlushMark(
    long Arrived,
    long Stopped,
    string Reason,
    double SinceCauseMs,
    double StopAfterCauseMs,
    long? TruncateAudioEndMs,
    long? TruncateAt
);

/// <summary>Audio that the game had and nobody heard; where it would have been heard.</summary>
/// <param name="UtteranceId">Whose.</param>
/// <param name="Start">Where it would have begun.</param>
/// <param name="Samples">How much there is.</param>
/// <param name="Peaks">See <see cref="WaveformPeaks"/>.</param>
/// <param name="HeldBackSamples">How much more the sidecar had received and not yet sent.</param>
internal sealed record UnheardAudio(ulong UtteranceId, long Start, long Samples, string Peaks, long HeldBackSamples);

/// <summary>A caption with its words.</summary>
internal sealed record CaptionMark(bool IsUser, string Text, bool IsInterrupted, IReadOnlyList<TimedWord> Words);

/// <summary>From the end of the user's speech to the first sample heard.</summary>
internal sealed record LatencyMark(int Turn, long Start, long End);
