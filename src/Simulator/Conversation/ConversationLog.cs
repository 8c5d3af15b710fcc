using Sidecar.Protocol;

namespace Sidecar.Simulator.Conversation;

/// <summary>The items of a session's default conversation, in order.</summary>
internal sealed class ConversationLog(string id)
{
    // Ten minutes of each side. The words stay when the audio goes.
    private const long MaxAudioSamples = 1200L * PcmFormat.SampleRateHz;

    private readonly List<ConversationItem> _items = [];

    public string Id { get; } = id;

    public IReadOnlyList<ConversationItem> Items => _items;

    /// <summary>User messages so far; deleting one doesn't count it back.</summary>
    public int UserTurns { get; private set; }

    public bool HasAssistantAudio { get; set; }

    public ConversationItem? Find(string itemId) => _items.Find(item => item.Id == itemId);

    public string? PreviousOf(ConversationItem item)
    {
        var index = _items.IndexOf(item);
        return index > 0 ? _items[index - 1].Id : null;
    }

    public bool FollowsFirst(ConversationItem item) => _items.IndexOf(item) == 1;

    /// <summary>Adds at the end, at the start (<c>root</c>) or behind an item; false when that item doesn't exist.</summary>
    public bool TryInsert(ConversationItem item, string? previousItemId)
    {
        var index = previousItemId switch
        {
            null => _items.Count,
            "root" => 0,
            _ => _items.FindIndex(other => other.Id == previousItemId) is var found and >= 0 ? found + 1 : -1,
        };
        if (index < 0)
        {
            return false;
        }

        if (item.IsUserMessage)
        {
            item.UserTurn = ++UserTurns;
        }

        _items.Insert(index, item);
        DropOldAudio();
        return true;
    }

    public bool Remove(ConversationItem item) => _items.Remove(item);

    private void DropOldAudio()
    {
        var samples = 0L;
        for (var i = _items.Count - 1; i >= 0; i--)
        {
            foreach (var part in _items[i].Content)
            {
                samples += part.Audio?.Count ?? 0;
                if (samples > MaxAudioSamples && part.Audio is { Count: > 0 })
                {
                    samples -= part.Audio.Count;
                    part.Audio.Clear();
                    part.Audio.TrimExcess();
                }
            }
        }
    }
}
