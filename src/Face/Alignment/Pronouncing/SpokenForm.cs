using System.Globalization;
using System.Text;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// What is said for a written word: small letters a to z (with apostrophes inside), one word or several, where initials
/// come letter by letter.
/// </summary>
internal static class SpokenForm
{
    private const int LongestInitials = 5;

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["mr."] = "mister",
        ["mrs."] = "missus",
        ["ms."] = "miss",
        ["dr."] = "doctor",
        ["st."] = "saint",
        ["vs."] = "versus",
        ["etc."] = "etcetera",
        ["e.g."] = "for example",
        ["i.e."] = "that is",
        ["approx."] = "approximately",
        ["no."] = "number",
        ["prof."] = "professor",
        ["jr."] = "junior",
        ["km"] = "kilometers",
        ["kg"] = "kilograms",
        ["cm"] = "centimeters",
        ["mm"] = "millimeters",
        ["ft"] = "feet",
        ["lbs"] = "pounds",
        ["hz"] = "hertz",
        ["khz"] = "kilohertz",
        ["mph"] = "miles per hour",
    };

    /// <param name="written">With its punctuation, no blanks.</param>
    /// <param name="words">Cleared and filled; a single letter that is to be said by its name has a dot behind it.</param>
    /// <returns>False when it holds letters or digits that this cannot read.</returns>
    public static bool Read(ReadOnlySpan<char> written, List<string> words)
    {
        words.Clear();
        var bare = written.Trim("*_~`#\"'“”‘’«»()[]{}<>…!?;:,").ToString();
        var lower = bare.ToLowerInvariant();
        if (
            Abbreviations.TryGetValue(lower, out var said)
            && (lower is not "no." || written[^1] != '.' || char.IsUpper(bare[0]))
        )
        {
            words.AddRange(said.Split(' '));
            return true;
        }

        return ReadPieces(bare, words);
    }

    private static bool ReadPieces(string text, List<string> words)
    {
        var currency = "";
        for (var at = 0; at < text.Length; )
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                at = ReadNumber(text, at, currency, words);
                currency = "";
                continue;
            }

            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                at++;
                continue;
            }

            if (Rune.IsLetter(rune))
            {
                var end = EndOfLetters(text, at);
                if (!ReadLetters(text.AsSpan(at, end - at), words))
                {
                    return false;
                }

                at = end;
                continue;
            }

            if (Rune.IsDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber)
            {
                return false;
            }

            currency = CurrencyOf(c) ?? currency;
            if (SymbolName(c, at, text.Length) is { } name)
            {
                words.Add(name);
            }

            at += rune.Utf16SequenceLength;
        }

        if (currency.Length > 0)
        {
            words.Add(currency);
        }

        return true;
    }

    private static string? CurrencyOf(char c) =>
        c switch
        {
            '$' => "dollars",
            '€' => "euros",
            '£' => "pounds",
            '¥' => "yen",
            _ => null,
        };

    private static string? SymbolName(char c, int at, int length) =>
        c switch
        {
            '%' => "percent",
            '&' => "and",
            '+' => "plus",
            '=' => "equals",
            '@' => "at",
            '°' => "degrees",
            '/' when at > 0 && at < length - 1 => "slash",
            _ => null,
        };

    private static int ReadNumber(string text, int at, string currency, List<string> words)
    {
        var digits = new StringBuilder();
        var end = at;
        for (; end < text.Length; end++)
        {
            var isGroup = text[end] == ',' && end + 3 < text.Length && char.IsAsciiDigit(text[end + 1]);
            if (!char.IsAsciiDigit(text[end]) && !isGroup)
            {
                break;
            }

            digits.Append(isGroup ? "" : text[end]);
        }

        var isGrouped = end - at > digits.Length;
        var number = digits.ToString();
        var isYear = number.Length == 4 && !isGrouped && currency.Length == 0 && number[0] is '1' or '2';
        if (number.Length == 4 && isYear && number[1] != '0' || (isYear && number[..2] == "20"))
        {
            SpokenNumber.Year(number, words);
        }
        else
        {
            SpokenNumber.Count(number, words);
        }

        var suffix = text.AsSpan(end);
        if (suffix.StartsWith("st") || suffix.StartsWith("nd") || suffix.StartsWith("rd") || suffix.StartsWith("th"))
        {
            SpokenNumber.MakeOrdinal(words);
            end += 2;
        }
        else if (suffix.StartsWith("s") && (suffix.Length == 1 || !char.IsLetter(suffix[1])))
        {
            words[^1] = words[^1].EndsWith('y') ? words[^1][..^1] + "ies" : words[^1] + "s";
            end++;
        }
        else if (suffix.Length > 1 && suffix[0] is '.' or ':' && char.IsAsciiDigit(suffix[1]))
        {
            end = ReadFraction(text, end, currency.Length > 0, words);
        }

        if (currency.Length > 0)
        {
            words.Insert(words.Count, currency);
        }

        return end;
    }

    private static int ReadFraction(string text, int mark, bool isMoney, List<string> words)
    {
        var end = mark + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = text.AsSpan(mark + 1, end - mark - 1);
        if (text[mark] == ':')
        {
            if (digits is ['0', not '0'])
            {
                words.Add("oh");
                SpokenNumber.Count(digits[1..], words);
            }
            else if (digits is not "00")
            {
                SpokenNumber.Count(digits, words);
            }
        }
        else if (isMoney && digits.Length == 2)
        {
            SpokenNumber.Count(digits.TrimStart('0') is [] ? "0" : digits.TrimStart('0'), words);
        }
        else
        {
            words.Add("point");
            SpokenNumber.Spell(digits, words);
        }

        return end;
    }

    private static int EndOfLetters(string text, int at)
    {
        var end = at;
        while (end < text.Length)
        {
            var isLetter = char.IsLetter(text[end]) || char.IsSurrogate(text[end]);
            var isInside = text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]);
            var isNewWord = end > at && char.IsUpper(text[end]) && char.IsLower(text[end - 1]);
            var isMark = char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark;
            if ((!isLetter && !isInside && !isMark) || isNewWord)
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static bool ReadLetters(ReadOnlySpan<char> letters, List<string> words)
    {
        if (IsInitials(letters))
        {
            foreach (var letter in letters)
            {
                words.Add($"{char.ToLowerInvariant(letter)}.");
            }

            return true;
        }

        var word = new StringBuilder(letters.Length);
        foreach (var c in letters.ToString().ToLowerInvariant())
        {
            if (c is (>= 'a' and <= 'z') or '\'')
            {
                word.Append(c);
            }
            else if (MarkedLetters.Plain(c) is { } plain)
            {
                word.Append(plain);
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                return false;
            }
        }

        words.Add(word.ToString());
        return true;
    }

    private static bool IsInitials(ReadOnlySpan<char> letters)
    {
        if (letters.Length is < 2 or > LongestInitials)
        {
            return false;
        }

        var hasVowel = false;
        foreach (var letter in letters)
        {
            if (letter is < 'A' or > 'Z')
            {
                return false;
            }

            hasVowel |= letter is 'A' or 'E' or 'I' or 'O' or 'U' or 'Y';
        }

        return !hasVowel
            || (letters.Length <= 3 && !EnglishWords.Sounds.ContainsKey(letters.ToString().ToLowerInvariant()));
    }
}
