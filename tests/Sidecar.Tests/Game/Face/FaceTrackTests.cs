using Sidecar.Game;
using Sidecar.Game.Face;
using Sidecar.Game.Playback;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Game.Face;

public sealed class FaceTrackTests
{
    private readonly FaceTrack _track = new(curveCount: 1);
    private readonly Recorder _shown = new();

    [Fact]
    public void Render_WhileSpeaking_ShowsTheFaceOfThePlayedSample()
    {
        _track.Add(Ramp(utteranceId: 1, frames: 10));

        Play(cardSample: 0, count: 2400, new PlayedRun(1, 200, 0, 2400));

        Assert.Equal([0L, 400, 800, 1200, 1600, 2000], _shown.Samples);
        Assert.Equal([0.05f, 0.15f, 0.25f, 0.35f, 0.45f, 0.55f], _shown.Values, Within(0.001f));
    }

    [Fact]
    public void MaxOffset_WithACompleteTrack_IsAtMostHalfAFrame()
    {
        _track.Add(Ramp(utteranceId: 1, frames: 20));

        Play(cardSample: 0, count: 4800, new PlayedRun(1, 137, 0, 4800));

        Assert.Equal(137, _track.MaxOffsetSamples);
    }

    [Fact]
    public void MaxOffset_WhenFramesStopWhileTheVoiceGoesOn_Grows()
    {
        _track.Add(Ramp(utteranceId: 1, frames: 3));

        Play(cardSample: 0, count: 2400, new PlayedRun(1, 0, 0, 2400));

        Assert.Equal(2000 - 800, _track.MaxOffsetSamples);
    }

    [Fact]
    public void MaxOffset_WithoutAnyFrame_IsTheWholeTimeSpoken()
    {
        Play(cardSample: 0, count: 2400, new PlayedRun(1, 0, 0, 2400));

        Assert.Equal(2000, _track.MaxOffsetSamples);
    }

    [Fact]
    public void MaxOffset_AfterALateFrameCameInTheEnd_KeepsTheWorst()
    {
        Play(cardSample: 0, count: 1200, new PlayedRun(1, 0, 0, 1200));
        _track.Add(Ramp(utteranceId: 1, frames: 10));
        Play(cardSample: 1200, count: 1200, new PlayedRun(1, 1200, 1200, 1200));

        Assert.Equal(800, _track.MaxOffsetSamples);
    }

    [Fact]
    public void Flush_InTheMiddle_EasesToRestWithinATenthOfASecond()
    {
        _track.Add(Constant(utteranceId: 1, frames: 60, value: 1));
        Play(cardSample: 0, count: 2400, new PlayedRun(1, 0, 0, 2400));

        _track.Flush(1);
        Play(cardSample: 2400, count: 2800);

        var afterFlush = _shown.Values[6..];
        Assert.True(afterFlush[0] is > 0.5f and < 1);
        Assert.Equal(afterFlush.OrderDescending(), afterFlush);
        Assert.Equal(0, afterFlush[5], 0.001f);
    }

    [Fact]
    public void Render_BetweenUtterances_ShowsTheIdleFace()
    {
        _track.Add(Constant(utteranceId: 0, frames: 60, value: 0.5f));

        Play(cardSample: 0, count: 4800);

        Assert.Equal(0.5f, _shown.Values[^1]);
        Assert.Equal(0, _track.MaxOffsetSamples);
    }

    [Fact]
    public void Add_AFrameThatWasSentBefore_ReplacesIt()
    {
        _track.Add(Constant(utteranceId: 1, frames: 5, value: 0.2f));
        _track.Add(Constant(utteranceId: 1, frames: 5, value: 0.8f));

        Play(cardSample: 0, count: 800, new PlayedRun(1, 0, 0, 800));

        Assert.Equal([0.8f, 0.8f], _shown.Values);
        Assert.Equal(5, _track.FramesOf(1));
    }

    [Fact]
    public void Add_ValuesThatDoNotFitTheCurves_IsRefused()
    {
        var frames = new FaceFrames
        {
            UtteranceId = 7,
            SampleIndices = { 0, 400 },
            Values = { 1, 2, 3 },
        };

        var e = Assert.Throws<GameException>(() => _track.Add(frames));
        Assert.Contains("utterance 7", e.Message, StringComparison.Ordinal);
    }

    private static FaceFrames Ramp(ulong utteranceId, int frames) => Frames(utteranceId, frames, i => i / 10f);

    private static FaceFrames Constant(ulong utteranceId, int frames, float value) =>
        Frames(utteranceId, frames, _ => value);

    private static FaceFrames Frames(ulong utteranceId, int count, Func<int, float> value)
    {
        var frames = new FaceFrames { UtteranceId = utteranceId };
        for (var i = 0; i < count; i++)
        {
            frames.SampleIndices.Add(i * 400);
            frames.Values.Add(value(i));
        }

        return frames;
    }

    private static Func<float, float, bool> Within(float tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;

    private void Play(long cardSample, int count, params PlayedRun[] runs) =>
        _track.Render(cardSample, count, runs, _shown);

    private sealed class Recorder : IFaceTrackSink
    {
        public List<long> Samples { get; } = [];

        public List<float> Values { get; } = [];

        public void OnFace(long cardSample, ReadOnlySpan<float> values)
        {
            Samples.Add(cardSample);
            Values.Add(values[0]);
        }
    }
}
