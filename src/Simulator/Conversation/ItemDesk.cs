using System.Runtime.InteropServices;
using System.Text.Json;
using Sidecar.Protocol;
using Sidecar.Simulator.Formats;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Shapes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Conversation;

/// <summary>What clients may do with items.</summary>
internal sealed class ItemDesk(SessionContext session)
{
    private static readonly Shape Count = new NumberShape(0, int.MaxValue, integer: true);

    private bool Strict => session.Options.StrictSpec;

    public RealtimeError? Create(JsonElement json, JsonElement previous)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return RealtimeError.MissingParameter("item");
        }

        if (ItemReader.TryRead(json, "item", session, out var item) is { } fault)
        {
            return fault;
        }

        var log = session.Conversation;
        if (log.Find(item.Id) is not null)
        {
            return new($"Error adding item: an item with id '{item.Id}' already exists.")
            {
                Code = "item_create_duplicate_item_id",
                Attributed = false,
            };
        }

        if (
            item.Kind == ItemKind.FunctionCallOutput
            && !log.Items.Any(other => other.Kind == ItemKind.FunctionCall && other.CallId == item.CallId)
        )
        {
            return RealtimeError.InvalidValue(
                "item.call_id",
                $"Tool call ID '{item.CallId}' not found in conversation."
            );
        }

        var after = previous.ValueKind == JsonValueKind.String ? previous.GetString() : null;
        if (!log.TryInsert(item, after))
        {
            return new($"Error adding item: the previous item with id '{after}' was not found.")
            {
                Code = "item_create_invalid_previous_item_id",
                Param = "previous_item_id",
            };
        }

        log.HasAssistantAudio |= item.Role == "assistant" && item.Content.Exists(part => part.AudioMs > 0);
        session.Events.ItemAdded(item, log.PreviousOf(item));
        session.Events.ItemDone(item, log.PreviousOf(item));
        session.Faults.TurnTaken();
        return null;
    }

    public RealtimeError? Retrieve(string? itemId)
    {
        if (Find(itemId, "retriev", out var item) is { } fault)
        {
            return fault;
        }

        session.Events.Emit("conversation.item.retrieved", ("item", item.ToJson(Strict, Encode)));
        return null;
    }

    public RealtimeError? Delete(string? itemId)
    {
        if (Find(itemId, "delet", out var item) is { } fault)
        {
            return fault;
        }

        session.Conversation.Remove(item);
        session.Events.Emit("conversation.item.deleted", ("item_id", item.Id));
        return null;
    }

    /// <summary>Forgets what the user didn't hear: the audio behind the cut, and all of the transcript.</summary>
    public RealtimeError? Truncate(string? itemId, JsonElement contentIndex, JsonElement audioEndMs)
    {
        if (Find(itemId, "truncat", out var item) is { } unknown)
        {
            return unknown;
        }

        foreach (
            var (name, value) in (ReadOnlySpan<(string, JsonElement)>)
                [("content_index", contentIndex), ("audio_end_ms", audioEndMs)]
        )
        {
            var fault =
                value.ValueKind == JsonValueKind.Undefined
                    ? RealtimeError.MissingParameter(name)
                    : Count.Check(value, name);
            if (fault is not null)
            {
                return fault;
            }
        }

        var index = contentIndex.GetInt64();
        var part = index < item.Content.Count ? item.Content[(int)index] : null;
        if (item.Role != "assistant" || part is not { Type: "output_audio", Audio: not null })
        {
            return new("Only model output audio messages can be truncated") { Code = "invalid_value" };
        }

        var endMs = audioEndMs.GetInt64();
        if (endMs > part.AudioMs)
        {
            return new($"Audio content of {part.AudioMs}ms is already shorter than {endMs}ms")
            {
                Code = "invalid_value",
            };
        }

        var keep = (int)Math.Min(PcmFormat.FromMs(endMs), part.Audio.Count);
        part.Audio.RemoveRange(keep, part.Audio.Count - keep);
        part.Transcript = null;
        session.Events.Emit(
            "conversation.item.truncated",
            ("item_id", item.Id),
            ("content_index", index),
            ("audio_end_ms", endMs)
        );
        return null;
    }

    private string Encode(ContentPart part)
    {
        var format =
            part.Type == "input_audio" ? session.Config.InputFormat : AudioFormat.From(session.Config.OutputFormat);
        return Convert.ToBase64String(format.Encode(CollectionsMarshal.AsSpan(part.Audio)));
    }

    private RealtimeError? Find(string? itemId, string verbStem, out ConversationItem item)
    {
        item = itemId is null ? null! : session.Conversation.Find(itemId)!;
        return itemId is null ? RealtimeError.MissingParameter("item_id")
            : item is null
                ? new($"Error {verbStem}ing item: item with item_id not found")
                {
                    Code = $"item_{verbStem}e_invalid_item_id",
                    Param = "item_id",
                }
            : null;
    }
}
