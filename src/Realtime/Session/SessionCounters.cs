namespace Sidecar.Realtime.Session;

/// <summary>The running counts of a session. Each field has one writing thread, save those changed by
/// <see cref="Interlocked"/>; readers may see a moment ago.</summary>
internal sealed class SessionCounters
{
    public long MessagesReceived;
    public long BytesReceived;
    public long AudioDeltas;
    public long AudioBytesReceived;
    public long OddBytesDropped;
    public long MalformedMessages;
    public long UnknownEvents;
    public long ObserverFaults;
    public long ControlEventsSent;
    public long AudioFramesSent;
    public long AudioBytesSent;
    private long _lastSendDelayTicks;
    private long _longestSendDelayTicks;

    /// <summary>A frame was written to the socket this long after it was appended.</summary>
    public void AudioSent(TimeSpan delay)
    {
        Volatile.Write(ref _lastSendDelayTicks, delay.Ticks);
        Volatile.Write(ref _longestSendDelayTicks, Math.Max(_longestSendDelayTicks, delay.Ticks));
    }

    public RealtimeSessionStatistics Snapshot((long Frames, long Bytes) dropped, long coalescedResponseCreates) =>
        new()
        {
            MessagesReceived = Volatile.Read(ref MessagesReceived),
            BytesReceived = Volatile.Read(ref BytesReceived),
            AudioDeltas = Volatile.Read(ref AudioDeltas),
            AudioBytesReceived = Volatile.Read(ref AudioBytesReceived),
            OddBytesDropped = Volatile.Read(ref OddBytesDropped),
            MalformedMessages = Volatile.Read(ref MalformedMessages),
            UnknownEvents = Volatile.Read(ref UnknownEvents),
            ObserverFaults = Volatile.Read(ref ObserverFaults),
            ControlEventsSent = Volatile.Read(ref ControlEventsSent),
            AudioFramesSent = Volatile.Read(ref AudioFramesSent),
            AudioBytesSent = Volatile.Read(ref AudioBytesSent),
            LastAudioSendDelay = TimeSpan.FromTicks(Volatile.Read(ref _lastSendDelayTicks)),
            LongestAudioSendDelay = TimeSpan.FromTicks(Volatile.Read(ref _longestSendDelayTicks)),
            DroppedAudioFrames = dropped.Frames,
            DroppedAudioBytes = dropped.Bytes,
            CoalescedResponseCreates = coalescedResponseCreates,
        };
}
