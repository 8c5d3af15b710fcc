using System.Text;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// From written words to what a mouth shows when they are said: English by rules of its own, other languages in Latin
/// letters by rules that hold roughly for all of them. Not thread-safe.
/// </summary>
internal sealed class Pronunciation
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _sounds = new();

    /// <summary>The sounds of a written word, one letter of <see cref="Sounds"/> each.</summary>
    /// <param name="written">With its punctuation, no blanks.</param>
    /// <param name="language">What it is written in.</param>
    /// <returns>Empty for what isn't spoken, null for what can't be read.</returns>
    public string? Of(ReadOnlySpan<char> written, WrittenLanguage language)
    {
        if (!SpokenForm.Read(written, _words))
        {
            return null;
        }

        _sounds.Clear();
        foreach (var word in _words)
        {
            if (word is [var letter, '.'])
            {
                _sounds.Append(EnglishWords.NameOf(letter));
            }
            else if (language == WrittenLanguage.English)
            {
                SayEnglish(word);
            }
            else
            {
                LatinRules.Rules.Apply(word, _sounds);
            }
        }

        return _sounds.ToString();
    }

    private void SayEnglish(string word)
    {
        if (EnglishWords.Sounds.TryGetValue(word, out var known))
        {
            _sounds.Append(known);
            return;
        }

        var apostrophe = word.LastIndexOf('\'');
        if (apostrophe > 0)
        {
            SayEnglish(word[..apostrophe]);
            SayEnding(word[(apostrophe + 1)..]);
            return;
        }

        if (word.Length > 3 && word[^1] == 's' && EnglishWords.Sounds.TryGetValue(word[..^1], out var single))
        {
            _sounds.Append(single).Append("sSC".Contains(single[^1], StringComparison.Ordinal) ? "Is" : "s");
            return;
        }

        if (!word.Any(letter => "aeiouy'".Contains(letter, StringComparison.Ordinal)))
        {
            // No vowel: initials in small letters.
            foreach (var letter in word)
            {
                _sounds.Append(EnglishWords.NameOf(letter));
            }

            return;
        }

        EnglishRules.Rules.Apply(word, _sounds);
    }

    private void SayEnding(string ending)
    {
        var sounds = ending switch
        {
            "s" when _sounds.Length > 0 && "sSC".Contains(_sounds[^1], StringComparison.Ordinal) => "Is",
            "s" or "m" or "d" or "t" => ending,
            "ll" => "@l",
            "re" => "R",
            "ve" => "@v",
            _ => null,
        };
        if (sounds is null)
        {
            SayEnglish(ending);
            return;
        }

        _sounds.Append(sounds);
    }
}
