using System.Collections.Concurrent;
using Sidecar.Realtime.Session;

namespace Sidecar.FaultMatrix.Soak;

/// <summary>A provider in this process whose sessions last an hour of its clock.</summary>
internal sealed class SoakServer(TimeProvider time) : IRealtimeSessionFactory
{
    public static readonly TimeSpan SessionDuration = TimeSpan.FromMinutes(60);

    private readonly Lock _gate = new();
    private readonly List<SoakSession> _open = [];
    private readonly ConcurrentQueue<SoakPlan> _plans = new();
    private long _lastId;

    public TimeProvider Time => time;

    public int SessionsMade { get; private set; }

    public int MaxReplayedItems { get; private set; }

    public long MaxReplayedCharacters { get; private set; }

    public int OpenSessions
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>The one that was opened last.</summary>
    public SoakSession? Newest
    {
        get
        {
            lock (_gate)
            {
                return _open.Count > 0 ? _open[^1] : null;
            }
        }
    }

    /// <summary>The one that serves: the oldest that is not over.</summary>
    public SoakSession? Serving
    {
        get
        {
            lock (_gate)
            {
                return _open.Find(s => !s.IsOver);
            }
        }
    }

    public IRealtimeSession Create(RealtimeSessionOptions options) =>
        new SoakSession(this, options, time.GetUtcNow() + SessionDuration);

    public void Plan(SoakPlan plan) => _plans.Enqueue(plan);

    /// <summary>Ends what has reached its hour, as the live service does.</summary>
    public int Expire()
    {
        SoakSession[] old;
        lock (_gate)
        {
            old = [.. _open.Where(s => !s.IsOver && s.ExpiresAt <= time.GetUtcNow())];
        }
        foreach (SoakSession session in old)
        {
            session.Drop("Your session hit the maximum duration of 60 minutes.");
        }
        return old.Length;
    }

    internal string NextId(string prefix) => $"{prefix}_{Interlocked.Increment(ref _lastId)}";

    internal SoakPlan TakePlan() => _plans.TryDequeue(out SoakPlan? plan) ? plan : new SoakPlan();

    internal void Opened(SoakSession session)
    {
        lock (_gate)
        {
            _open.Add(session);
            SessionsMade++;
        }
    }

    internal void Closed(SoakSession session)
    {
        lock (_gate)
        {
            _open.Remove(session);
            MaxReplayedItems = Math.Max(MaxReplayedItems, session.ReplayedItems);
            MaxReplayedCharacters = Math.Max(MaxReplayedCharacters, session.ReplayedCharacters);
        }
    }
}
