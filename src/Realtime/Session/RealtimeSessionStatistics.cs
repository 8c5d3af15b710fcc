namespace Sidecar.Realtime.Session;

/// <summary>What a session has counted so far.</summary>
public sealed record RealtimeSessionStatistics
{
    /// <summary>Nothing counted.</summary>
    public static RealtimeSessionStatistics Zero { get; } = new();

    /// <summary>Messages received, of any kind.</summary>
    public long MessagesReceived { get; init; }

    /// <summary>Bytes received, as JSON.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Audio deltas received.</summary>
    public long AudioDeltas { get; init; }

    /// <summary>Bytes of PCM received.</summary>
    public long AudioBytesReceived { get; init; }

    /// <summary>Halves of samples dropped because a content part ended with an odd number of bytes.</summary>
    public long OddBytesDropped { get; init; }

    /// <summary>Messages dropped because they made no sense.</summary>
    public long MalformedMessages { get; init; }

    /// <summary>Events of a type this build doesn't know.</summary>
    public long UnknownEvents { get; init; }

    /// <summary>Exceptions thrown by observers of the session's events.</summary>
    public long ObserverFaults { get; init; }

    /// <summary>Control events sent.</summary>
    public long ControlEventsSent { get; init; }

    /// <summary>Messages of microphone audio sent.</summary>
    public long AudioFramesSent { get; init; }

    /// <summary>Bytes of microphone PCM sent.</summary>
    public long AudioBytesSent { get; init; }

    /// <summary>From the append of the last sent frame of microphone audio until the socket had taken it.</summary>
    public TimeSpan LastAudioSendDelay { get; init; }

    /// <summary>The longest such time.</summary>
    public TimeSpan LongestAudioSendDelay { get; init; }

    /// <summary>Frames of microphone audio dropped because the socket could not keep up.</summary>
    public long DroppedAudioFrames { get; init; }

    /// <summary>Bytes of PCM in them.</summary>
    public long DroppedAudioBytes { get; init; }

    /// <summary>Requests for a response that were merged into a later one while waiting.</summary>
    public long CoalescedResponseCreates { get; init; }
}
