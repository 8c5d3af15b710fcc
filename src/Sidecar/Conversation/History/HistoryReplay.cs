using System.Globalization;
using Sidecar.Realtime.Events;

namespace Sidecar.Conversation.History;

/// <summary>
/// Turns the history into the items that a session lacks: the user's speech as text, or as sound where no words are
/// known; the assistant's as the text that was heard; calls only together with their outputs.
/// </summary>
/// <param name="recall">The sound between two positions of the microphone, or null when it is no longer kept.</param>
internal sealed class HistoryReplay(ConversationHistory history, Func<long, long, byte[]?> recall)
{
    // What the interface takes as an id of the client's own.
    private const int MaxItemIdCharacters = 32;

    private long _lastId;

    /// <summary>An id of this side's own.</summary>
    public string NextId() => $"sc_{(++_lastId).ToString(CultureInfo.InvariantCulture)}_{Guid.NewGuid():N}"[..24];

    /// <summary>The items that this session doesn't have, in order; they count as known to it from now on.</summary>
    public IReadOnlyList<ItemCreate> For(int generation)
    {
        List<ItemCreate> items = [];
        foreach (HistoryEntry entry in history.Entries)
        {
            if (entry.Generation != generation && ToItem(entry) is { } item)
            {
                entry.WireId = item.Id!;
                items.Add(new ItemCreate(item) { EventId = $"replay_{item.Id}" });
            }
            entry.Generation = IsWaiting(entry) ? entry.Generation : generation;
        }
        return items;
    }

    /// <summary>Whether there is anything that this session would have to be told.</summary>
    public bool Lacks(int generation) =>
        history.Entries.Any(e => e.Generation != generation && !IsWaiting(e) && HasContent(e));

    /// <summary>
    /// What a session to which an item was replayed as text has to be told when less of it was heard after all. A
    /// session can cut only sound that it made itself.
    /// </summary>
    public IReadOnlyList<ClientEvent> Correct(HistoryEntry entry)
    {
        List<ClientEvent> events = [new ItemDelete(entry.WireId)];
        int index = IndexOf(entry);
        if (entry.Said.Length > 0)
        {
            string id = NextId();
            string previous = index > 0 ? history.Entries[index - 1].WireId : "root";
            events.Add(new ItemCreate(ConversationItem.AssistantText(entry.Said, id), previous));
            entry.WireId = id;
        }
        return events;
    }

    private int IndexOf(HistoryEntry entry)
    {
        for (int i = 0; i < history.Entries.Count; i++)
        {
            if (ReferenceEquals(history.Entries[i], entry))
            {
                return i;
            }
        }
        return -1;
    }

    // A call is told once its output is there; the words of a user may still come.
    private bool IsWaiting(HistoryEntry entry) =>
        entry.Kind == HistoryKind.Call && !history.HasOutput(entry.Item?.CallId);

    private bool HasContent(HistoryEntry entry) =>
        entry.Kind switch
        {
            HistoryKind.Assistant => entry.Said.Length > 0,
            HistoryKind.UserSpeech => !entry.IsSilence
                && (entry.Transcript is { Length: > 0 } || (entry.Transcript is null && entry.EndMs > entry.StartMs)),
            HistoryKind.CallOutput => history.CallOf(entry.Item?.CallId) is not null,
            _ => true,
        };

    private ConversationItem? ToItem(HistoryEntry entry)
    {
        if (IsWaiting(entry) || !HasContent(entry))
        {
            return null;
        }
        string id = entry.ItemId.Length <= MaxItemIdCharacters ? entry.ItemId : NextId();
        return entry.Kind switch
        {
            HistoryKind.Assistant => ConversationItem.AssistantText(entry.Said, id),
            HistoryKind.UserSpeech => SpeechItem(entry, id),
            HistoryKind.Call => ConversationItem.FunctionCall(
                entry.Item!.CallId ?? "",
                entry.Item.Name ?? "",
                entry.Item.Arguments ?? "{}",
                id
            ),
            _ => entry.Item! with { Id = id },
        };
    }

    private ConversationItem? SpeechItem(HistoryEntry entry, string id)
    {
        if (entry.Transcript is { } words)
        {
            return ConversationItem.UserText(words, id);
        }
        return recall(entry.StartMs, entry.EndMs) is { } pcm
            ? new ConversationItem
            {
                Id = id,
                Kind = ItemKind.Message,
                Role = ItemRole.User,
                Content =
                [
                    new ContentPart { Kind = ContentKind.InputAudio, AudioBase64 = Convert.ToBase64String(pcm) },
                ],
            }
            : null;
    }
}
