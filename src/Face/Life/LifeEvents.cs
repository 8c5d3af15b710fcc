namespace Sidecar.Face.Life;

internal enum LifeEventKind
{
    State,
    Acknowledgement,
    Emotion,
    Utterance,
}

/// <summary>Something that the face is told, and from which frame on it holds.</summary>
internal readonly record struct LifeEvent(
    LifeEventKind Kind,
    long Frame,
    FaceState State = default,
    FaceEmotion Emotion = default,
    float Intensity = 0
);

/// <summary>What the face was told and has not done yet, in the order of frames. Bounded: what doesn't fit pushes the
/// earliest out.</summary>
internal sealed class LifeEvents
{
    private const int Capacity = 32;

    private readonly LifeEvent[] _events = new LifeEvent[Capacity];
    private int _count;

    /// <summary>Adds one; it takes the place of those of its kind that were to come after it.</summary>
    public void Add(LifeEvent added)
    {
        Remove(added.Kind, added.Frame);
        if (_count == Capacity)
        {
            RemoveAt(0);
        }
        int at = _count;
        while (at > 0 && _events[at - 1].Frame > added.Frame)
        {
            _events[at] = _events[at - 1];
            at--;
        }
        _events[at] = added;
        _count++;
    }

    /// <summary>Takes the earliest that holds at a frame.</summary>
    public bool TryTake(long frame, out LifeEvent taken)
    {
        taken = _count > 0 ? _events[0] : default;
        if (_count == 0 || taken.Frame > frame)
        {
            return false;
        }
        RemoveAt(0);
        return true;
    }

    /// <summary>The frame of the next of a kind; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Next(LifeEventKind kind)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_events[i].Kind == kind)
            {
                return _events[i].Frame;
            }
        }
        return long.MaxValue;
    }

    /// <summary>Drops those of a kind that are not before a frame.</summary>
    public void Remove(LifeEventKind kind, long fromFrame)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            if (_events[i].Kind == kind && _events[i].Frame >= fromFrame)
            {
                RemoveAt(i);
            }
        }
    }

    private void RemoveAt(int index)
    {
        _count--;
        Array.Copy(_events, index + 1, _events, index, _count - index);
    }
}
