using Sidecar.Face.Life;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Life;

public class BlinkTests
{
    private static readonly FaceLifeOptions BlinksAlone = FaceLifeOptions.None with
    {
        Liveliness = 1,
        Gaze = false,
        IdleMotion = false,
    };

    [Theory]
    [InlineData(FaceState.Resting, 13, 20)]
    [InlineData(FaceState.Listening, 13, 20)]
    [InlineData(FaceState.UserSpeaking, 11, 18)]
    [InlineData(FaceState.Thinking, 10, 19)]
    public void EachState_HasItsRateOfBlinks(FaceState state, double least, double most)
    {
        var perMinute = Blink.In(LifeRun.Of(state, minutes: 20)).Count / 20.0;

        Assert.InRange(perMinute, least, most);
    }

    [Fact]
    public void Speaking_BlinksMoreThanListening()
    {
        var speaking = new LifeRun(LifeRun.Lively).Be(FaceState.Speaking, 0).Say(SpokenRows.Utterance(36_000, 3));

        Assert.InRange(Blink.In(speaking).Count / 10.0, 20, 32);
    }

    [Fact]
    public void Waits_AreSpreadAsThoseOfPeople()
    {
        var blinks = Blink.In(LifeRun.Of(FaceState.Listening, minutes: 30));
        var waits = blinks.Zip(blinks.Skip(1), (a, b) => (double)(b.Start - a.Start)).ToArray();
        var mean = waits.Average();
        var deviation = Math.Sqrt(waits.Average(wait => (wait - mean) * (wait - mean)));

        Assert.InRange(deviation / mean, 0.5, 0.95);
        Assert.True(waits.Order().ElementAt(waits.Length / 2) < mean, "A log-normal's median lies below its mean.");
    }

    [Fact]
    public void ABlink_LastsATenthOfASecondAndOpensSlowlierThanItCloses()
    {
        var blinks = Blink.In(LifeRun.Of(FaceState.Listening, minutes: 20, BlinksAlone with { Blinks = true }));

        Assert.All(blinks, blink => Assert.InRange(blink.DurationFrames, 5, 9));
        var ratio = blinks.Average(blink => (double)(blink.End - blink.Shut) / (blink.Shut - blink.Start));
        Assert.InRange(ratio, 1.5, 2.5);
    }

    [Fact]
    public void Blinks_AreMostlyFull_SomePartial_AndNeverQuiteTheSameOnBothSides()
    {
        var run = LifeRun.Of(FaceState.Listening, minutes: 20);
        var blinks = Blink.In(run);

        Assert.InRange(blinks.Count(blink => blink.Depth > 0.9f) / (double)blinks.Count, 0.8, 0.96);
        Assert.All(blinks, blink => Assert.InRange(Math.Abs(blink.Depth - blink.RightDepth), 0, 0.12f));
        Assert.NotEqual(run.Curve(FaceControl.EyeBlinkLeft), run.Curve(FaceControl.EyeBlinkRight));
    }

    [Fact]
    public void Eyes_AreNeverHeldShut()
    {
        var lid = new LifeRun(LifeRun.Lively).Converse(15).Curve(FaceControl.EyeBlinkLeft);
        var longest = 0;
        var shut = 0;
        foreach (var value in lid)
        {
            shut = value > 0.6f ? shut + 1 : 0;
            longest = Math.Max(longest, shut);
        }

        Assert.InRange(longest, 1, 6);
    }

    [Fact]
    public void NoBlink_BeginsWhileTheLipsClose()
    {
        var rows = SpokenRows.Utterance(36_000, 5);
        var blinks = Blink.In(new LifeRun(LifeRun.Lively).Be(FaceState.Speaking, 0).Say(rows));

        Assert.True(blinks.Count > 100);
        Assert.DoesNotContain(blinks, blink => rows[blink.Start + 1][SpeechFrame.Closure] > 0.5f);
    }

    [Fact]
    public void PhraseEnds_DrawBlinks()
    {
        var rows = SpokenRows.Utterance(36_000, 5);
        var blinks = Blink.In(new LifeRun(LifeRun.Lively).Be(FaceState.Speaking, 0).Say(rows));
        var inPauses = blinks.Count(blink => rows[blink.Start + 1][SpeechFrame.Loudness] == 0) / (double)blinks.Count;
        var pauses = rows.Count(row => row[SpeechFrame.Loudness] == 0) / (double)rows.Count;

        Assert.True(inPauses > 1.8 * pauses, $"{inPauses:P0} of the blinks in {pauses:P0} of the time");
    }
}
