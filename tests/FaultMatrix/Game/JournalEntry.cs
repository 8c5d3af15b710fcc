namespace Sidecar.FaultMatrix.Game;

internal enum JournalKind
{
    /// <summary>The player wrote.</summary>
    UserText,

    /// <summary>The player spoke; the words come later, or never.</summary>
    UserSpeech,

    /// <summary>The character spoke, as far as it was heard.</summary>
    Assistant,

    Call,

    Output,
}

/// <summary>One thing that really happened in a conversation, as the game knows it.</summary>
internal sealed class JournalEntry(JournalKind kind)
{
    public JournalKind Kind => kind;

    /// <summary>What was written or said; of the character, the last caption, which ends where the hearing ended.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether it is right that the provider doesn't know of it.</summary>
    public bool MayBeMissing { get; set; }

    public string Id { get; set; } = "";

    public ulong UtteranceId { get; init; }

    public long HeardSamples { get; set; }

    public override string ToString() =>
        $"{Kind} \"{Text}\"{(HeardSamples > 0 ? $" ({HeardSamples / 24} ms heard)" : "")}{(MayBeMissing ? " (may be missing)" : "")}";
}
