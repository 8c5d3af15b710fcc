namespace Sidecar.Conversation.Interruptions;

/// <summary>
/// Decides whether speech into an answer interrupts it. Has no clock: the caller says what time it is, in milliseconds
/// from any zero. Lengths of finished speech come from the provider's own milliseconds.
/// <list type="bullet">
/// <item>Any word that is no backchannel interrupts, at once.</item>
/// <item>Speech of <see cref="JudgeSettings.BackchannelMs"/> interrupts. While it goes on, its length is only certain
/// after the silence that the provider waits for: had it ended earlier, that would have been told.</item>
/// <item>A sound shorter than <see cref="JudgeSettings.CoughMs"/>, only listed words, or no words at all don't.</item>
/// <item>When the time is over, speech that is none of these interrupts: to talk over a "stop" that was not understood
/// is worse than to stop for a "mm-hm" that was not.</item>
/// </list>
/// Several stretches of speech belong to one decision: one that interrupts is enough, and all must be harmless to go on.
/// </summary>
/// <param name="settings">By what to judge.</param>
/// <param name="beganAtMs">When the first speech began; the decision time counts from here.</param>
internal sealed class InterruptionJudge(JudgeSettings settings, long beganAtMs)
{
    // A user who clicks on and on must not make it grow; the first ones decide for the rest.
    private const int MostParts = 16;

    private readonly List<Part> _parts = [];

    /// <summary>By when it is decided.</summary>
    public long DueMs => beganAtMs + settings.DecisionMs;

    /// <summary>Whether the user speaks now.</summary>
    public bool IsSpeaking => _parts.Exists(p => p.LengthMs is null);

    /// <summary>Whether speech of this item is part of the question.</summary>
    public bool Knows(string itemId) => Find(itemId) is not null;

    /// <param name="startMs">On the microphone's timeline, padding taken off where it is known.</param>
    /// <param name="nowMs">When this became known.</param>
    public void SpeechStarted(string itemId, long startMs, long nowMs)
    {
        if (Find(itemId) is null && _parts.Count < MostParts)
        {
            _parts.Add(new Part(itemId, startMs, nowMs));
        }
    }

    /// <param name="endMs">On the microphone's timeline, trailing silence taken off where it is known.</param>
    public void SpeechStopped(string itemId, long endMs)
    {
        if (Find(itemId) is { } part)
        {
            part.LengthMs ??= Math.Max(0, endMs - part.StartMs);
        }
    }

    /// <summary>Takes the transcript so far, or the whole; an item that could not be transcribed has no words.</summary>
    public void Heard(string itemId, string transcript, bool isWhole)
    {
        if (Find(itemId) is { } part)
        {
            part.Words = settings.Backchannels.Judge(transcript, isWhole);
        }
    }

    public Verdict Judge(long nowMs)
    {
        DecidedBy harmless = DecidedBy.Nothing;
        bool isOpen = _parts.Count == 0;
        long lookAgainAtMs = DueMs;
        foreach (Part part in _parts)
        {
            (Decision decision, DecidedBy by) = Judge(part, nowMs);
            switch (decision)
            {
                case Decision.Interrupt:
                    return new Verdict(decision, by, 0);
                case Decision.Resume:
                    harmless = by;
                    break;
                default:
                    isOpen = true;
                    lookAgainAtMs = Math.Min(lookAgainAtMs, CertainAtMs(part));
                    break;
            }
        }
        if (!isOpen)
        {
            return new Verdict(Decision.Resume, harmless, 0);
        }
        return nowMs >= DueMs
            ? new Verdict(Decision.Interrupt, DecidedBy.Time, 0)
            : new Verdict(Decision.Wait, DecidedBy.Nothing, lookAgainAtMs);
    }

    /// <summary>What would be decided if the time were over.</summary>
    public Verdict Conclude() => Judge(DueMs);

    private (Decision Decision, DecidedBy By) Judge(Part part, long nowMs)
    {
        if (part.Words == WordsHeard.Other)
        {
            return (Decision.Interrupt, DecidedBy.OtherWords);
        }
        if (part.LengthMs is not { } lengthMs)
        {
            return nowMs >= CertainAtMs(part)
                ? (Decision.Interrupt, DecidedBy.Length)
                : (Decision.Wait, DecidedBy.Nothing);
        }
        if (lengthMs < settings.CoughMs)
        {
            return (Decision.Resume, DecidedBy.ShortSound);
        }
        if (lengthMs >= settings.BackchannelMs && settings.TrailingSilenceMs is not null)
        {
            return (Decision.Interrupt, DecidedBy.Length);
        }
        return part.Words switch
        {
            WordsHeard.Backchannel => (Decision.Resume, DecidedBy.BackchannelWords),
            WordsHeard.None => (Decision.Resume, DecidedBy.NoWords),
            _ when !settings.HasTranscripts => (Decision.Interrupt, DecidedBy.Length),
            _ => (Decision.Wait, DecidedBy.Nothing),
        };
    }

    /// <summary>When speech that still goes on is known to be long enough to interrupt.</summary>
    private long CertainAtMs(Part part) =>
        part.LengthMs is null && settings.TrailingSilenceMs is { } silenceMs
            ? part.KnownAtMs + settings.BackchannelMs + silenceMs
            : long.MaxValue;

    private Part? Find(string itemId) => _parts.Find(p => string.Equals(p.ItemId, itemId, StringComparison.Ordinal));

    private sealed class Part(string itemId, long startMs, long knownAtMs)
    {
        public string ItemId => itemId;

        public long StartMs => startMs;

        public long KnownAtMs => knownAtMs;

        /// <summary>Null while the speech goes on.</summary>
        public long? LengthMs { get; set; }

        public WordsHeard Words { get; set; } = WordsHeard.Open;
    }
}
