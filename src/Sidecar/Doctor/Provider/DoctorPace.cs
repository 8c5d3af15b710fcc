namespace Sidecar.Doctor.Provider;

/// <summary>How long to speak and to wait.</summary>
internal sealed record DoctorPace
{
    /// <summary>For any server: speech at the speed of speech.</summary>
    public static DoctorPace Live { get; } = new();

    /// <summary>Seconds of microphone audio per second; default 1. Only a server that counts audio time takes more.
    /// </summary>
    public double SpeechSpeed { get; init; } = 1;

    /// <summary>For an event that a server sends at once, if at all; default 4 s.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>For a whole answer of the model; default 12 s.</summary>
    public TimeSpan Response { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long to watch that something does not happen; default 1.2 s.</summary>
    public TimeSpan Absence { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Between two pings; default 1 s.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For one check; default 20 s.</summary>
    public TimeSpan Check { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For all of them; default 85 s.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(85);
}
