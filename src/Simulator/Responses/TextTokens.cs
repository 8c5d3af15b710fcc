using System.Text.RegularExpressions;

namespace Sidecar.Simulator.Responses;

/// <summary>Cuts text the way deltas carry it: words with the space before them, punctuation apart.</summary>
internal static partial class TextTokens
{
    public static IReadOnlyList<string> Split(string text) => [.. Tokens().Matches(text).Select(match => match.Value)];

    /// <summary>A plausible token count of a text.</summary>
    public static int Count(string? text) => text is null ? 0 : Tokens().Count(text);

    // Surrogate pairs stay together: half an emoji isn't text.
    [GeneratedRegex(
        @"\s*(?:[\p{L}\p{M}\p{N}'’]{1,12}|\p{Cs}{2}|[^\s\p{L}\p{M}\p{N}])|\s+$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Tokens();
}
