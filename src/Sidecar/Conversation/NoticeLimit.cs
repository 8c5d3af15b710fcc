namespace Sidecar.Conversation;

/// <summary>
/// At most eight notices of a kind begin in any second: whoever repeats a mistake a thousand times a second, game or
/// provider, must not fill the log and everybody's outbox with it.
/// </summary>
internal sealed class NoticeLimit(TimeProvider time)
{
    private const int MostPerSecond = 8;

    private readonly Dictionary<NoticeKind, Window> _windows = [];

    public bool Allows(NoticeKind kind)
    {
        long now = time.GetTimestamp();
        if (!_windows.TryGetValue(kind, out Window? window))
        {
            _windows[kind] = window = new Window();
        }
        if (window.Count == 0 || time.GetElapsedTime(window.BeganAt, now) >= TimeSpan.FromSeconds(1))
        {
            window.BeganAt = now;
            window.Count = 0;
        }
        return ++window.Count <= MostPerSecond;
    }

    private sealed class Window
    {
        public long BeganAt { get; set; }

        public int Count { get; set; }
    }
}
