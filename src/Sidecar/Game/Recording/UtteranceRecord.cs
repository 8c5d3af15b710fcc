using Sidecar.Game.Playback;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Recording;

/// <summary>What became of one utterance. Times are samples of the sound card.</summary>
internal sealed class UtteranceRecord(ulong id, long announcedAt)
{
    public ulong Id { get; } = id;

    /// <summary>When `UtteranceStarted` arrived.</summary>
    public long AnnouncedAt { get; } = announcedAt;

    /// <summary>Samples that arrived in the game.</summary>
    public long DeliveredSamples { get; set; }

    public long PlayedSamples { get; private set; }

    /// <summary>When its first sample was heard; null when none was.</summary>
    public long? FirstHeardAt { get; private set; }

    /// <summary>One past the last sample that was heard.</summary>
    public long HeardUntil { get; private set; }

    /// <summary>One past the last sample that was not silence.</summary>
    public long AudibleUntil { get; private set; }

    public int FaceFrames { get; set; }

    /// <summary>As `UtteranceEnded` said; null before it.</summary>
    public long? TotalSamples { get; set; }

    public UtteranceEndReason EndReason { get; set; }

    public FlushRecord? Flush { get; set; }

    public void Heard(PlayedRun run, ReadOnlySpan<short> pcm)
    {
        FirstHeardAt ??= run.CardSample;
        PlayedSamples = run.SampleIndex + run.Count;
        HeardUntil = run.CardSample + run.Count;
        var audible = pcm.LastIndexOfAnyExcept((short)0);
        if (audible >= 0)
        {
            AudibleUntil = run.CardSample + audible + 1;
        }
    }
}

/// <summary>A `Flush` as it was carried out.</summary>
/// <param name="ArrivedAt">The sample that was due when the message arrived.</param>
/// <param name="StoppedAt">The first sample that was not heard any more.</param>
/// <param name="Reason">Why.</param>
/// <param name="SinceCauseUs">What the sidecar needed from the cause to the message.</param>
/// <param name="ThroughUtteranceId">The last utterance it dropped.</param>
internal sealed record FlushRecord(
    long ArrivedAt,
    long StoppedAt,
    FlushReason Reason,
    uint SinceCauseUs,
    ulong ThroughUtteranceId
)
{
    /// <summary>From the cause to the last audible sample.</summary>
    /// <param name="audibleUntil">One past the last sample of the utterance that was not silence.</param>
    public double StopAfterCauseMs(long audibleUntil) =>
        (SinceCauseUs / 1000.0) + (Math.Max(0, audibleUntil - ArrivedAt) / (double)PcmFormat.SamplesPerMs);
}
