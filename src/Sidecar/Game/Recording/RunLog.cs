using Sidecar.Game.Captions;
using Sidecar.Game.Microphone;
using Sidecar.Game.Playback;
using Sidecar.Protocol.V1;

namespace Sidecar.Game.Recording;

/// <summary>What happened in a run, on the axis of the sound card: the material of the report and the timeline.</summary>
internal sealed class RunLog
{
    private const int LongestMemory = 200;

    private readonly Dictionary<ulong, UtteranceRecord> _byId = [];

    public Welcome? Welcome { get; set; }

    /// <summary>The length of the run in samples.</summary>
    public long DurationSamples { get; set; }

    public List<UtteranceRecord> Utterances { get; } = [];

    public List<StateRecord> States { get; } = [];

    public List<TurnReport> TurnReports { get; } = [];

    public List<Notice> Notices { get; } = [];

    public List<DuckRecord> Ducks { get; } = [];

    public List<DroppedAudio> Dropped { get; } = [];

    public PlaybackHistory History { get; } = new();

    public CaptionBoard Captions { get; } = new();

    public IReadOnlyList<SpokenInput> Spoken { get; set; } = [];

    /// <summary>The sample of the card at which the microphone's timeline begins.</summary>
    public long MicrophoneOpenedAt { get; set; }

    public List<TypedInput> Typed { get; } = [];

    public GetStatusResponse? FinalStatus { get; set; }

    public int Underruns { get; set; }

    public long MaxFaceOffsetSamples { get; set; }

    /// <summary>Why the run ended early; null when it ended as it should.</summary>
    public string? Failure { get; set; }

    /// <summary>
    /// Forgets what is long past, so that a game may listen for days. Not for runs that end with a report.
    /// </summary>
    public void ForgetBefore(ulong utteranceId)
    {
        Utterances.RemoveAll(utterance => utterance.Id < utteranceId);
        foreach (var id in _byId.Keys.Where(id => id < utteranceId).ToArray())
        {
            _byId.Remove(id);
        }

        History.ForgetBefore(utteranceId);
        Captions.KeepLatest(LongestMemory);
        Trim(States);
        Trim(Notices);
        Trim(TurnReports);
        Trim(Ducks);
        Trim(Dropped);
    }

    public UtteranceRecord Utterance(ulong id, long now)
    {
        if (!_byId.TryGetValue(id, out var record))
        {
            _byId[id] = record = new UtteranceRecord(id, now);
            Utterances.Add(record);
        }

        return record;
    }

    private static void Trim<T>(List<T> list) => list.RemoveRange(0, Math.Max(0, list.Count - LongestMemory));
}

/// <summary>A `StateChanged`, and the sample of the card at which it arrived.</summary>
internal sealed record StateRecord(long CardSample, ConversationState State, string Reason);

/// <summary>A text that was sent, and when.</summary>
internal sealed record TypedInput(string Text, long CardSample);
