using System.Text;
using CsCheck;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Wire;
using Sidecar.Shared.Tests;

namespace Sidecar.Realtime.Tests.Session;

public sealed class OutboxTests
{
    private readonly Outbox _outbox = new(maxControlMessages: 3, audioCapacityBytes: 10);

    [Fact]
    public void Control_OvertakesAudio()
    {
        _outbox.Append([1, 2]);
        Control("a");
        Control("b");

        Assert.Equal(["a", "b", "1 2"], TakeAll());
    }

    [Fact]
    public void TakenAudio_SaysWhenItWasAppended()
    {
        _outbox.Append([1, 2], timestamp: 70);
        _outbox.Append([3, 4], timestamp: 90);

        _outbox.Take(out _);
        Assert.Equal(70, _outbox.TakenAudioTimestamp);
        _outbox.Take(out _);
        Assert.Equal(90, _outbox.TakenAudioTimestamp);
    }

    [Fact]
    public void Commit_WaitsForEarlierAudio_ButNotForLaterAudio()
    {
        _outbox.Append([1, 2]);
        _outbox.Append([3, 4]);
        Control("commit", AudioOrder.After);
        Control("next");
        _outbox.Append([5, 6]);

        Assert.Equal(["1 2", "3 4", "commit", "next", "5 6"], TakeAll());
    }

    [Fact]
    public void Commit_WhoseAudioWasDropped_DoesNotWaitForLaterAudio()
    {
        _outbox.Append([1, 2]);
        Control("commit", AudioOrder.After);
        _outbox.Append([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        Assert.Equal(["commit", "1 2 3 4 5 6 7 8 9 10"], TakeAll());
    }

    [Fact]
    public void Clear_ForgetsEarlierAudio_WithoutCountingItAsDropped()
    {
        _outbox.Append([1, 2]);
        Control("clear", AudioOrder.Discards);
        _outbox.Append([3, 4]);

        Assert.Equal(["clear", "3 4"], TakeAll());
        Assert.Equal((0, 0), _outbox.Dropped);
    }

    [Fact]
    public void Clear_AfterACommit_LeavesTheCommittedAudio()
    {
        _outbox.Append([1, 2]);
        Control("commit", AudioOrder.After);
        _outbox.Append([3, 4]);
        Control("clear", AudioOrder.Discards);

        Assert.Equal(["1 2", "commit", "clear"], TakeAll());
    }

    [Fact]
    public void Audio_BeyondTheBound_DropsTheOldestAndSaysSoOnce()
    {
        Assert.False(_outbox.Append([1, 2, 3, 4]));
        Assert.False(_outbox.Append([5, 6, 7, 8]));
        Assert.True(_outbox.Append([9, 10, 11, 12]));
        Assert.False(_outbox.Append([13, 14]));
        Assert.True(_outbox.Append([15, 16]));

        Assert.Equal(["9 10 11 12", "13 14", "15 16"], TakeAll());
        Assert.Equal((2, 8), _outbox.Dropped);
    }

    [Fact]
    public void FrameLargerThanTheBound_KeepsItsEnd()
    {
        _outbox.Append([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        Assert.Equal(["3 4 5 6 7 8 9 10 11 12"], TakeAll());
        Assert.Equal(2, _outbox.Dropped.Bytes);
    }

    [Fact]
    public void Control_BeyondTheBound_IsRefused()
    {
        Control("a");
        Control("b");
        Control("c");

        Assert.False(_outbox.TryEnqueue(Encoding.ASCII.GetBytes("d"), AudioOrder.Overtakes));
        Assert.Equal(["a", "b", "c"], TakeAll());
    }

    [Fact]
    public void Complete_LetsControlGoAndLeavesAudio()
    {
        _outbox.Append([1, 2]);
        Control("a");
        _outbox.Complete();
        Control("late");
        _outbox.Append([3, 4]);

        Assert.Equal(["a"], TakeAll());
        Assert.Equal(OutboxWork.Finished, _outbox.Take(out _));
    }

    [Fact]
    public void Abandon_EndsAtOnce()
    {
        Control("a");
        _outbox.Abandon();

        Assert.Equal(OutboxWork.Abandoned, _outbox.Take(out _));
    }

    [Fact]
    public async Task Wait_ReturnsForWhatIsQueued_BeforeOrAfter()
    {
        Control("before");
        await _outbox.WaitAsync();
        Assert.Equal(["before"], TakeAll());

        var waiting = _outbox.WaitAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        _outbox.Append([1, 2]);
        await waiting;
        Assert.Equal(["1 2"], TakeAll());
    }

    [Fact]
    public void Ring_KeepsTheNewestFramesWhole() =>
        Gen.Int[1, 20]
            .Select(i => i * 2)
            .Array[0, 60]
            .Sample(sizes =>
            {
                var ring = new AudioRing(100);
                var frames = new List<byte[]>();
                byte next = 0;
                foreach (var size in sizes)
                {
                    var frame = new byte[size];
                    foreach (ref var value in frame.AsSpan())
                    {
                        value = next++;
                    }

                    ring.Append(frame);
                    frames.Add(frame);
                    while (frames.Sum(f => f.Length) > 100)
                    {
                        frames.RemoveAt(0);
                    }
                }

                Assert.Equal(sizes.Sum(), ring.EndPosition);
                foreach (var expected in frames)
                {
                    var taken = new byte[ring.NextFrameBytes];
                    ring.Take(taken);
                    Assert.Equal(expected, taken);
                }

                Assert.True(ring.IsEmpty);
            });

    [Fact]
    public void AudioThroughTheOutbox_AllocatesNothingInSteadyState()
    {
        var outbox = new Outbox(maxControlMessages: 3, audioCapacityBytes: 240_000);
        var encoder = new AudioAppendEncoder();
        var frame = new byte[960];

        var allocated = AllocatedBytes.LeastOf(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                outbox.Append(frame);
                outbox.Take(out var pcm);
                encoder.Encode(pcm.Span);
            }
        });

        Assert.Equal(0, allocated);
    }

    private void Control(string message, AudioOrder order = AudioOrder.Overtakes) =>
        Assert.True(_outbox.TryEnqueue(Encoding.ASCII.GetBytes(message), order));

    private List<string> TakeAll()
    {
        var all = new List<string>();
        while (true)
        {
            switch (_outbox.Take(out var content))
            {
                case OutboxWork.Control or OutboxWork.EndOfAudio or OutboxWork.AudioDiscarded:
                    all.Add(Encoding.ASCII.GetString(content.Span));
                    break;
                case OutboxWork.Audio:
                    all.Add(string.Join(' ', content.ToArray()));
                    break;
                default:
                    return all;
            }
        }
    }
}
