using Microsoft.Extensions.Time.Testing;
using Sidecar.Audio.Sources;
using Sidecar.Protocol;
using Sidecar.Shared.Tests;

namespace Sidecar.Audio.Tests.Sources;

public sealed class PacedAudioSourceTests
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly short[] _frame = new short[PcmFormat.FrameSamples];

    [Fact]
    public void FirstFrame_ComesAtOnce_TheNextAfter20Ms()
    {
        using PacedAudioSource source = Pace();
        Assert.True(Read(source).IsCompletedSuccessfully);
        Task<bool> second = Read(source);
        _time.Advance(TimeSpan.FromMilliseconds(19.9));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(0.1));
        Assert.True(second.IsCompletedSuccessfully);
        Assert.Equal(1, _frame[0]);
    }

    [Fact]
    public void LateReader_DoesNotShiftTheSchedule()
    {
        using PacedAudioSource source = Pace();
        DateTimeOffset start = _time.GetUtcNow();
        for (int frame = 0; frame < 1000; frame++)
        {
            Task<bool> read = Read(source);
            for (int ms = 0; !read.IsCompleted; ms++)
            {
                Assert.InRange(ms, 0, 20);
                _time.Advance(TimeSpan.FromMilliseconds(1));
            }

            Assert.Equal(start + (FrameTime * frame), _time.GetUtcNow());
            _time.Advance(TimeSpan.FromMilliseconds(7));
        }

        Assert.Equal(TimeSpan.Zero, source.Shift);
    }

    [Fact]
    public async Task ShortStall_IsCaughtUpAtOnce()
    {
        using PacedAudioSource source = Pace();
        await Read(source);
        _time.Advance(TimeSpan.FromMilliseconds(310));
        Assert.Equal(15, ReadAllThatAreDue(source, out Task<bool> next));
        Assert.Equal(TimeSpan.Zero, source.Shift);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task LongStall_IsCaughtUpWithinTheBound_AndLosesNoFrame()
    {
        using PacedAudioSource source = Pace(TimeSpan.FromMilliseconds(200));
        await Read(source);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(11, ReadAllThatAreDue(source, out Task<bool> next));
        Assert.Equal(11, _frame[0]);
        Assert.Equal(TimeSpan.FromMilliseconds(10_000 - 20 - 200), source.Shift);
        _time.Advance(FrameTime);
        Assert.True(next.IsCompletedSuccessfully);
        Assert.Equal(12, _frame[0]);
    }

    [Fact]
    public async Task NoCatchUp_GivesOneFrameAfterAStall()
    {
        using PacedAudioSource source = Pace(TimeSpan.Zero);
        await Read(source);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, ReadAllThatAreDue(source, out _));
    }

    [Fact]
    public async Task EndOfTheInnerSource_IsTheEnd()
    {
        using PacedAudioSource source = Pace(frameCount: 1);
        Assert.True(await Read(source));
        Task<bool> end = Read(source);
        _time.Advance(FrameTime);
        Assert.False(await end);
    }

    [Fact]
    public async Task CancelledWait_CanBeTakenUpAgain()
    {
        using PacedAudioSource source = Pace();
        using var cancellation = new CancellationTokenSource();
        await Read(source);
        Task<bool> cancelled = source.ReadFrameAsync(_frame, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cancelled);
        Task<bool> again = Read(source);
        Assert.False(again.IsCompleted);
        _time.Advance(FrameTime);
        Assert.True(await again);
        Assert.Equal(1, _frame[0]);
    }

    [Fact]
    public async Task Dispose_EndsTheWait_AndDisposesTheInnerSource()
    {
        var inner = new CountingSource();
        var source = new PacedAudioSource(inner, _time);
        await Read(source);
        Task<bool> waiting = Read(source);
        source.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await waiting);
        Assert.True(inner.IsDisposed);
    }

    [Fact]
    public async Task RealClock_KeepsTheOrder()
    {
        using var source = new PacedAudioSource(new CountingSource(5), TimeProvider.System);
        for (int frame = 0; frame < 5; frame++)
        {
            Assert.True(await Read(source));
            Assert.Equal(frame, _frame[0]);
        }

        Assert.False(await Read(source));
    }

    [Fact]
    public void WaitForAFrame_AllocatesNothing()
    {
        var clock = new OneTimerClock();
        using var source = new PacedAudioSource(new CountingSource(), clock);
        using var cancellation = new CancellationTokenSource();
        ValueTask<bool> first = source.ReadFrameAsync(_frame, cancellation.Token);
        Assert.True(first.IsCompletedSuccessfully);

        // No await: what is measured must stay on the thread whose bytes are counted.
        long allocated = AllocatedBytes.LeastOf(() =>
        {
            for (int frame = 0; frame < 100; frame++)
            {
                ValueTask<bool> read = source.ReadFrameAsync(_frame, cancellation.Token);
                Assert.False(read.IsCompleted);
                clock.Advance(FrameTime);
                Assert.True(read.IsCompleted);
                Assert.True(read.GetAwaiter().GetResult());
            }
        });

        Assert.Equal(0, allocated);
    }

    private PacedAudioSource Pace(TimeSpan? maxCatchUp = null, int frameCount = int.MaxValue) =>
        new(new CountingSource(frameCount), _time, maxCatchUp);

    private Task<bool> Read(PacedAudioSource source) => source.ReadFrameAsync(_frame, default).AsTask();

    private int ReadAllThatAreDue(PacedAudioSource source, out Task<bool> next)
    {
        int frames = 0;
        for (next = Read(source); next.IsCompleted; next = Read(source))
        {
            frames++;
        }

        return frames;
    }
}
