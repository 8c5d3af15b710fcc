namespace Sidecar.Simulator.Session;

/// <summary>One whole message from the client.</summary>
/// <param name="ReceivedTimestamp">Of the server's TimeProvider.</param>
internal readonly record struct ClientFrame(byte[] Payload, FrameKind Kind, long ReceivedTimestamp);

internal enum FrameKind
{
    Text,
    Binary,

    /// <summary>Longer than the server takes; the payload is empty.</summary>
    TooLong,
}
