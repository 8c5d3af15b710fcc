using Sidecar.Captions;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>One thing the assistant says: an audio content part of an item, on its own timeline from sample 0.</summary>
internal sealed class Utterance(ulong id, string itemId, int contentIndex, Turn turn, UtteranceAudio audio)
    : IDisposable
{
    public ulong Id => id;

    /// <summary>The provider's item and content part, which is what a truncation names.</summary>
    public string ItemId => itemId;

    public int ContentIndex => contentIndex;

    public Turn Turn => turn;

    /// <summary>The session that made it: only that one can cut its sound.</summary>
    public int Generation { get; init; }

    public UtteranceAudio Audio => audio;

    /// <summary>Null when no face is drawn.</summary>
    public FaceTrack? Face { get; init; }

    public required WordTimeline Words { get; init; }

    public uint Underruns { get; set; }

    public bool IsAnnounced { get; set; }

    public bool IsEndSent { get; set; }

    public bool IsTranscriptDone { get; set; }

    public bool IsCaptionFinal { get; set; }

    /// <summary>There is text that no caption has shown yet.</summary>
    public bool IsCaptionStale { get; set; }

    /// <summary>When the last caption was sent; 0 before.</summary>
    public long LastCaptionTimestamp { get; set; }

    public UtteranceEndReason EndReason { get; set; } = UtteranceEndReason.Completed;

    /// <summary>When its first sample was handed to the clients; 0 before.</summary>
    public long FirstSentTimestamp { get; set; }

    /// <summary>When the last report about it arrived, or its voice went on after a hold; 0 before.</summary>
    public long LastReportTimestamp { get; set; }

    /// <summary>Set when the face stream has gone on to another utterance: audio no longer waits for frames.</summary>
    public bool IsFaceDone { get; set; }

    /// <summary>Frames before this sample were sent.</summary>
    public long FaceSentSamples { get; set; }

    /// <summary>The frame of the conversation at which its first sample is expected to be heard; null before it was
    /// needed.</summary>
    public long? FaceFirstFrame { get; set; }

    /// <summary>How far audio may be sent: not ahead of its face frames.</summary>
    public long SendableSamples => Face is null || IsFaceDone ? long.MaxValue : Face.CoveredSamples;

    public void Dispose() => audio.Dispose();
}
