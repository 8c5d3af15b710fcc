using Sidecar.Protocol;

namespace Sidecar.Game.Playback;

/// <summary>
/// A sound card without sound: sample n is heard at start + n / 24 000 s on the injected clock. It holds nothing back:
/// at every call of <see cref="CatchUp"/> all samples whose time has come are pulled, so that a late wake-up delays
/// the pulling and never the clock.
/// </summary>
internal sealed class VirtualSoundCard(TimeProvider time)
{
    /// <summary>10 ms: the most that is pulled at once, and the pace of the wake-ups.</summary>
    public const int BlockSamples = 10 * PcmFormat.SamplesPerMs;

    private readonly short[] _block = new short[BlockSamples];
    private long _startTimestamp;

    /// <summary>Samples that were heard.</summary>
    public long Position { get; private set; }

    public void Start() => _startTimestamp = time.GetTimestamp();

    /// <summary>The sample that is due at a timestamp of the clock, which may be between two blocks.</summary>
    public long PositionAt(long timestamp) =>
        Math.Max(0, PcmFormat.FromTimeSpan(time.GetElapsedTime(_startTimestamp, timestamp)));

    /// <summary>Pulls everything that is due, in blocks that end on multiples of <see cref="BlockSamples"/> or now.</summary>
    public void CatchUp(ISoundCardSource source)
    {
        var due = PositionAt(time.GetTimestamp());
        while (Position < due)
        {
            var blockEnd = ((Position / BlockSamples) + 1) * BlockSamples;
            var block = _block.AsSpan(0, (int)(Math.Min(blockEnd, due) - Position));
            source.Render(Position, block);
            Position += block.Length;
        }
    }
}

/// <summary>What a sound card pulls from.</summary>
internal interface ISoundCardSource
{
    /// <summary>Fills the samples that are heard from <paramref name="cardSample"/> on.</summary>
    void Render(long cardSample, Span<short> block);
}
