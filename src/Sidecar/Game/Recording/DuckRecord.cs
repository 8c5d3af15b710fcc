using System.Text.Json;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Recording;

/// <summary>A `Duck` and what became of it. Times are samples of the sound card.</summary>
/// <param name="utteranceId">The utterance that was being heard.</param>
/// <param name="arrivedAt">The sample that was due when the message arrived.</param>
/// <param name="isHold">Whether playback stopped, rather than became softer.</param>
/// <param name="sinceCauseUs">What the sidecar needed from the provider's speech_started to the message.</param>
internal sealed class DuckRecord(ulong utteranceId, long arrivedAt, bool isHold, uint sinceCauseUs)
{
    public ulong UtteranceId { get; } = utteranceId;

    public long ArrivedAt { get; } = arrivedAt;

    public bool IsHold { get; } = isHold;

    public uint SinceCauseUs { get; } = sinceCauseUs;

    /// <summary>When `Resume` or `Flush` came; null before.</summary>
    public long? EndedAt { get; private set; }

    /// <summary>Null for a real interruption.</summary>
    public ResumeReason? ResumedBecause { get; private set; }

    public bool IsResumed => ResumedBecause is not null;

    /// <summary>It gets no answer: a cough, a "mm-hm".</summary>
    public bool IsBackchannel =>
        ResumedBecause is ResumeReason.ShortSound or ResumeReason.Backchannel or ResumeReason.NoWords;

    public void End(long cardSample, ResumeReason? resumedBecause)
    {
        EndedAt = cardSample;
        ResumedBecause = resumedBecause;
    }

    /// <summary>From the provider's speech_started to the order that ended it.</summary>
    public double? DecidedAfterMs =>
        EndedAt is { } endedAt
            ? (SinceCauseUs / 1000.0) + ((endedAt - ArrivedAt) / (double)PcmFormat.SamplesPerMs)
            : null;

    /// <summary>From the provider's speech_started to a sample of the card.</summary>
    public double SilentAfterMs(long cardSample) =>
        (SinceCauseUs / 1000.0) + (Math.Max(0, cardSample - ArrivedAt) / (double)PcmFormat.SamplesPerMs);

    /// <summary>The reason for people.</summary>
    public static string NameOf(ResumeReason reason) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()).Replace('_', ' ');
}
