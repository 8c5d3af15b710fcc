using System.Text;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>A table of rules; at each letter the first that matches speaks.</summary>
internal sealed class LetterRules
{
    private readonly LetterRule[][] _byLetter = new LetterRule['z' + 1][];

    /// <param name="table">A rule a line, see <see cref="LetterRule"/>.</param>
    public LetterRules(string table)
    {
        var rules = table
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new LetterRule(line))
            .ToLookup(rule => rule.Letters[0]);
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            _byLetter[letter] = [.. rules[letter]];
        }
    }

    /// <summary>Writes the sounds of a word.</summary>
    /// <param name="word">Small letters a to z; others are silent.</param>
    /// <param name="sounds">Grows by them.</param>
    public void Apply(ReadOnlySpan<char> word, StringBuilder sounds)
    {
        for (var at = 0; at < word.Length; )
        {
            var rule = Find(word, at);
            sounds.Append(rule?.Sounds);
            at += rule?.Letters.Length ?? 1;
        }
    }

    private LetterRule? Find(ReadOnlySpan<char> word, int at)
    {
        if (word[at] is >= 'a' and <= 'z')
        {
            foreach (var rule in _byLetter[word[at]])
            {
                if (rule.Matches(word, at))
                {
                    return rule;
                }
            }
        }

        return null;
    }
}
