namespace Sidecar.Simulator;

/// <summary>
/// How long the simulated service takes for each step. All delays are wall-clock time on the server's
/// <see cref="TimeProvider"/>; voice activity is always judged in audio time.
/// </summary>
public sealed record SimulatorTiming
{
    /// <summary>
    /// The recorded habits of a live session: session.update is answered after 67 ms, the first audio of a reply
    /// follows response.create after about 430 ms, and audio then arrives about 20 times faster than it is heard.
    /// </summary>
    public static SimulatorTiming Realistic { get; } = new();

    /// <summary>No delay anywhere: events follow each other as fast as they can be written.</summary>
    public static SimulatorTiming Instant { get; } =
        new()
        {
            ControlDelay = TimeSpan.Zero,
            ResponseCreatedDelay = TimeSpan.Zero,
            FirstItemDelay = TimeSpan.Zero,
            FirstAudioDelay = TimeSpan.Zero,
            TextTokenInterval = TimeSpan.Zero,
            RateLimitsDelay = TimeSpan.Zero,
            TranscriptionDelay = TimeSpan.Zero,
            AudioSpeed = double.PositiveInfinity,
        };

    /// <summary>From a client event (audio excepted) to its effect. Default 65 ms.</summary>
    public TimeSpan ControlDelay { get; init; } = TimeSpan.FromMilliseconds(65);

    /// <summary>
    /// From an accepted response.create to response.created, on top of <see cref="ControlDelay"/>. Default 28 ms.
    /// Responses opened by voice activity are announced at once.
    /// </summary>
    public TimeSpan ResponseCreatedDelay { get; init; } = TimeSpan.FromMilliseconds(28);

    /// <summary>From response.created to the first output item. Default 207 ms.</summary>
    public TimeSpan FirstItemDelay { get; init; } = TimeSpan.FromMilliseconds(207);

    /// <summary>From an audio item's start to its first audio delta; a few words come before it. Default 130 ms.</summary>
    public TimeSpan FirstAudioDelay { get; init; } = TimeSpan.FromMilliseconds(130);

    /// <summary>Between two deltas of text or of function call arguments. Default 8 ms.</summary>
    public TimeSpan TextTokenInterval { get; init; } = TimeSpan.FromMilliseconds(8);

    /// <summary>From response.done to rate_limits.updated. Default 30 ms.</summary>
    public TimeSpan RateLimitsDelay { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>From the commit of the user's speech to its transcript. Default 450 ms.</summary>
    public TimeSpan TranscriptionDelay { get; init; } = TimeSpan.FromMilliseconds(450);

    /// <summary>Seconds of audio sent per second of wall-clock time; infinity sends all of it at once. Default 20.</summary>
    public double AudioSpeed { get; init; } = 20;

    internal TimeSpan TimeToSend(int audioMs, double? otherSpeed = null) =>
        (otherSpeed ?? AudioSpeed) is var speed && double.IsPositiveInfinity(speed)
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(audioMs / speed);
}
