using System.Text.RegularExpressions;

namespace Sidecar.Simulator.Responses;

/// <summary>Cuts text the way deltas carry it: words with the space before them, punctuation apart.</summary>
internal static partial class TextTokens
{
    public static IReadOnlyList<string> Split(string text)
    {
        try
        {
            return [.. Tokens().Matches(text).Select(match => match.Value)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [text];
        }
    }

    /// <summary>A plausible token count of a text.</summary>
    public static int Count(string? text)
    {
        try
        {
            return text is null ? 0 : Tokens().Count(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Megabytes of text on a busy machine: the usual four characters per token will do.
            return text!.Length / 4;
        }
    }

    // Surrogate pairs stay together: half an emoji isn't text.
    [GeneratedRegex(
        @"\s*(?:[\p{L}\p{M}\p{N}'’]{1,12}|\p{Cs}{2}|[^\s\p{L}\p{M}\p{N}])|\s+$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Tokens();
}
