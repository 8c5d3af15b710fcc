using Sidecar.Face.Life;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Life;

public class GazeTests
{
    [Theory]
    [InlineData(FaceState.Listening, 0.72, 0.84)]
    [InlineData(FaceState.UserSpeaking, 0.74, 0.86)]
    [InlineData(FaceState.Thinking, 0.2, 0.4)]
    [InlineData(FaceState.Resting, 0.38, 0.6)]
    public void EachState_LooksAtThePlayerForItsShareOfTheTime(FaceState state, double least, double most)
    {
        Assert.InRange(LifeRun.Of(state, minutes: 30).LookShare(), least, most);
    }

    [Fact]
    public void Speaking_LooksAtThePlayerLessThanListening()
    {
        var run = new LifeRun(LifeRun.Lively).Be(FaceState.Speaking, 0).Say(SpokenRows.Utterance(54_000, 2));

        Assert.InRange(run.LookShare(), 0.5, 0.72);
    }

    [Fact]
    public void Fixations_LastAThirdOfASecondToAFew()
    {
        var gaze = LifeRun.Of(FaceState.Listening, minutes: 10).Gaze();
        List<int> fixations = [];
        var since = 0;
        for (var i = 1; i < gaze.Length; i++)
        {
            if (Math.Abs(gaze[i].Yaw - gaze[i - 1].Yaw) + Math.Abs(gaze[i].Pitch - gaze[i - 1].Pitch) < 0.6)
            {
                since++;
                continue;
            }

            if (since > 3)
            {
                fixations.Add(since);
            }

            since = 0;
        }

        Assert.InRange(fixations.Average() / 60, 0.6, 1.8);
        Assert.InRange(fixations.Count(frames => frames is >= 15 and <= 240) / (double)fixations.Count, 0.85, 1);
    }

    [Fact]
    public void Jumps_KeepToTheMainSequence()
    {
        var saccade = new Saccade();
        var degrees = saccade.Jump(20, 0);
        var frames = 0;
        while (saccade.IsJumping)
        {
            saccade.Advance();
            frames++;
        }

        Assert.Equal(20, degrees, 3);
        // 21 ms + 20 × 2.2 ms.
        Assert.Equal((int)Math.Ceiling(65 / (1000 / 60.0)), frames);
        Assert.Equal(20, saccade.Yaw, 3);
    }

    [Fact]
    public void TheEyesLeadTheHead()
    {
        var run = LifeRun.Of(FaceState.Resting, minutes: 10, FaceLifeOptions.None with { Liveliness = 1, Gaze = true });
        var eyes = run.Curve(FaceControl.GazeYaw);
        var head = run.Curve(FaceControl.HeadYaw);
        var jumps = Enumerable
            .Range(1, eyes.Length - 60)
            .Where(i => Math.Abs(eyes[i] - eyes[i - 1]) * HeadMoves.GazeRangeDegrees > 5)
            .ToArray();

        Assert.NotEmpty(jumps);
        Assert.All(jumps, i => Assert.True(Math.Abs(head[i + 1] - head[i]) * HeadMoves.HeadRangeDegrees < 0.5));
        Assert.InRange(head.Max(Math.Abs) * HeadMoves.HeadRangeDegrees, 2, 12);
    }

    [Fact]
    public void WhenTheHeadNods_TheEyesStayOnThePlayer()
    {
        var run = new LifeRun(LifeRun.Lively).Be(FaceState.Listening, 20);
        run.Track.Tell(new(LifeEventKind.Acknowledgement, run.Now));
        run.Wait(30);
        var head = run.Curve(FaceControl.HeadPitch)[^30..];
        var gaze = run.Gaze()[^30..];

        Assert.True(HeadMoves.HeadRangeDegrees * (head.Max() - head.Min()) > 2);
        var steps = gaze.Zip(gaze.Skip(1), (a, b) => Math.Abs(b.Pitch - a.Pitch)).Order().ToArray();
        Assert.True(steps[steps.Length / 2] < 0.15, "half of the frames would move the eyes");
    }

    [Fact]
    public void Thinking_LooksAwayWithinAThirdOfASecond()
    {
        var away = 0;
        for (ulong seed = 0; seed < 40; seed++)
        {
            var run = new LifeRun(LifeRun.Lively, seed).Be(FaceState.UserSpeaking, 5).Be(FaceState.Thinking, 0.6);
            away += run.Gaze()[^18..].Any(gaze => Math.Abs(gaze.Yaw) + Math.Abs(gaze.Pitch) > 5.5) ? 1 : 0;
        }

        Assert.InRange(away, 34, 40);
    }

    [Fact]
    public void LookingDown_LowersTheLids()
    {
        var run = LifeRun.Of(FaceState.Resting, minutes: 5, LifeRun.Lively with { Blinks = false });
        var lids = run.Curve(FaceControl.EyeBlinkLeft);
        var gaze = run.Curve(FaceControl.GazePitch);

        Assert.All(lids.Zip(gaze).Where(at => at.Second > 0), at => Assert.Equal(0, at.First));
        Assert.Contains(lids, lid => lid > 0.05f);
        Assert.All(lids, lid => Assert.InRange(lid, 0, 0.35f));
    }
}
