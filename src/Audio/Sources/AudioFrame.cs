using System.Runtime.CompilerServices;
using Sidecar.Protocol;

namespace Sidecar.Audio.Sources;

/// <summary>The size every frame has.</summary>
internal static class AudioFrame
{
    public static void ThrowIfWrongLength(
        int samples,
        [CallerArgumentExpression(nameof(samples))] string? parameterName = null
    )
    {
        if (samples != PcmFormat.FrameSamples)
        {
            throw new ArgumentException($"A frame has {PcmFormat.FrameSamples} samples, not {samples}.", parameterName);
        }
    }
}
