using System.Text.Json;

namespace Sidecar.Realtime.Events;

/// <summary><c>session.created</c>: the first message of a server.</summary>
public sealed class SessionCreated : ServerEvent
{
    /// <summary>The session with the server's defaults.</summary>
    public required SessionSnapshot Session { get; init; }
}

/// <summary><c>session.updated</c>: the server took a <see cref="SessionUpdate"/>.</summary>
public sealed class SessionUpdated : ServerEvent
{
    /// <summary>The whole session as it is in effect now.</summary>
    public required SessionSnapshot Session { get; init; }
}

/// <summary><c>conversation.created</c>: sent by some servers after <c>session.created</c>.</summary>
public sealed class ConversationCreated : ServerEvent
{
    /// <summary>The id of the conversation, <c>conv_…</c>.</summary>
    public string ConversationId { get; init; } = "";
}

/// <summary>The session object as the server sent it; the most used fields, and all of it as JSON.</summary>
public sealed class SessionSnapshot
{
    /// <summary><c>sess_…</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The model that answers.</summary>
    public string? Model { get; init; }

    /// <summary>When the server will end the session (OpenAI: 60 minutes after its start); null where not told.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The voice in effect, by name or by id.</summary>
    public string? Voice { get; init; }

    /// <summary>The object as received, for what the properties above leave out.</summary>
    public JsonElement Json { get; init; }
}
