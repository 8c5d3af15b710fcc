using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Wire;

/// <summary>Events about the items of the conversation.</summary>
internal static class ItemEventReader
{
    public static ServerEvent? Read(ServerEventKind kind, JsonElement json, string? eventId) =>
        kind switch
        {
            ServerEventKind.ItemAdded => new ItemAdded
            {
                EventId = eventId,
                PreviousItemId = json.TextOrNull("previous_item_id"),
                Item = ItemReader.Read(json.Field("item")),
            },
            ServerEventKind.ItemDone => new ItemDone
            {
                EventId = eventId,
                PreviousItemId = json.TextOrNull("previous_item_id"),
                Item = ItemReader.Read(json.Field("item")),
            },
            ServerEventKind.ItemCreated => new ItemCreated
            {
                EventId = eventId,
                PreviousItemId = json.TextOrNull("previous_item_id"),
                Item = ItemReader.Read(json.Field("item")),
            },
            ServerEventKind.ItemRetrieved => new ItemRetrieved
            {
                EventId = eventId,
                Item = ItemReader.Read(json.Field("item")),
            },
            ServerEventKind.ItemTruncated => new ItemTruncated
            {
                EventId = eventId,
                ItemId = json.Text("item_id"),
                ContentIndex = json.Int("content_index"),
                AudioEndMs = json.Long("audio_end_ms"),
            },
            ServerEventKind.ItemDeleted => new ItemDeleted { EventId = eventId, ItemId = json.Text("item_id") },
            _ => null,
        };
}
