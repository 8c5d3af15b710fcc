namespace Sidecar.Realtime.Wire;

/// <summary>
/// The first bytes of samples that the server cut in two, one per content part that is being received. Bounded: with
/// more open parts than any server sends, the oldest is given up.
/// </summary>
internal sealed class SampleCarry
{
    private const int MaxParts = 8;

    private readonly List<Entry> _entries = new(MaxParts);

    /// <summary>Half samples that never got their other half.</summary>
    public long Dropped { get; private set; }

    public bool TryTake(string itemId, int contentIndex, out byte half)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (entry.ContentIndex == contentIndex && string.Equals(entry.ItemId, itemId, StringComparison.Ordinal))
            {
                _entries.RemoveAt(i);
                half = entry.Half;
                return true;
            }
        }

        half = 0;
        return false;
    }

    public void Keep(string responseId, string itemId, int contentIndex, byte half)
    {
        if (_entries.Count == MaxParts)
        {
            _entries.RemoveAt(0);
            Dropped++;
        }

        _entries.Add(new Entry(responseId, itemId, contentIndex, half));
    }

    public void EndPart(string itemId, int contentIndex)
    {
        if (TryTake(itemId, contentIndex, out _))
        {
            Dropped++;
        }
    }

    public void EndResponse(string responseId) =>
        Dropped += _entries.RemoveAll(entry => string.Equals(entry.ResponseId, responseId, StringComparison.Ordinal));

    private readonly record struct Entry(string ResponseId, string ItemId, int ContentIndex, byte Half);
}
