using System.Text.Json;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Client events in the shapes of a dialect.</summary>
internal static class ClientEventWriter
{
    public static void Write(Utf8JsonWriter json, ClientEvent clientEvent, RealtimeDialect dialect)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, TypeOf(clientEvent));
        if (clientEvent.EventId is { } eventId)
        {
            json.WriteString("event_id"u8, eventId);
        }

        switch (clientEvent)
        {
            case SessionUpdate update:
                json.WritePropertyName("session"u8);
                WriteSession(json, update.Configuration, dialect.SessionShape);
                break;
            case ItemCreate create:
                if (create.PreviousItemId is { } previous)
                {
                    json.WriteString("previous_item_id"u8, previous);
                }

                json.WritePropertyName("item"u8);
                ItemWriter.Write(json, create.Item, dialect.AssistantTextType);
                break;
            case ItemRetrieve retrieve:
                json.WriteString("item_id"u8, retrieve.ItemId);
                break;
            case ItemDelete delete:
                json.WriteString("item_id"u8, delete.ItemId);
                break;
            case ItemTruncate truncate:
                json.WriteString("item_id"u8, truncate.ItemId);
                json.WriteNumber("content_index"u8, truncate.ContentIndex);
                json.WriteNumber("audio_end_ms"u8, truncate.AudioEndMs);
                break;
            case ResponseCreate { Configuration: { } configuration }:
                json.WritePropertyName("response"u8);
                ResponseConfigurationWriter.Write(json, configuration, dialect);
                break;
            case ResponseCancel { ResponseId: { } responseId }:
                json.WriteString("response_id"u8, responseId);
                break;
            case OtherClientEvent { Fields: { } fields }:
                foreach (JsonProperty member in fields.EnumerateObject())
                {
                    member.WriteTo(json);
                }

                break;
        }

        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, SessionConfiguration session, SessionShape shape)
    {
        if (shape == SessionShape.Nested)
        {
            SessionConfigurationWriter.Write(json, session);
        }
        else
        {
            FlatSessionWriter.Write(json, session, shape);
        }
    }

    /// <summary>Its type on the wire, the same in all dialects.</summary>
    public static string TypeOf(ClientEvent clientEvent) =>
        clientEvent switch
        {
            SessionUpdate => "session.update",
            InputAudioCommit => "input_audio_buffer.commit",
            InputAudioClear => "input_audio_buffer.clear",
            ItemCreate => "conversation.item.create",
            ItemRetrieve => "conversation.item.retrieve",
            ItemTruncate => "conversation.item.truncate",
            ItemDelete => "conversation.item.delete",
            ResponseCreate => "response.create",
            ResponseCancel => "response.cancel",
            OutputAudioBufferClear => "output_audio_buffer.clear",
            OtherClientEvent other => other.Type,
            _ => throw new ArgumentException($"{clientEvent.GetType().Name} has no wire name.", nameof(clientEvent)),
        };
}
