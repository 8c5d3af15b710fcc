using System.Globalization;
using System.Text.RegularExpressions;

namespace Sidecar.Realtime.Session;

/// <summary>How long a server asks to be left alone: in a header of its refusal, or in the words of an error.</summary>
internal static partial class RetryHints
{
    // A server that says a year means no more than "not now".
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>From <c>retry-after-ms</c>, or <c>Retry-After</c> in seconds or as a date (RFC 9110 §10.2.3).</summary>
    /// <returns>At most a day, never negative; null where nothing understandable is said.</returns>
    public static TimeSpan? FromHeaders(
        IReadOnlyDictionary<string, IEnumerable<string>>? headers,
        DateTimeOffset utcNow
    )
    {
        if (Number(ValueOf(headers, "retry-after-ms")) is { } milliseconds)
        {
            return Bounded(milliseconds / 1000);
        }

        var text = ValueOf(headers, "Retry-After");
        if (Number(text) is { } seconds)
        {
            return Bounded(seconds);
        }

        return DateTimeOffset.TryParseExact(
            text,
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? Bounded((date - utcNow).TotalSeconds)
            : null;
    }

    /// <summary>From texts such as "Please try again in 1m2.5s." or "Please retry after 10 seconds."</summary>
    /// <returns>At most a day; null where the text says no time.</returns>
    public static TimeSpan? FromText(string text)
    {
        var match = Hint().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var seconds = 0.0;
        var parts = match.Groups["part"].Captures;
        for (var i = 0; i < parts.Count; i++)
        {
            var number = double.Parse(match.Groups["number"].Captures[i].ValueSpan, CultureInfo.InvariantCulture);
            seconds +=
                number
                * match.Groups["unit"].Captures[i].Value.ToLowerInvariant() switch
                {
                    "d" or "day" or "days" => 86_400,
                    "h" or "hour" or "hours" => 3600,
                    "m" or "minute" or "minutes" => 60,
                    "ms" or "millisecond" or "milliseconds" => 0.001,
                    _ => 1,
                };
        }

        return Bounded(seconds);
    }

    private static TimeSpan Bounded(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string? ValueOf(IReadOnlyDictionary<string, IEnumerable<string>>? headers, string name) =>
        headers
            ?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Value?.FirstOrDefault();

    [GeneratedRegex(
        @"\b(?:try again|retry)\s+(?:in|after)\s+(?<part>(?<number>\d{1,9}(?:\.\d{1,9})?)\s*(?<unit>milliseconds?|ms|seconds?|s|minutes?|m|hours?|h|days?|d)\b?\s*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hint();
}
