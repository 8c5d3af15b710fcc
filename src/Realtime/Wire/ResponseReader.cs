using System.Collections.Frozen;
using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Response objects from JSON.</summary>
internal static class ResponseReader
{
    /// <param name="json">The response.</param>
    /// <param name="usageBeside">What servers that leave the response's own usage empty put beside it.</param>
    public static ResponseInfo Read(JsonElement json, JsonElement usageBeside = default) =>
        new()
        {
            Id = json.Text("id"),
            Status = json.TextOrNull("status") switch
            {
                "in_progress" => ResponseStatus.InProgress,
                "completed" => ResponseStatus.Completed,
                "cancelled" => ResponseStatus.Cancelled,
                "failed" => ResponseStatus.Failed,
                "incomplete" => ResponseStatus.Incomplete,
                _ => ResponseStatus.Unknown,
            },
            StatusDetails = ReadStatusDetails(json.Field("status_details")),
            ConversationId = json.TextOrNull("conversation_id"),
            Usage = ReadUsage(json.Field("usage")) ?? ReadUsage(usageBeside),
            Metadata = ReadMetadata(json.Field("metadata")),
            Output = json.List("output", ItemReader.Read),
        };

    private static ResponseStatusDetails? ReadStatusDetails(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => new ResponseStatusDetails { Reason = json.GetString() },
            JsonValueKind.Object => new ResponseStatusDetails
            {
                Type = json.TextOrNull("type"),
                Reason = json.TextOrNull("reason"),
                Error =
                    json.Field("error").ValueKind == JsonValueKind.Object
                        ? ErrorReader.Read(json.Field("error"))
                        : null,
            },
            _ => null,
        };

    private static ResponseUsage? ReadUsage(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.GetPropertyCount() == 0)
        {
            return null;
        }

        var input = json.Field("input_token_details");
        return new ResponseUsage
        {
            TotalTokens = json.Int("total_tokens"),
            InputTokens = json.Int("input_tokens"),
            OutputTokens = json.Int("output_tokens"),
            InputDetails = ReadDetails(input),
            CachedDetails = ReadDetails(input.Field("cached_tokens_details")),
            OutputDetails = ReadDetails(json.Field("output_token_details")),
        };
    }

    public static TokenDetails? ReadDetails(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
            ? new TokenDetails
            {
                TextTokens = json.Int("text_tokens"),
                AudioTokens = json.Int("audio_tokens"),
                ImageTokens = json.Int("image_tokens"),
                CachedTokens = json.Int("cached_tokens"),
                ReasoningTokens = json.Int("reasoning_tokens"),
            }
            : null;

    private static IReadOnlyDictionary<string, string> ReadMetadata(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in json.EnumerateObject())
        {
            if (pair.Value.ValueKind == JsonValueKind.String)
            {
                metadata[pair.Name] = pair.Value.GetString()!;
            }
        }

        return metadata;
    }
}
