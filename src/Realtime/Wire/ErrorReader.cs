using System.Text.Json;
using System.Text.RegularExpressions;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Error objects from JSON. Servers quote parts of a wrong key in their text; that part is taken out here, so
/// that no later log, status or screen can show it.</summary>
internal static partial class ErrorReader
{
    public static ErrorInfo Read(JsonElement json) =>
        new()
        {
            Type = WithoutKeys(json.Text("type")),
            Code = WithoutKeysOrNull(json.TextOrNull("code")),
            Message = WithoutKeys(json.Text("message")),
            Param = WithoutKeysOrNull(json.TextOrNull("param")),
            EventId = json.TextOrNull("event_id"),
        };

    public static string WithoutKeys(string text) => Key().Replace(text, "<key>");

    private static string? WithoutKeysOrNull(string? text) => text is null ? null : WithoutKeys(text);

    // Keys by their prefixes, JSON Web Tokens, and what CredentialMask has overwritten.
    [GeneratedRegex(
        @"\b(?:sk|ek|xai)[-_][\w*.\-]{4,}|\beyJ[\w\-]{6,}(?:\.[\w\-]*){1,2}|\*{12,}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Key();
}
