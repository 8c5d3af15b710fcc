using Sidecar.Realtime.Events;

namespace Sidecar.Conversation;

/// <summary>
/// What sessions said before the loop was told that they are open: the socket can be faster than that message. Bounded;
/// what is beyond it is dropped, as no server has so much to say to a client that has said nothing.
/// </summary>
internal sealed class EarlyEvents
{
    private const int Capacity = 256;

    private readonly List<(ServerEvent Event, int Generation, long Timestamp)> _events = [];

    public void Add(ServerEvent serverEvent, int generation, long timestamp)
    {
        if (serverEvent is SessionCreated or SessionUpdated)
        {
            return;
        }
        if (_events.Count == Capacity)
        {
            (_events[0].Event as OutputAudioDelta)?.Release();
            _events.RemoveAt(0);
        }
        _events.Add((serverEvent, generation, timestamp));
    }

    /// <summary>The events of this session, in order; those of earlier ones are forgotten.</summary>
    public IReadOnlyList<(ServerEvent Event, long Timestamp)> Take(int generation)
    {
        List<(ServerEvent, long)> taken = [];
        foreach ((ServerEvent serverEvent, int of, long timestamp) in _events)
        {
            if (of == generation)
            {
                taken.Add((serverEvent, timestamp));
            }
            else if (of < generation)
            {
                (serverEvent as OutputAudioDelta)?.Release();
            }
        }
        _events.RemoveAll(e => e.Generation <= generation);
        return taken;
    }

    public void Clear()
    {
        Take(int.MaxValue);
    }
}
