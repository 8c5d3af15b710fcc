namespace Sidecar.Conversation;

/// <summary>
/// The session that is made ready while the present one still serves: opened, told the history, and taken over at a
/// quiet moment. Belongs to the owner loop.
/// </summary>
internal sealed class SessionRenewal(int openingId, int setupRevision)
{
    private readonly HashSet<string> _unconfirmed = new(StringComparer.Ordinal);

    public int OpeningId => openingId;

    /// <summary>The character as this session was told; a later change has to be sent to it.</summary>
    public int SetupRevision => setupRevision;

    /// <summary>Null until it is open.</summary>
    public OpenedSession? Opened { get; set; }

    /// <summary>When to stop waiting for the confirmation of the history; null when nothing is awaited.</summary>
    public long? Due { get; private set; }

    /// <summary>The server has confirmed everything that it was told.</summary>
    public bool IsConfirmed => _unconfirmed.Count == 0;

    /// <summary>Items it was told.</summary>
    public int Items { get; private set; }

    public void Expect(string itemId, long due)
    {
        _unconfirmed.Add(itemId);
        Items++;
        Due = due;
    }

    /// <summary>The server has, or will not have, this item.</summary>
    public void Settle(string itemId)
    {
        if (_unconfirmed.Remove(itemId) && IsConfirmed)
        {
            Due = null;
        }
    }

    /// <summary>The server is slow or confirms nothing: what was sent in order has to do.</summary>
    public void StopWaiting()
    {
        _unconfirmed.Clear();
        Due = null;
    }
}
