namespace Sidecar.FaultMatrix.Proxy;

/// <summary>What the proxy does to a connection.</summary>
internal abstract record ProxyFault;

/// <summary>TCP resets, both ways.</summary>
internal sealed record ResetLine : ProxyFault;

/// <summary>The stream ends without a close frame.</summary>
internal sealed record FinLine : ProxyFault;

/// <summary>Part of a frame, then the end of the stream or a reset.</summary>
/// <param name="Bytes">How much of the frame gets through, header included.</param>
internal sealed record CutFrame(int Bytes, bool Reset) : ProxyFault;

/// <summary>Nothing comes through until the proxy is healed, and nobody is told.</summary>
internal sealed record StallLine(bool ToClient, bool ToServer) : ProxyFault;

/// <summary>A close frame that the server didn't send.</summary>
internal sealed record InjectClose(int Code, string Reason) : ProxyFault;

/// <summary>Each piece comes this much later, both ways.</summary>
internal sealed record DelayLine(TimeSpan By) : ProxyFault;

/// <summary>Both ways.</summary>
internal sealed record ThrottleLine(int BytesPerSecond) : ProxyFault;

/// <summary>Something else that happens at this moment.</summary>
internal sealed record Act(Action What) : ProxyFault;

/// <summary>How a new connection is received.</summary>
internal abstract record Door;

internal sealed record OpenDoor : Door;

/// <summary>Accepted and reset at once, as by a host that is there and a service that isn't.</summary>
internal sealed record SlammedDoor : Door;

/// <summary>The handshake gets this instead of a WebSocket.</summary>
internal sealed record HttpDoor(int Status, int? RetryAfterS = null) : Door;

/// <summary>The handshake gets no answer.</summary>
internal sealed record SilentDoor : Door;
