namespace Sidecar.Demo;

/// <summary>A daemon that was started for the demo, and is stopped by its disposal.</summary>
internal interface IRunningDaemon : IAsyncDisposable
{
    /// <summary>Where a game finds it: <c>http://127.0.0.1:PORT</c>.</summary>
    string Address { get; }

    /// <summary>What lets a game in.</summary>
    string Token { get; }

    /// <summary>Who answers, for people, e.g. "simulator".</summary>
    string Provider { get; }
}

/// <summary>Starts the daemon, and the simulator where that is the provider, as <c>sidecar run</c> does.</summary>
internal delegate Task<IRunningDaemon> StartDaemon(CancellationToken cancellationToken);
