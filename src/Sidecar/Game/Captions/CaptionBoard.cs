using Sidecar.Protocol.V1;

namespace Sidecar.Game.Captions;

/// <summary>All captions of a run: one per item, each as its last update left it.</summary>
internal sealed class CaptionBoard
{
    private readonly Dictionary<string, CaptionItem> _byItem = new(StringComparer.Ordinal);
    private readonly List<CaptionItem> _items = [];

    /// <summary>In the order in which they first appeared.</summary>
    public IReadOnlyList<CaptionItem> Items => _items;

    public CaptionItem Apply(CaptionUpdate update, long now)
    {
        if (!_byItem.TryGetValue(update.ItemId, out var item))
        {
            item = new CaptionItem(update.ItemId, update.Speaker, update.UtteranceId, now);
            _byItem[update.ItemId] = item;
            _items.Add(item);
        }

        item.Apply(update);
        return item;
    }

    /// <summary>Forgets the oldest items.</summary>
    public void KeepLatest(int count)
    {
        while (_items.Count > count)
        {
            _byItem.Remove(_items[0].ItemId);
            _items.RemoveAt(0);
        }
    }
}
