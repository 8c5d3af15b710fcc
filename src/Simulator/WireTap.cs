namespace Sidecar.Simulator;

/// <summary>Which way a message went.</summary>
public enum WireDirection
{
    /// <summary>An event of the client.</summary>
    FromClient,

    /// <summary>An event of the server.</summary>
    ToClient,
}

/// <summary>
/// Sees every message of every session as UTF-8 JSON, from the tasks that read and write the sockets. The memory is
/// valid during the call only.
/// </summary>
/// <param name="sessionId">The session's <c>sess_…</c> id.</param>
/// <param name="direction">Which way the message went.</param>
/// <param name="utf8">The message, whole.</param>
public delegate void WireTap(string sessionId, WireDirection direction, ReadOnlyMemory<byte> utf8);
