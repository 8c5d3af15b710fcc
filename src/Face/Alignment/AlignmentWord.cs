namespace Sidecar.Face.Alignment;

/// <summary>A word of a transcript that is to be found in the sound.</summary>
/// <param name="Written">With its punctuation, without blanks.</param>
/// <param name="TypicalMs">How long it takes to say at a middling pace where nothing better is known; 0 for what isn't
/// spoken.</param>
/// <param name="PauseAfter">How likely a pause follows.</param>
public readonly record struct AlignmentWord(string Written, float TypicalMs, PauseLikelihood PauseAfter);

/// <summary>How likely a speaker pauses after a word.</summary>
public enum PauseLikelihood
{
    /// <summary>Hardly.</summary>
    Low,

    /// <summary>As after a comma.</summary>
    Even,

    /// <summary>As after a full stop.</summary>
    High,
}

/// <summary>Where a word was found.</summary>
/// <param name="StartSample">Where it begins.</param>
/// <param name="EndSample">Where it ends; its start when it wasn't found to be spoken.</param>
/// <param name="Agreement">How well the sound agrees with the word: the mean over its frames of a likelihood, 0..1; 0 for
/// what wasn't heard, and for a word that can't be read.</param>
public readonly record struct AlignedWord(long StartSample, long EndSample, float Agreement);
