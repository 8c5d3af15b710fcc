using System.Collections.Concurrent;
using Sidecar.Realtime.Session;

namespace Sidecar.FaultMatrix.Matrix;

/// <summary>Makes real sessions and remembers them, to see what becomes of them.</summary>
internal sealed class TrackedSessions(IRealtimeSessionFactory inner) : IRealtimeSessionFactory
{
    private readonly ConcurrentBag<RealtimeSession> _made = [];

    public int UnreleasedDeltas => _made.Sum(s => s.UnreleasedDeltas);

    public IRealtimeSession Create(RealtimeSessionOptions options)
    {
        IRealtimeSession session = inner.Create(options);
        _made.Add((RealtimeSession)session);
        return session;
    }

    /// <summary>Lets go of them, and leaves something to tell whether others do as well.</summary>
    public IEnumerable<WeakReference> Forget()
    {
        WeakReference[] references = [.. _made.Select(s => new WeakReference(s))];
        _made.Clear();
        return references;
    }
}
