using Sidecar.Realtime.Events;

namespace Sidecar.Conversation.History;

/// <summary>
/// What was said, by item and in the order of the conversation, so that another session can be given it. The server's
/// events place the items (<c>previous_item_id</c>); transcripts and what was heard are filled in whenever they come.
/// Bounded: the oldest entries go, a call together with its output. Belongs to the owner loop.
/// </summary>
internal sealed class ConversationHistory(int maxEntries, int maxCharacters)
{
    private readonly List<HistoryEntry> _entries = [];
    private readonly Dictionary<string, HistoryEntry> _byItem = new(StringComparer.Ordinal);

    /// <summary>In the order of the conversation.</summary>
    public IReadOnlyList<HistoryEntry> Entries => _entries;

    public HistoryEntry? Find(string itemId) => _byItem.GetValueOrDefault(itemId);

    /// <summary>A session has put an item into its conversation.</summary>
    public void Place(ConversationItem item, string? previousItemId, int generation)
    {
        if (item.Id is not { Length: > 0 } id || KindOf(item) is not { } kind)
        {
            return;
        }
        if (_byItem.TryGetValue(id, out HistoryEntry? known))
        {
            known.Generation = generation;
            return;
        }
        if (kind is HistoryKind.Sent or HistoryKind.CallOutput)
        {
            // Only what this side sent is of this kind, and that was added when it was sent.
            return;
        }
        HistoryEntry entry = new(id, kind) { Generation = generation };
        if (kind == HistoryKind.Call)
        {
            entry.Item = item;
        }
        Insert(entry, previousItemId);
    }

    /// <summary>Speech of the user became an item.</summary>
    public HistoryEntry PlaceSpeech(string itemId, string? previousItemId, int generation)
    {
        if (_byItem.TryGetValue(itemId, out HistoryEntry? known))
        {
            return known;
        }
        HistoryEntry entry = new(itemId, HistoryKind.UserSpeech) { Generation = generation };
        Insert(entry, previousItemId);
        return entry;
    }

    /// <summary>Adds an item of this side's own at the end, or an output right behind its call.</summary>
    /// <param name="generation">The session it was sent to; 0 for none yet.</param>
    public HistoryEntry Add(ConversationItem item, int generation)
    {
        HistoryKind kind = item.Kind switch
        {
            ItemKind.FunctionCall => HistoryKind.Call,
            ItemKind.FunctionCallOutput => HistoryKind.CallOutput,
            _ => HistoryKind.Sent,
        };
        if (Picture.IsIn(item))
        {
            ForgetPictures();
        }
        HistoryEntry entry = new(item.Id!, kind) { Item = item, Generation = generation };
        Insert(entry, kind == HistoryKind.CallOutput ? CallOf(item.CallId)?.ItemId : null);
        return entry;
    }

    /// <summary>The model's call is complete: its arguments are known.</summary>
    public void Called(ConversationItem call, int generation)
    {
        if (Find(call.Id ?? "") is { } entry)
        {
            entry.Item = call;
        }
        else if (call.Id is { Length: > 0 })
        {
            Add(call, generation);
        }
    }

    /// <summary>What a part of an assistant item says, as far as it is known or was heard.</summary>
    public void Said(string itemId, int contentIndex, string text, int generation)
    {
        HistoryEntry? entry = Find(itemId);
        if (entry is null)
        {
            // A server that doesn't announce its items.
            entry = new HistoryEntry(itemId, HistoryKind.Assistant) { Generation = generation };
            Insert(entry, previousItemId: null);
        }
        entry.Say(contentIndex, text);
    }

    public void Forget(string itemId)
    {
        if (_byItem.Remove(itemId, out HistoryEntry? entry))
        {
            _entries.Remove(entry);
        }
    }

    /// <summary>The call with this id, if it is remembered.</summary>
    public HistoryEntry? CallOf(string? callId) =>
        callId is null
            ? null
            : _entries.Find(e =>
                e.Kind == HistoryKind.Call && string.Equals(e.Item?.CallId, callId, StringComparison.Ordinal)
            );

    public bool HasOutput(string? callId) =>
        _entries.Exists(e =>
            e.Kind == HistoryKind.CallOutput && string.Equals(e.Item?.CallId, callId, StringComparison.Ordinal)
        );

    // A picture is megabytes: of the last one only is it worth to be shown to another session.
    private void ForgetPictures()
    {
        foreach (HistoryEntry entry in _entries)
        {
            if (entry.Item is { } item && Picture.IsIn(item))
            {
                entry.Item = Picture.Remove(item);
            }
        }
    }

    private void Insert(HistoryEntry entry, string? previousItemId)
    {
        int after = previousItemId is null
            ? _entries.Count - 1
            : _entries.FindLastIndex(e =>
                string.Equals(e.ItemId, previousItemId, StringComparison.Ordinal)
                || string.Equals(e.WireId, previousItemId, StringComparison.Ordinal)
            );
        _entries.Insert(after < 0 ? _entries.Count : after + 1, entry);
        _byItem[entry.ItemId] = entry;
        Trim();
    }

    private void Trim()
    {
        long characters = _entries.Count > maxEntries ? 0 : _entries.Sum(e => (long)e.Characters);
        while (_entries.Count > 1 && (_entries.Count > maxEntries || characters > maxCharacters))
        {
            HistoryEntry oldest = _entries[0];
            characters -= oldest.Characters;
            Forget(oldest.ItemId);
            if (oldest.Kind == HistoryKind.Call)
            {
                foreach (HistoryEntry output in _entries.Where(e => IsOutputOf(e, oldest)).ToArray())
                {
                    characters -= output.Characters;
                    Forget(output.ItemId);
                }
            }
        }
    }

    private static bool IsOutputOf(HistoryEntry entry, HistoryEntry call) =>
        entry.Kind == HistoryKind.CallOutput
        && string.Equals(entry.Item?.CallId, call.Item?.CallId, StringComparison.Ordinal);

    private static HistoryKind? KindOf(ConversationItem item) =>
        item.Kind switch
        {
            ItemKind.Message when item.Role == ItemRole.Assistant => HistoryKind.Assistant,
            ItemKind.Message when item.Content.Any(c => c.Kind == ContentKind.InputAudio) => HistoryKind.UserSpeech,
            ItemKind.Message => HistoryKind.Sent,
            ItemKind.FunctionCall => HistoryKind.Call,
            ItemKind.FunctionCallOutput => HistoryKind.CallOutput,
            _ => null,
        };
}
