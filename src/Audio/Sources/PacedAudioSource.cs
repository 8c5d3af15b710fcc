using System.Runtime.CompilerServices;
using Sidecar.Protocol;

namespace Sidecar.Audio.Sources;

/// <summary>
/// Lets the frames of another source through in real time: frame <c>n</c> is due at <c>start + n × 20 ms</c>, where
/// start is the first read, so that no error adds up. After a stall the frames that are due come at once, up to
/// <see cref="MaxCatchUp"/>; what lies further back shifts the schedule, and no frame is ever lost. Waits allocate
/// nothing in steady state.
/// </summary>
public sealed class PacedAudioSource : IAudioSource
{
    private readonly IAudioSource _inner;
    private readonly TimeProvider _timeProvider;
    private readonly ReusableDelay _delay;

    private bool _hasStarted;
    private long _startTimestamp;
    private TimeSpan _shift;
    private long _frameIndex;

    /// <summary>Paces a source, which is disposed with this.</summary>
    /// <param name="inner">Where the frames come from.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="maxCatchUp">See <see cref="MaxCatchUp"/>; default <see cref="DefaultMaxCatchUp"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative catch-up.</exception>
    public PacedAudioSource(IAudioSource inner, TimeProvider timeProvider, TimeSpan? maxCatchUp = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(timeProvider);
        MaxCatchUp = maxCatchUp ?? DefaultMaxCatchUp;
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCatchUp, TimeSpan.Zero, nameof(maxCatchUp));
        _inner = inner;
        _timeProvider = timeProvider;
        _delay = new ReusableDelay(timeProvider);
    }

    /// <summary>500 ms.</summary>
    public static TimeSpan DefaultMaxCatchUp { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How far behind its schedule the source may run and still catch up.</summary>
    public TimeSpan MaxCatchUp { get; }

    /// <summary>How much later than planned frames come, after stalls beyond <see cref="MaxCatchUp"/>.</summary>
    public TimeSpan Shift => _shift;

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadFrameAsync(Memory<short> frame, CancellationToken cancellationToken)
    {
        AudioFrame.ThrowIfWrongLength(frame.Length);
        await WaitUntilDueAsync(cancellationToken);
        bool hasFrame = await _inner.ReadFrameAsync(frame, cancellationToken);
        if (hasFrame)
        {
            _frameIndex++;
        }

        return hasFrame;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _delay.Dispose();
        _inner.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WaitUntilDueAsync(CancellationToken cancellationToken)
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            _startTimestamp = _timeProvider.GetTimestamp();
        }

        TimeSpan due = PcmFormat.ToTimeSpan(_frameIndex * PcmFormat.FrameSamples) + _shift;
        TimeSpan early = due - _timeProvider.GetElapsedTime(_startTimestamp);
        if (-early > MaxCatchUp)
        {
            _shift += -early - MaxCatchUp;
        }

        while (early > TimeSpan.Zero)
        {
            await _delay.WaitAsync(early, cancellationToken);
            early = due - _timeProvider.GetElapsedTime(_startTimestamp);
        }
    }
}
