using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.TokenMint.Configuration;

namespace Sidecar.TokenMint.Policy;

internal static class PolicyRules
{
    public static IEnumerable<ConfigurationFault> Check(PolicyOptions policy)
    {
        if (policy.Session["type"] is { } type && (string?)Text(type) is not ("realtime" or "transcription"))
        {
            yield return new("Policy:Session", "type is neither realtime nor transcription");
        }
        foreach ((string path, JsonNode? values) in policy.Allow)
        {
            string key = $"Policy:Allow:{path}";
            if (path.Length == 0 || path.Split('.').Any(string.IsNullOrWhiteSpace))
            {
                yield return new(key, "is not a path below the session, such as audio.output.voice");
            }
            else if (!IsTrue(values) && values is not JsonArray { Count: > 0 })
            {
                yield return new(key, "takes a list of values, or true for any");
            }
            else if (PinnedBelow(policy.Session, path) is { } pinned)
            {
                yield return new(
                    key,
                    $"would open {pinned}, which Policy:Session pins; allow the single fields instead"
                );
            }
        }
    }

    public static bool IsTrue(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    private static string? Text(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    /// <summary>What the template sets below the path, or a value of the template that the path leads through.</summary>
    private static string? PinnedBelow(JsonObject session, string path)
    {
        string sofar = "";
        foreach (string name in path.Split('.'))
        {
            sofar = FieldPath.Join(sofar, name);
            if (!FieldPath.TryFind(session, sofar, out JsonNode? value))
            {
                return null;
            }
            if (sofar != path && value is not JsonObject)
            {
                return sofar;
            }
            if (sofar == path && value is JsonObject { Count: > 0 } parent)
            {
                return FieldPath.Join(path, parent.First().Key);
            }
        }
        return null;
    }
}
