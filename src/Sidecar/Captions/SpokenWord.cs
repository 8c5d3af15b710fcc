namespace Sidecar.Captions;

/// <summary>A word of a transcript before it has a place.</summary>
/// <param name="Offset">Of its first character in the transcript.</param>
/// <param name="Length">In characters.</param>
/// <param name="DurationMs">How long it takes to say at a middling pace; 0 for what isn't spoken.</param>
/// <param name="Break">What its end means for the flow of speech.</param>
internal sealed record SpokenWord(int Offset, int Length, double DurationMs, SpokenBreak Break)
{
    public int End => Offset + Length;
}

/// <summary>How likely a speaker pauses after a word.</summary>
internal enum SpokenBreak
{
    None,
    Phrase,
    Sentence,
}
