using System.Runtime.CompilerServices;

namespace Sidecar.Audio.Resampling;

/// <summary>The sample rates that files may have and that <see cref="StreamingResampler"/> converts between.</summary>
public static class SampleRates
{
    /// <summary>1 kHz.</summary>
    public const int MinHz = 1_000;

    /// <summary>768 kHz.</summary>
    public const int MaxHz = 768_000;

    /// <summary>Whether a rate lies within <see cref="MinHz"/> and <see cref="MaxHz"/>, both included.</summary>
    public static bool IsInRange(long rateHz) => rateHz is >= MinHz and <= MaxHz;

    internal static void ThrowIfOutOfRange(
        int rateHz,
        [CallerArgumentExpression(nameof(rateHz))] string? parameterName = null
    )
    {
        if (!IsInRange(rateHz))
        {
            throw new ArgumentOutOfRangeException(parameterName, rateHz, $"A sample rate is {MinHz} to {MaxHz} Hz.");
        }
    }
}
