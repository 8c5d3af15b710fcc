namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>Numbers in English words.</summary>
internal static class SpokenNumber
{
    private const int LongestCounted = 12;

    private static readonly string[] Small =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens =
    [
        "",
        "",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ];

    private static readonly (long Size, string Name)[] Scales =
    [
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1_000, "thousand"),
        (100, "hundred"),
    ];

    /// <summary>A whole number: counted, or digit by digit when it is a code.</summary>
    /// <param name="digits">ASCII digits only, at least one.</param>
    /// <param name="words">Grows by the words.</param>
    public static void Count(ReadOnlySpan<char> digits, List<string> words)
    {
        if (digits.Length > LongestCounted || (digits.Length > 1 && digits[0] == '0'))
        {
            Spell(digits, words);
            return;
        }

        Count(long.Parse(digits), words);
    }

    /// <summary>Digit by digit.</summary>
    public static void Spell(ReadOnlySpan<char> digits, List<string> words)
    {
        foreach (var digit in digits)
        {
            words.Add(Small[digit - '0']);
        }
    }

    /// <summary>A number of four digits that stands by itself, which most often is a year.</summary>
    public static void Year(ReadOnlySpan<char> digits, List<string> words)
    {
        var year = int.Parse(digits);
        var (century, rest) = (year / 100, year % 100);
        if (century is 20 && rest < 10)
        {
            Count(year, words);
            return;
        }

        Count(century, words);
        if (rest == 0)
        {
            words.Add("hundred");
            return;
        }

        if (rest < 10)
        {
            words.Add("oh");
        }

        Count(rest, words);
    }

    /// <summary>The last word of a number as it is said in an order: five is fifth.</summary>
    public static void MakeOrdinal(List<string> words)
    {
        words[^1] = words[^1] switch
        {
            "one" => "first",
            "two" => "second",
            "three" => "third",
            "five" => "fifth",
            "eight" => "eighth",
            "nine" => "ninth",
            "twelve" => "twelfth",
            var word when word.EndsWith('y') => word[..^1] + "ieth",
            var word => word + "th",
        };
    }

    private static void Count(long number, List<string> words)
    {
        foreach (var (size, name) in Scales)
        {
            if (number >= size)
            {
                Count(number / size, words);
                words.Add(name);
                number %= size;
                if (number == 0)
                {
                    return;
                }
            }
        }

        if (number < Small.Length)
        {
            words.Add(Small[number]);
            return;
        }

        words.Add(Tens[number / 10]);
        if (number % 10 > 0)
        {
            words.Add(Small[number % 10]);
        }
    }
}
