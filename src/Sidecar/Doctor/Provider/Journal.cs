using System.Text.Json;
using Sidecar.Realtime.Events;

namespace Sidecar.Doctor.Provider;

/// <summary>Speech of the server that arrived; its samples are not kept.</summary>
internal sealed class SpeechArrived : ServerEvent
{
    public required string ItemId { get; init; }

    public required int PcmBytes { get; init; }

    public required long Timestamp { get; init; }
}

/// <summary>Everything that a session received, in order, to look for things in and to wait for them.</summary>
internal sealed class Journal(TimeProvider time) : IObserver<ServerEvent>
{
    private readonly Lock _gate = new();
    private readonly List<ServerEvent> _events = [];
    private readonly List<string> _wireTypes = [];
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>How many events there are: a mark to look on from.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    /// <summary>The types of all messages as the server wrote them.</summary>
    public IReadOnlyList<string> WireTypes
    {
        get
        {
            lock (_gate)
            {
                return [.. _wireTypes];
            }
        }
    }

    /// <summary>How the session ended; null while it is open.</summary>
    public SessionEnded? End => First<SessionEnded>(0);

    /// <summary>The first such event after a mark that is here already; null for none.</summary>
    public T? First<T>(int mark)
        where T : ServerEvent
    {
        lock (_gate)
        {
            return _events.Skip(mark).OfType<T>().FirstOrDefault();
        }
    }

    public IReadOnlyList<T> Since<T>(int mark)
        where T : ServerEvent
    {
        lock (_gate)
        {
            return [.. _events.Skip(mark).OfType<T>()];
        }
    }

    /// <summary>The first such event after a mark.</summary>
    /// <returns>Null when it didn't come in time, or the session ended without it.</returns>
    public async Task<T?> WaitAsync<T>(
        int mark,
        TimeSpan limit,
        CancellationToken cancellationToken,
        Func<T, bool>? match = null
    )
        where T : ServerEvent
    {
        long start = time.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_events.Skip(mark).OfType<T>().FirstOrDefault(e => match is null || match(e)) is { } found)
                {
                    return found;
                }
                if (_events.Count > 0 && _events[^1] is SessionEnded)
                {
                    return null;
                }
                changed = _changed.Task;
            }
            TimeSpan left = limit - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }
            try
            {
                await changed.WaitAsync(left, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
    }

    /// <summary>Takes a message before its event.</summary>
    public void OnReceived(ReadOnlyMemory<byte> utf8)
    {
        string type = TypeOf(utf8.Span);
        lock (_gate)
        {
            _wireTypes.Add(type);
        }
    }

    public void OnNext(ServerEvent value)
    {
        ServerEvent kept = value;
        if (value is OutputAudioDelta delta)
        {
            kept = new SpeechArrived
            {
                ItemId = delta.ItemId,
                PcmBytes = delta.Pcm.Length,
                Timestamp = time.GetTimestamp(),
            };
            delta.Release();
        }
        TaskCompletionSource changed;
        lock (_gate)
        {
            _events.Add(kept);
            changed = _changed;
            _changed = NewSignal();
        }
        changed.TrySetResult();
    }

    // The end was the last event.
    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private static string TypeOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            Utf8JsonReader json = new(utf8);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
                {
                    bool isType = json.ValueTextEquals("type"u8);
                    json.Read();
                    if (isType)
                    {
                        return json.TokenType == JsonTokenType.String ? json.GetString()! : "";
                    }
                    json.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // The session says what is wrong with it.
        }
        return "";
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
