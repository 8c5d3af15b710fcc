using Sidecar.Protocol;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Formats;

internal enum WireEncoding
{
    Pcm16,
    MuLaw,
    ALaw,
}

/// <summary>How one direction of a session writes sound, mono. On this side of the session it is PCM16 24 kHz throughout.
/// </summary>
internal readonly record struct WireFormat(WireEncoding Encoding, int RateHz)
{
    private const int G711RateHz = 8000;

    public static WireFormat Native { get; } = new(WireEncoding.Pcm16, PcmFormat.SampleRateHz);

    /// <summary>Nothing to convert.</summary>
    public bool IsNative => this == Native;

    public int BytesPerSample => Encoding == WireEncoding.Pcm16 ? PcmFormat.BytesPerSample : 1;

    /// <summary>What the user's audio has to be on the wire.</summary>
    /// <exception cref="ArgumentException">A format that no session can be held in.</exception>
    public static WireFormat OfInput(RealtimeSessionOptions options) =>
        Of(options.Configuration?.InputFormat, options.Capabilities.InputSampleRateHz);

    /// <summary>What the assistant's audio is on the wire.</summary>
    /// <exception cref="ArgumentException">A format that no session can be held in.</exception>
    public static WireFormat OfOutput(RealtimeSessionOptions options) =>
        Of(options.Configuration?.OutputFormat, options.Capabilities.OutputSampleRateHz);

    private static WireFormat Of(AudioFormat? format, int pcmRateHz) =>
        format switch
        {
            null => Pcm(pcmRateHz),
            { Type: "audio/pcm" } => Pcm(format.RateHz ?? pcmRateHz),
            { Type: "audio/pcmu", RateHz: null or G711RateHz } => new(WireEncoding.MuLaw, G711RateHz),
            { Type: "audio/pcma", RateHz: null or G711RateHz } => new(WireEncoding.ALaw, G711RateHz),
            _ => throw new ArgumentException(
                $"No session can be held in {format.Type} at {format.RateHz} Hz.",
                nameof(format)
            ),
        };

    private static WireFormat Pcm(int rateHz) =>
        rateHz is >= 8000 and <= 48_000
            ? new(WireEncoding.Pcm16, rateHz)
            : throw new ArgumentException($"PCM16 at {rateHz} Hz is outside 8000 to 48000 Hz.", nameof(rateHz));
}
