using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Typed events from JSON; every kind but the audio delta, which never becomes a document.</summary>
internal static class ServerEventReader
{
    public static ServerEvent Read(ServerEventKind kind, JsonElement json)
    {
        var eventId = json.TextOrNull("event_id");
        return kind switch
        {
            ServerEventKind.Error => new ServerError
            {
                EventId = eventId,
                Error = ErrorReader.Read(json.Field("error")),
            },
            ServerEventKind.SessionCreated => new SessionCreated
            {
                EventId = eventId,
                Session = ReadSession(json.Field("session")),
            },
            ServerEventKind.SessionUpdated => new SessionUpdated
            {
                EventId = eventId,
                Session = ReadSession(json.Field("session")),
            },
            ServerEventKind.ConversationCreated => new ConversationCreated
            {
                EventId = eventId,
                ConversationId = json.Field("conversation").Text("id"),
            },
            ServerEventKind.RateLimitsUpdated => new RateLimitsUpdated
            {
                EventId = eventId,
                RateLimits = json.List("rate_limits", ReadRateLimit),
            },
            ServerEventKind.ResponseCreated => new ResponseCreated
            {
                EventId = eventId,
                Response = ResponseReader.Read(json.Field("response")),
            },
            ServerEventKind.ResponseDone => new ResponseDone
            {
                EventId = eventId,
                Response = ResponseReader.Read(json.Field("response"), json.Field("usage")),
            },
            ServerEventKind.Ping => new ServerPing { EventId = eventId },
            ServerEventKind.OutputAudioBufferStarted => new OutputAudioBufferStarted
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
            },
            ServerEventKind.OutputAudioBufferStopped => new OutputAudioBufferStopped
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
            },
            ServerEventKind.OutputAudioBufferCleared => new OutputAudioBufferCleared
            {
                EventId = eventId,
                ResponseId = json.Text("response_id"),
            },
            _ => InputEventReader.Read(kind, json, eventId)
                ?? ItemEventReader.Read(kind, json, eventId)
                ?? OutputEventReader.Read(kind, json, eventId)
                ?? McpEventReader.Read(kind, json, eventId)
                ?? new UnknownServerEvent { EventId = eventId, Type = json.Text("type") },
        };
    }

    private static SessionSnapshot ReadSession(JsonElement json)
    {
        var voice = json.Field("audio").Field("output").Field("voice");
        return new SessionSnapshot
        {
            Id = json.TextOrNull("id"),
            Model = json.TextOrNull("model"),
            ExpiresAt = json.UnixTimeOrNull("expires_at"),
            Voice = voice.ValueKind switch
            {
                JsonValueKind.String => voice.GetString(),
                JsonValueKind.Object => voice.TextOrNull("id"),
                _ => json.TextOrNull("voice"),
            },
            Json = json.ValueKind == JsonValueKind.Undefined ? default : json.Clone(),
        };
    }

    private static RateLimit ReadRateLimit(JsonElement json) =>
        new()
        {
            Name = json.Text("name"),
            Limit = json.Long("limit"),
            Remaining = json.Long("remaining"),
            ResetSeconds = json.NumberOrNull("reset_seconds") ?? 0,
        };
}
