using Sidecar.Face.Life;
using Sidecar.Face.Rig;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.Life;

public class LifeTrackTests
{
    private const float HeadRange = HeadMoves.HeadRangeDegrees;

    [Fact]
    public void TheSameSeedAndCalls_GiveTheSameFace()
    {
        var first = new LifeRun(LifeRun.Lively, 5).Converse(2);
        var second = new LifeRun(LifeRun.Lively, 5).Converse(2);

        Assert.Equal(first.Frames, second.Frames);
        Assert.NotEqual(first.Frames, new LifeRun(LifeRun.Lively, 6).Converse(2).Frames);
    }

    [Fact]
    public void AFrameThatIsAskedAgain_IsTheSame_AndOneThatIsForgottenIsTheOldest()
    {
        var run = LifeRun.Of(FaceState.Listening, 0.5);
        var kept = run.Frames.Count - LifeTrack.KeptFrames;

        Assert.All(
            Enumerable.Range(kept, LifeTrack.KeptFrames),
            frame => Assert.Equal(run.Frames[frame], run.Track.At(frame, []))
        );
        Assert.Equal(run.Frames[kept], run.Track.At(0, []));
        Assert.Equal(run.Frames[kept], run.Track.At(-1_000_000, []));
    }

    [Fact]
    public void HeadAndBrows_NeverJump()
    {
        var run = new LifeRun(LifeRun.Lively).Converse(15);

        Assert.InRange(FastestDegrees(run, FaceControl.HeadYaw), 0, 60);
        Assert.InRange(FastestDegrees(run, FaceControl.HeadPitch), 0, 60);
        Assert.InRange(FastestDegrees(run, FaceControl.HeadRoll), 0, 20);
        foreach (
            var control in new[]
            {
                FaceControl.BrowInnerUp,
                FaceControl.BrowOuterUpLeft,
                FaceControl.BrowDownLeft,
                FaceControl.JawOpen,
                FaceControl.MouthPressLeft,
                FaceControl.MouthLeft,
            }
        )
        {
            Assert.InRange(LargestStep(run.Curve(control)), 0, 0.08f);
        }
    }

    [Fact]
    public void TheHead_StaysWithinAFewDegrees()
    {
        var run = new LifeRun(LifeRun.Lively).Converse(15);
        foreach (var control in new[] { FaceControl.HeadYaw, FaceControl.HeadPitch, FaceControl.HeadRoll })
        {
            var degrees = run.Curve(control).Select(value => Math.Abs(value * HeadRange)).Order().ToArray();
            Assert.InRange(degrees[degrees.Length / 2], 0.3, 4);
            Assert.InRange(degrees[^1], 2, 16);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(90)]
    public void AnInterruption_EasesFromWhatWasShown(int dropped)
    {
        for (ulong seed = 0; seed < 30; seed++)
        {
            var run = new LifeRun(LifeRun.Lively, seed)
                .Be(FaceState.Speaking, 0.2)
                .Say(SpokenRows.Utterance(300, (int)seed));
            var from = run.Now - dropped;
            run.Track.Interrupt(from);
            run.Track.Tell(new(LifeEventKind.State, from, State: FaceState.UserSpeaking));
            var before = run.Frames[(int)from - 1];
            for (var frame = from; frame < from + 40; frame++)
            {
                var shown = run.Track.At(frame, []).ToArray();
                Assert.InRange(Step(before, shown, FaceControl.HeadYaw) * HeadRange, 0, 2);
                Assert.InRange(Step(before, shown, FaceControl.HeadPitch) * HeadRange, 0, 2);
                Assert.InRange(Step(before, shown, FaceControl.HeadRoll) * HeadRange, 0, 2);
                Assert.InRange(Step(before, shown, FaceControl.BrowInnerUp), 0, 0.12f);
                before = shown;
            }
        }
    }

    [Fact]
    public void AnInterruption_ChangesNothingThatWasShownBefore()
    {
        var run = LifeRun.Of(FaceState.Listening, 0.1);
        var from = run.Now - 60;
        run.Track.Interrupt(from);

        Assert.Equal(run.Frames[(int)from - 1], run.Track.At(from - 1, []));
        Assert.NotEqual(run.Frames[(int)from + 30], run.Track.At(from + 30, []).ToArray());
    }

    [Fact]
    public void AnInterruption_ForgetsWhatWasToComeAfterIt()
    {
        var run = new LifeRun(FaceLifeOptions.None with { Liveliness = 1, Breath = true }).Be(FaceState.Thinking, 1);
        run.Track.Tell(new(LifeEventKind.Utterance, run.Now + 20));
        run.Track.Interrupt(run.Now);
        run.Wait(20);

        Assert.InRange(run.Curve(FaceControl.BreathIn)[^20..].Max(), 0, 0.35f);
    }

    [Theory]
    [InlineData(60L * 60 * FaceFrameRate.FramesPerSecond)]
    [InlineData(1_000_000_000_000)]
    public void ALongPause_IsSkippedWithoutAJump(long frames)
    {
        // Lived frame by frame, the longer one would take days.
        var run = LifeRun.Of(FaceState.Listening, 0.2);
        var last = run.Frames[^1];
        run.Track.Tell(new(LifeEventKind.State, run.Now + 100, State: FaceState.Thinking));
        var later = run.Now + frames;
        var next = run.Track.At(later, []).ToArray();

        Assert.InRange(Step(last, next, FaceControl.HeadYaw) * HeadRange, 0, 1);
        Assert.InRange(Step(last, next, FaceControl.HeadPitch) * HeadRange, 0, 1);
        Assert.Equal(next, run.Track.At(later, []));
        Assert.True(
            run.Track.At(later + 40, [])[(int)FaceControl.BrowDownLeft] > 0.05f,
            "Told in the pause: it thinks."
        );
    }

    [Fact]
    public void WhatIsNotANumber_GivesNumbers()
    {
        var run = new LifeRun(LifeRun.Lively).Be(FaceState.Speaking, 0);
        var row = new float[SpeechFrame.Length];
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue })
        {
            Array.Fill(row, bad);
            run.Say([.. Enumerable.Repeat(row, 120)]);
        }

        Assert.All(run.Frames, frame => Assert.All(frame, value => Assert.InRange(value, -1, 1)));
    }

    [Fact]
    public void Living_AllocatesNothing()
    {
        var track = new LifeTrack(LifeRun.Lively, 1);
        var rows = SpokenRows.Utterance(600, 1);
        long now = 0;

        var bytes = AllocatedBytes.LeastOf(() =>
        {
            track.Tell(new(LifeEventKind.State, now, State: FaceState.Thinking));
            track.Tell(new(LifeEventKind.Acknowledgement, now));
            track.Tell(new(LifeEventKind.Emotion, now, Emotion: FaceEmotion.Joy, Intensity: 1));
            track.Tell(new(LifeEventKind.Utterance, now + 20));
            for (var i = 0; i < 600; i++)
            {
                track.At(now++, i < 20 ? [] : rows[i]);
            }

            track.Interrupt(now - 60);
        });

        Assert.Equal(0, bytes);
    }

    private static float Step(float[] before, float[] after, FaceControl control) =>
        Math.Abs(after[(int)control] - before[(int)control]);

    private static float LargestStep(float[] curve) => curve.Zip(curve.Skip(1), (a, b) => Math.Abs(b - a)).Max();

    private static float FastestDegrees(LifeRun run, FaceControl control) =>
        LargestStep(run.Curve(control)) * HeadRange * FaceFrameRate.FramesPerSecond;
}
