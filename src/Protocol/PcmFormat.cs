namespace Sidecar.Protocol;

/// <summary>
/// The one audio format that crosses every seam of the sidecar: signed 16-bit little-endian mono at 24 kHz, which is
/// what the Realtime API calls <c>audio/pcm</c>.
/// </summary>
public static class PcmFormat
{
    /// <summary>24 000 samples per second.</summary>
    public const int SampleRateHz = 24_000;

    /// <summary>24 samples per millisecond.</summary>
    public const int SamplesPerMs = SampleRateHz / 1000;

    /// <summary>2 bytes per sample.</summary>
    public const int BytesPerSample = 2;

    /// <summary>20 ms of audio, 480 samples: the size of a microphone frame and of an audio chunk.</summary>
    public const int FrameSamples = 20 * SamplesPerMs;

    /// <summary>20 ms of audio, 960 bytes.</summary>
    public const int FrameBytes = FrameSamples * BytesPerSample;

    /// <summary>Whole milliseconds of a sample index or count, rounded down.</summary>
    public static long ToMs(long samples) => samples / SamplesPerMs;

    /// <summary>Samples in a number of milliseconds.</summary>
    public static long FromMs(long ms) => ms * SamplesPerMs;

    /// <summary>The time span of a number of samples, exact to the tick.</summary>
    public static TimeSpan ToTimeSpan(long samples) =>
        TimeSpan.FromTicks(samples * (TimeSpan.TicksPerSecond / 1000) / SamplesPerMs);

    /// <summary>Whole samples in a time span, rounded down.</summary>
    public static long FromTimeSpan(TimeSpan time) => time.Ticks * SamplesPerMs / (TimeSpan.TicksPerSecond / 1000);
}
