using System.Collections.Frozen;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>What rules to read a transcript in an alphabet by.</summary>
internal enum WrittenLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Another one.</summary>
    Other,
}

/// <summary>Tells English from the rest by the small words that every sentence has.</summary>
internal static class LanguageGuess
{
    private static readonly FrozenSet<string> English = Words(
        "the of and to in is it you that was for are with be this have from what your can we i not but there will"
            + " would my all do how which about more here let me i'm it's don't"
    );

    private static readonly FrozenSet<string> Others = Words(
        "el los las un una que es en por con para su del al lo como más pero sus le ya o este sí porque esta entre"
            + " der die das und ist ich nicht sie es ein eine zu mit auf den dem sich auch war wie wir aber wenn"
            + " les des et du une est dans qui pour pas sur je vous nous il elle avec sont au ce mais ou"
            + " il di che è non per sono della nel gli le questo anche ma più come io"
            + " não um uma os mas se da eu você na em ele isso muito"
            + " het een van ik niet dat met voor zijn op maar jest nie się na że och att det som på är inte"
    );

    /// <summary>1 for a word that speaks for English, -1 for one that speaks for another language, else 0.</summary>
    /// <param name="written">A word of the transcript.</param>
    public static int Vote(ReadOnlySpan<char> written)
    {
        var word = written.Trim(".,!?;:¿¡\"'()…«»").ToString().ToLowerInvariant();
        return English.Contains(word) ? 1
            : Others.Contains(word) || word is [>= '\u0370' and <= '\u052F', ..] ? -1
            : 0;
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
