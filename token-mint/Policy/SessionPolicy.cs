using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.TokenMint.Configuration;
using Sidecar.TokenMint.Tokens;

namespace Sidecar.TokenMint.Policy;

/// <summary>
/// Lays a caller's wishes over the operator's session. Everything is pinned, what the session does not name too, save what
/// <see cref="PolicyOptions.Allow"/> opens. Saying a pinned value again is no wish, so clients may send all they have.
/// </summary>
internal sealed class SessionPolicy
{
    private const string Session = "session";
    private const string Expiry = "expires_after";
    private readonly JsonObject _session;
    private readonly JsonObject _allow;
    private readonly int _maxTtlSeconds;

    public SessionPolicy(PolicyOptions options)
    {
        _session = (JsonObject)options.Session.DeepClone();
        _session.TryAdd("type", "realtime");
        _allow = options.Allow;
        _maxTtlSeconds = options.MaxTtlSeconds;
    }

    /// <param name="wishes">The caller's body: <c>expires_after</c> and <c>session</c>, each optional.</param>
    /// <returns>Exactly one of the two is null.</returns>
    public (MintRequest? Request, Refusal? Refusal) Apply(JsonObject wishes)
    {
        if (wishes.FirstOrDefault(w => w.Key is not (Session or Expiry)).Key is { } unknown)
        {
            return (null, Refusal.Malformed($"'{unknown}' is neither {Expiry} nor {Session}.", unknown));
        }
        int ttlSeconds = _maxTtlSeconds;
        if (wishes[Expiry] is { } expiry && CheckExpiry(expiry, ref ttlSeconds) is { } expiryRefusal)
        {
            return (null, expiryRefusal);
        }
        var session = (JsonObject)_session.DeepClone();
        HashSet<string> chosen = [];
        if (wishes[Session] is { } wish)
        {
            Refusal? refusal = wish is JsonObject fields
                ? Overlay(session, chosen, fields, "")
                : Refusal.Malformed("session must be an object.", Session);
            if (refusal is not null)
            {
                return (null, refusal);
            }
        }
        JsonObject body = new()
        {
            [Expiry] = new JsonObject { ["anchor"] = "created_at", ["seconds"] = ttlSeconds },
            [Session] = session,
        };
        return (new MintRequest(body, chosen), null);
    }

    private Refusal? CheckExpiry(JsonNode expiry, ref int ttlSeconds)
    {
        if (expiry is not JsonObject fields)
        {
            return Refusal.Malformed($"{Expiry} must be an object.", Expiry);
        }
        foreach ((string name, JsonNode? value) in fields)
        {
            string field = $"{Expiry}.{name}";
            switch (name)
            {
                case "anchor"
                    when value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == "created_at":
                    break;
                case "anchor":
                    return Refusal.Malformed("The only anchor is created_at.", field);
                case "seconds" when value?.GetValueKind() != JsonValueKind.Number || !IsWhole(value, out ttlSeconds):
                    return Refusal.Malformed("seconds must be a whole number.", field);
                case "seconds" when ttlSeconds < PolicyOptions.MinTtlSeconds:
                    return Refusal.Malformed($"A secret lives at least {PolicyOptions.MinTtlSeconds} s.", field);
                case "seconds" when ttlSeconds > _maxTtlSeconds:
                    return Refusal.Pinned(field, $"A secret lives at most {_maxTtlSeconds} s here.");
                case "seconds":
                    break;
                default:
                    return Refusal.Malformed($"There is no {field}.", field);
            }
        }
        return null;
    }

    private static bool IsWhole(JsonNode number, out int value) => number.AsValue().TryGetValue(out value);

    private Refusal? Overlay(JsonObject session, HashSet<string> chosen, JsonObject wishes, string parent)
    {
        foreach ((string name, JsonNode? wish) in wishes)
        {
            string path = FieldPath.Join(parent, name);
            Refusal? refusal = null;
            if (name.Contains('.', StringComparison.Ordinal))
            {
                refusal = Refusal.Malformed("A field's name has no dot.", $"session.{path}");
            }
            else if (_allow.TryGetPropertyValue(path, out JsonNode? values))
            {
                refusal = Choose(session, chosen, path, wish, values);
            }
            else if (wish is JsonObject fields)
            {
                refusal = Overlay(session, chosen, fields, path);
            }
            else if (!FieldPath.TryFind(_session, path, out JsonNode? pinned) || !JsonNode.DeepEquals(pinned, wish))
            {
                refusal = Refusal.Pinned($"session.{path}", $"session.{path} is not open to callers.");
            }
            if (refusal is not null)
            {
                return refusal;
            }
        }
        return null;
    }

    private static Refusal? Choose(
        JsonObject session,
        HashSet<string> chosen,
        string path,
        JsonNode? wish,
        JsonNode? values
    )
    {
        if (values is JsonArray list && !list.Any(v => JsonNode.DeepEquals(v, wish)))
        {
            return Refusal.Pinned($"session.{path}", $"session.{path} takes only: {list.ToJsonString()}.");
        }
        FieldPath.Set(session, path, wish);
        chosen.Add($"session.{path}");
        return null;
    }
}
