using Sidecar.Protocol;

namespace Sidecar.Microphone;

/// <summary>
/// The last seconds of what a session was given, or would have been: what is sent again when a session is lost before
/// it has made words of them. Positions are milliseconds since the conversation began to listen. Not thread-safe.
/// </summary>
internal sealed class MicrophoneMemory
{
    private const int FrameMs = PcmFormat.FrameSamples / PcmFormat.SamplesPerMs;

    private readonly byte[] _ring;
    private readonly int _capacityFrames;
    private long _endFrame;

    /// <param name="capacity">Rounded up to whole frames; at least one.</param>
    public MicrophoneMemory(TimeSpan capacity)
    {
        _capacityFrames = Math.Max(1, (int)Math.Ceiling(capacity.TotalMilliseconds / FrameMs));
        _ring = new byte[_capacityFrames * PcmFormat.FrameBytes];
    }

    /// <summary>Where the next frame will begin.</summary>
    public long EndMs => _endFrame * FrameMs;

    /// <summary>Where the oldest frame begins.</summary>
    public long StartMs => Math.Max(0, _endFrame - _capacityFrames) * FrameMs;

    /// <summary>Remembers a frame in place of the oldest.</summary>
    /// <param name="frame">PCM16 24 kHz mono, 20 ms.</param>
    public void Append(ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(FrameAt(_endFrame));
        _endFrame++;
    }

    /// <summary>Where to begin so as to hear everything from a position on: within memory, at a frame.</summary>
    public long ClampMs(long positionMs) => Math.Clamp(positionMs, StartMs, EndMs) / FrameMs * FrameMs;

    /// <summary>The frame that begins at a position given by <see cref="ClampMs"/>, before <see cref="EndMs"/>.</summary>
    public ReadOnlySpan<byte> Frame(long positionMs) => FrameAt(positionMs / FrameMs);

    /// <summary>What was heard between two positions; null when the beginning is no longer remembered.</summary>
    public byte[]? Copy(long fromMs, long toMs)
    {
        long first = fromMs / FrameMs;
        long last = Math.Min(_endFrame, (toMs + FrameMs - 1) / FrameMs);
        if (fromMs < StartMs || last <= first)
        {
            return null;
        }
        byte[] pcm = new byte[(last - first) * PcmFormat.FrameBytes];
        for (long frame = first; frame < last; frame++)
        {
            FrameAt(frame).CopyTo(pcm.AsSpan((int)(frame - first) * PcmFormat.FrameBytes));
        }
        return pcm;
    }

    private Span<byte> FrameAt(long frame) =>
        _ring.AsSpan((int)(frame % _capacityFrames) * PcmFormat.FrameBytes, PcmFormat.FrameBytes);
}
