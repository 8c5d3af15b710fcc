using Google.Protobuf;
using Sidecar.Game;
using Sidecar.Game.Playback;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Playback;

public sealed class PlaybackQueueTests
{
    private static readonly PlaybackOptions Options = new()
    {
        PreRollSamples = 960,
        ReportIntervalSamples = 2400,
        CapacitySamples = 24_000,
        DuckRampSamples = 240,
    };

    private readonly PlaybackQueue _queue = new(Options);
    private long _cardSample;

    [Fact]
    public void Render_BeforeThePreRollIsThere_IsSilent()
    {
        Push(1, 0, 480);

        Assert.All(Play(240), sample => Assert.Equal(0, sample));
        Assert.Empty(_queue.Runs);
    }

    [Fact]
    public void Render_WhenThePreRollIsThere_BeginsWithTheFirstSample()
    {
        Push(1, 0, 480);
        Push(1, 480, 480);

        Assert.Equal(Numbers(0, 240), Play(240));
        Assert.Equal(new PlayedRun(1, 0, 0, 240), Assert.Single(_queue.Runs));
        Assert.Equal([new PlaybackChange(1, PlaybackEvent.Started, 240, 0)], Changes());
    }

    [Fact]
    public void Render_AShortUtteranceThatHasEnded_NeedsNoPreRoll()
    {
        Push(1, 0, 100);
        _queue.End(new UtteranceEnded { UtteranceId = 1, TotalSamples = 100 });

        Assert.Equal([.. Numbers(0, 100), .. new short[140]], Play(240));
        Assert.Equal(
            [new PlaybackChange(1, PlaybackEvent.Started, 100, 0), new PlaybackChange(1, PlaybackEvent.Ended, 100, 0)],
            Changes()
        );
        Assert.True(_queue.IsIdle);
    }

    [Fact]
    public void Render_EveryTenthOfASecond_ReportsProgress()
    {
        Push(1, 0, 9600);

        Play(9000);

        Assert.Equal(
            [240, 2640, 5040, 7440],
            Changes()
                .Where(change => change.Event is PlaybackEvent.Started or PlaybackEvent.Progress)
                .Select(change => change.PlayedSamples)
        );
    }

    [Fact]
    public void Render_WhenTheQueueRunsDryInAnUtterance_InsertsSilenceAndCountsOneUnderrun()
    {
        Push(1, 0, 960);
        Play(1200);
        Push(1, 960, 480);
        Assert.All(Play(240), sample => Assert.Equal(0, sample));
        Push(1, 1440, 480);

        Assert.Equal(Numbers(960, 240), Play(240));
        Assert.Equal(1, _queue.Underruns);
    }

    [Fact]
    public void Render_WhenTheEndIsAnnouncedAfterTheLastSample_IsNoUnderrun()
    {
        Push(1, 0, 960);
        Play(1200);
        Changes();
        _queue.End(new UtteranceEnded { UtteranceId = 1, TotalSamples = 960 });

        Assert.Equal([new PlaybackChange(1, PlaybackEvent.Ended, 960, 0)], Changes());
        Assert.Equal(0, _queue.Underruns);
        Assert.True(_queue.IsIdle);
    }

    [Fact]
    public void Render_TwoUtterances_FollowEachOtherWithoutAGap()
    {
        Push(1, 0, 1000);
        _queue.End(new UtteranceEnded { UtteranceId = 1, TotalSamples = 1000 });
        Push(2, 0, 960);

        var heard = Play(1960);

        Assert.Equal([.. Numbers(0, 1000), .. Numbers(0, 960)], heard);
    }

    [Fact]
    public void Push_OfALaterUtterance_EndsTheEarlierOne()
    {
        Push(1, 0, 1000);
        Push(2, 0, 960);

        Play(1200);

        Assert.Contains(new PlaybackChange(1, PlaybackEvent.Ended, 1000, 0), Changes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(241)]
    [InlineData(5000)]
    public void Flush_InTheMiddle_StopsAtTheSampleThatWasHeardLast(int heardSamples)
    {
        Push(1, 0, 9600);
        var heard = Play(heardSamples);

        var result = _queue.Flush(1);

        Assert.Equal(heardSamples, result.PlayedSamples);
        Assert.Equal(Numbers(0, heardSamples), heard);
        Assert.All(Play(480), sample => Assert.Equal(0, sample));
        var dropped = Assert.Single(result.Dropped);
        Assert.Equal(heardSamples, dropped.SampleIndex);
        Assert.Equal(Numbers(heardSamples, 9600 - heardSamples), dropped.Pcm);
    }

    [Fact]
    public void Flush_OfWhatWasNotHeardYet_AnswersWithSampleZeroOfTheFirstUtterance()
    {
        Push(1, 0, 480);
        _queue.End(new UtteranceEnded { UtteranceId = 1, TotalSamples = 480 });
        Push(2, 0, 480);

        var result = _queue.Flush(2);

        Assert.Equal((1UL, 0L), (result.UtteranceId, result.PlayedSamples));
        Assert.Equal([1UL, 2UL], result.Dropped.Select(dropped => dropped.UtteranceId));
    }

    [Fact]
    public void Flush_WhenEverythingWasHeard_AnswersWithTheEndOfTheLastUtterance()
    {
        Push(1, 0, 960);
        _queue.End(new UtteranceEnded { UtteranceId = 1, TotalSamples = 960 });
        Play(1200);

        var result = _queue.Flush(1);

        Assert.Equal((1UL, 960L), (result.UtteranceId, result.PlayedSamples));
        Assert.Empty(result.Dropped);
    }

    [Fact]
    public void Flush_ThroughAnEarlierUtterance_KeepsTheLaterOne()
    {
        Push(1, 0, 960);
        _queue.End(new UtteranceEnded { UtteranceId = 1, TotalSamples = 960 });
        Push(2, 0, 960);
        Play(240);

        _queue.Flush(1);

        Assert.Equal(Numbers(0, 240), Play(240));
        Assert.Equal(2UL, _queue.Current?.Id);
    }

    [Fact]
    public void Push_OfAFlushedUtterance_IsIgnored()
    {
        Push(1, 0, 960);
        _queue.Flush(1);
        Push(1, 960, 4800);

        Assert.True(_queue.IsIdle);
        Assert.All(Play(480), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Duck_FadesWithinItsRampAndResumeBringsTheVoiceBack()
    {
        _queue.Begin(new UtteranceStarted { UtteranceId = 1 });
        _queue.Push(Chunk(1, 0, [.. Enumerable.Repeat<short>(10_000, 9600)]));
        Play(240);

        _queue.Duck(-20, hold: false);
        var ducked = Play(480);
        _queue.Resume();
        var resumed = Play(480);

        Assert.InRange(ducked[120], 5000, 6000);
        Assert.All(ducked[240..], sample => Assert.InRange(sample, 999, 1001));
        Assert.All(resumed[240..], sample => Assert.Equal(10_000, sample));
    }

    [Fact]
    public void Duck_WithHold_StopsAfterItsRampAndGoesOnAtTheVerySample()
    {
        _queue.Begin(new UtteranceStarted { UtteranceId = 1 });
        _queue.Push(Chunk(1, 0, [.. Enumerable.Repeat<short>(10_000, 9600)]));
        Play(100);
        Changes();

        _queue.Duck(-60, hold: true);
        var held = Play(1000);
        Assert.Equal(340, _queue.Current!.PlayedSamples);
        Assert.Equal(new PlaybackChange(1, PlaybackEvent.Progress, 340, 0), Assert.Single(Changes()));
        Play(1000);
        _queue.Resume();
        var resumed = Play(240);
        Assert.Equal(new PlayedRun(1, 340, 2100, 240), Assert.Single(_queue.Runs));
        resumed = Play(480);

        Assert.InRange(held[119], 4900, 5100);
        Assert.All(held[239..], sample => Assert.Equal(0, sample));
        Assert.All(resumed, sample => Assert.Equal(10_000, sample));
    }

    [Fact]
    public void Duck_WithHold_InManySmallBlocks_TakesTheSameSamples()
    {
        Push(1, 0, 9600);
        Play(240);
        _queue.Duck(-60, hold: true);
        for (var i = 0; i < 100; i++)
        {
            Play(7);
        }

        Assert.Equal(480, _queue.Current!.PlayedSamples);
    }

    [Fact]
    public void Flush_DuringAHold_EndsIt()
    {
        Push(1, 0, 9600);
        Play(240);
        _queue.Duck(-60, hold: true);
        Play(480);

        Assert.Equal(480, _queue.Flush(1).PlayedSamples);
        Push(2, 0, 960);

        Assert.Equal(Numbers(0, 960), Play(960));
    }

    [Fact]
    public void Duck_WithHold_BeforeAnythingIsHeard_KeepsItBack()
    {
        _queue.Duck(-60, hold: true);
        Play(240);
        Push(1, 0, 9600);

        Assert.All(Play(480), sample => Assert.Equal(0, sample));
        _queue.Resume();
        Play(240);

        Assert.Equal(0, Assert.Single(_queue.Runs).SampleIndex);
    }

    [Fact]
    public void Begin_InTheMiddleOfAnUtterance_PlaysFromThere()
    {
        _queue.Begin(new UtteranceStarted { UtteranceId = 4, FirstSampleIndex = 7200 });
        Push(4, 7200, 960);

        Play(240);

        Assert.Equal(new PlayedRun(4, 7200, 0, 240), Assert.Single(_queue.Runs));
    }

    [Fact]
    public void Push_AChunkThatOverlaps_IsHeardOnce()
    {
        Push(1, 0, 960);
        Push(1, 480, 960);

        Assert.Equal(Numbers(0, 1440), Play(1440));
    }

    [Fact]
    public void Push_AfterAGap_KeepsEverySampleInItsPlace()
    {
        Push(1, 0, 960);
        Push(1, 1200, 480);

        Assert.Equal([.. Numbers(0, 960), .. new short[240], .. Numbers(1200, 480)], Play(1680));
        Assert.Equal(240, _queue.GapSamples);
    }

    [Fact]
    public void Push_BeyondTheCapacity_IsRefusedWithTheUtteranceNamed()
    {
        Push(3, 0, 24_000);

        var e = Assert.Throws<GameException>(() => Push(3, 24_000, 1));
        Assert.Contains("utterance 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Push_HalfASample_IsRefused()
    {
        var chunk = new AudioChunk { UtteranceId = 1, Pcm = ByteString.CopyFrom(1, 2, 3) };

        Assert.Throws<GameException>(() => _queue.Push(chunk));
    }

    private static short[] Numbers(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(i => (short)((i % 30_000) + 1))];

    private static AudioChunk Chunk(ulong utteranceId, long sampleIndex, short[] samples)
    {
        var bytes = new byte[samples.Length * 2];
        Buffer.BlockCopy(samples, 0, bytes, 0, bytes.Length);
        return new AudioChunk
        {
            UtteranceId = utteranceId,
            SampleIndex = sampleIndex,
            Pcm = ByteString.CopyFrom(bytes),
        };
    }

    private void Push(ulong utteranceId, int sampleIndex, int count) =>
        _queue.Push(Chunk(utteranceId, sampleIndex, Numbers(sampleIndex, count)));

    private short[] Play(int count)
    {
        var heard = new short[count];
        for (var at = 0; at < count; at += 240)
        {
            var block = heard.AsSpan(at, Math.Min(240, count - at));
            _queue.Render(_cardSample, block);
            _cardSample += block.Length;
        }

        return heard;
    }

    private List<PlaybackChange> Changes()
    {
        var changes = new List<PlaybackChange>();
        while (_queue.TryTakeChange(out var change))
        {
            changes.Add(change);
        }

        return changes;
    }
}
