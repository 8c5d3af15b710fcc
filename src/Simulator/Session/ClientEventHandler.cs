using System.Text.Json;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Input;
using Sidecar.Simulator.Responses;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Session;

/// <summary>Does what client events ask for, or says why not.</summary>
internal sealed class ClientEventHandler(
    SessionContext session,
    TurnTaker turns,
    ResponseDesk responses,
    ItemDesk items,
    McpListing mcp
)
{
    /// <summary>15 MiB.</summary>
    public const int MaxAppendBytes = 15 * 1024 * 1024;

    private static readonly string[] Supported =
    [
        "session.update",
        "transcription_session.update",
        "session.close",
        "input_audio_buffer.append",
        "input_audio_buffer.commit",
        "input_audio_buffer.clear",
        "conversation.item.create",
        "conversation.item.truncate",
        "conversation.item.delete",
        "conversation.item.retrieve",
        "response.create",
        "response.cancel",
    ];

    public void Handle(ClientEvent received)
    {
        if (received.Fault is { } unreadable)
        {
            session.Events.Refuse(unreadable, received.EventId);
        }
        else if (Dispatch(received) is { } refused)
        {
            session.Events.Refuse(refused, received.EventId);
        }
    }

    private RealtimeError? Dispatch(ClientEvent received)
    {
        switch (received.Type)
        {
            case "session.update":
                return UpdateSession(received);
            case "input_audio_buffer.append":
                return Append(received);
            case "input_audio_buffer.commit":
                return turns.Commit();
            case "input_audio_buffer.clear":
                turns.Clear();
                return null;
            case "conversation.item.create":
                return items.Create(
                    session.Dialect.ReadItem(received.Member("item")),
                    received.Member("previous_item_id")
                );
            case "conversation.item.retrieve":
                return items.Retrieve(received.Text("item_id"));
            case "conversation.item.truncate" when session.Dialect.Truncates:
                return items.Truncate(
                    received.Text("item_id"),
                    received.Member("content_index"),
                    received.Member("audio_end_ms")
                );
            case "conversation.item.delete":
                return items.Delete(received.Text("item_id"));
            case "response.create":
                return responses.Create(session.Dialect.ReadResponse(received.Member("response")));
            case "response.cancel":
                return responses.Cancel(received.Text("response_id"));
            case "session.close":
                session.Events.Close(1000, "");
                return null;
            case "transcription_session.update":
                return new("Passing a transcription session update event to a realtime session is not allowed.");
            default:
                var list = string.Join(", ", Supported[..^1].Select(type => $"'{type}'"));
                return RealtimeError.InvalidValue(
                    "type",
                    $"Invalid value: '{received.Type}'. Supported values are: {list}, and '{Supported[^1]}'."
                );
        }
    }

    private RealtimeError? UpdateSession(ClientEvent received)
    {
        var update = received.Member("session");
        if (update.ValueKind == JsonValueKind.Undefined)
        {
            return RealtimeError.MissingParameter("session");
        }

        var fault =
            session.Dialect.ReadSession(update, out update)
            ?? session.Config.TryUpdate(update, session.Conversation.HasAssistantAudio, responses.DefaultActive);
        if (fault is null)
        {
            turns.SettingsChanged();
            session.Events.Emit("session.updated", ("session", session.Config.ToJson()));
            mcp.List(session.Config.Tools);
        }

        return fault;
    }

    private RealtimeError? Append(ClientEvent received)
    {
        var audio = received.Member("audio");
        if (audio.ValueKind == JsonValueKind.Undefined)
        {
            return RealtimeError.MissingParameter("audio");
        }

        if (audio.ValueKind != JsonValueKind.String || !audio.TryGetBytesFromBase64(out var pcm))
        {
            return RealtimeError.InvalidValue(
                "audio",
                "Invalid 'audio'. Expected base64-encoded audio bytes (mono PCM16 at 24kHz) but got an invalid value."
            );
        }

        if (pcm.Length > MaxAppendBytes)
        {
            return RealtimeError.InvalidValue(
                "audio",
                $"Invalid 'audio': at most {MaxAppendBytes} bytes per append, but got {pcm.Length}."
            );
        }

        turns.Append(pcm);
        return null;
    }
}
