using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Session;

/// <summary>
/// Says <see cref="ItemDone"/> for servers that don't: of an item that is complete when added, at once; of the user's
/// speech, when it is committed; of what a response makes, when the response says so. A server that turns out to say it
/// itself is left to do so. Bounded: of more open items than any server has, the oldest is never said to be done.
/// </summary>
internal sealed class ItemCompletion(bool serverSaysSo)
{
    private const int MaxOpen = 32;

    private readonly List<ItemAdded> _open = [];
    private bool _serverSaysSo = serverSaysSo;

    /// <summary>What is to be said after an event of the server; null for nothing.</summary>
    public ItemDone? After(ServerEvent serverEvent)
    {
        if (_serverSaysSo)
        {
            return null;
        }

        switch (serverEvent)
        {
            case ItemDone:
                _serverSaysSo = true;
                _open.Clear();
                return null;
            case ItemAdded { Item.Status: ItemStatus.InProgress } added:
                if (_open.Count == MaxOpen)
                {
                    _open.RemoveAt(0);
                }

                _open.Add(added);
                return null;
            case ItemAdded added:
                return new ItemDone { PreviousItemId = added.PreviousItemId, Item = added.Item };
            case InputAudioCommitted committed when Take(committed.ItemId) is { } added:
                return new ItemDone
                {
                    PreviousItemId = committed.PreviousItemId ?? added.PreviousItemId,
                    Item = added.Item with { Status = ItemStatus.Completed },
                };
            case OutputItemDone { Item.Id: { } itemId } done:
                return new ItemDone { PreviousItemId = Take(itemId)?.PreviousItemId, Item = done.Item };
            default:
                return null;
        }
    }

    private ItemAdded? Take(string itemId)
    {
        var index = _open.FindIndex(added => string.Equals(added.Item.Id, itemId, StringComparison.Ordinal));
        if (index < 0)
        {
            return null;
        }

        var found = _open[index];
        _open.RemoveAt(index);
        return found;
    }
}
