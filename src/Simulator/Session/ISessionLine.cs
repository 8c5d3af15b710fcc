namespace Sidecar.Simulator.Session;

/// <summary>The connection under a session, as far as a fault may disturb it. Calls from any thread.</summary>
internal interface ISessionLine
{
    /// <summary>Reads nothing for a while, or for good; the message under way still arrives.</summary>
    void StopReading(TimeSpan? duration);

    /// <summary>Sends and reads again.</summary>
    void Resume();
}
