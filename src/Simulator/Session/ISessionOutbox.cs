namespace Sidecar.Simulator.Session;

/// <summary>Where a session puts what its client shall get.</summary>
internal interface ISessionOutbox
{
    /// <summary>Queues one event; never waits.</summary>
    void Send(string type, byte[] utf8);

    /// <summary>Closes the socket once everything queued before is sent.</summary>
    void Close(int code, string reason);
}
