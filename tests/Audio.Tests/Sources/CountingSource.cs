using Sidecar.Audio.Sources;

namespace Sidecar.Audio.Tests.Sources;

/// <summary>Frames that carry their number in the first sample.</summary>
internal sealed class CountingSource(int frameCount = int.MaxValue) : IAudioSource
{
    private int _frameIndex;

    public bool IsDisposed { get; private set; }

    public ValueTask<bool> ReadFrameAsync(Memory<short> frame, CancellationToken cancellationToken)
    {
        if (_frameIndex == frameCount)
        {
            return ValueTask.FromResult(false);
        }

        frame.Span[0] = (short)_frameIndex++;
        return ValueTask.FromResult(true);
    }

    public void Dispose() => IsDisposed = true;
}
