namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// One line of a table of letter-to-sound rules: <c>left(letters)right sounds</c>. The sounds are those of
/// <see cref="Sounds"/>, none for silent letters. In the contexts a small letter stands for itself, and
/// <c>_</c> for an edge of the word, <c>A</c> for a vowel letter, <c>C</c> for a consonant letter, <c>K</c> for any
/// number of consonant letters, <c>F</c> for e, i or y, and <c>E</c> for a consonant letter with a silent e behind it.
/// </summary>
internal sealed class LetterRule
{
    private const string Vowels = "aeiouy";
    private static readonly string[] SilentE = ["e", "es", "ed", "er", "ers", "ely", "ement", "ements", "eful"];

    private readonly string _left;
    private readonly string _right;

    public LetterRule(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var close = line.IndexOf(')', StringComparison.Ordinal);
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        _left = line[..open];
        Letters = line[(open + 1)..close];
        _right = blank < 0 ? line[(close + 1)..] : line[(close + 1)..blank];
        Sounds = blank < 0 ? "" : line[(blank + 1)..].Trim();
    }

    public string Letters { get; }

    public string Sounds { get; }

    public bool Matches(ReadOnlySpan<char> word, int at) =>
        word[at..].StartsWith(Letters, StringComparison.Ordinal)
        && MatchesLeft(word[..at], _left)
        && MatchesRight(word[(at + Letters.Length)..], _right);

    private static bool MatchesLeft(ReadOnlySpan<char> before, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
        {
            return true;
        }

        var rest = pattern[..^1];
        switch (pattern[^1])
        {
            case '_':
                return before.IsEmpty;
            case 'K':
                for (var taken = 0; ; taken++)
                {
                    if (MatchesLeft(before[..^taken], rest))
                    {
                        return true;
                    }

                    if (taken >= before.Length || IsVowel(before[^(taken + 1)]))
                    {
                        return false;
                    }
                }

            default:
                return !before.IsEmpty && Fits(before[^1], pattern[^1]) && MatchesLeft(before[..^1], rest);
        }
    }

    private static bool MatchesRight(ReadOnlySpan<char> after, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
        {
            return true;
        }

        var rest = pattern[1..];
        switch (pattern[0])
        {
            case '_':
                return after.IsEmpty;
            case 'E':
                return after.Length > 1 && !IsVowel(after[0]) && IsSilentE(after[1..]);
            case 'K':
                for (var taken = 0; ; taken++)
                {
                    if (MatchesRight(after[taken..], rest))
                    {
                        return true;
                    }

                    if (taken >= after.Length || IsVowel(after[taken]))
                    {
                        return false;
                    }
                }

            default:
                return !after.IsEmpty && Fits(after[0], pattern[0]) && MatchesRight(after[1..], rest);
        }
    }

    private static bool IsSilentE(ReadOnlySpan<char> ending)
    {
        foreach (var silent in SilentE)
        {
            if (ending.SequenceEqual(silent))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(char letter, char pattern) =>
        pattern switch
        {
            'A' => IsVowel(letter),
            'C' => !IsVowel(letter),
            'F' => letter is 'e' or 'i' or 'y',
            _ => letter == pattern,
        };

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
