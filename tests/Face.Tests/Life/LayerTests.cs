using Sidecar.Face.Life;
using Sidecar.Face.Rig;
using static Sidecar.Face.Rig.FaceControl;

namespace Sidecar.Face.Tests.Life;

public class LayerTests
{
    private static readonly FaceLifeOptions Alone = new()
    {
        Liveliness = 1,
        Blinks = false,
        Gaze = false,
        Prosody = false,
        Breath = false,
        IdleMotion = false,
        Attention = false,
        Emotions = false,
    };

    [Fact]
    public void WithEverythingOff_NothingMoves()
    {
        Assert.Empty(Moved(Alone));
        Assert.Empty(Moved(FaceLifeOptions.None));
        Assert.Empty(Moved(LifeRun.Lively with { Liveliness = 0, Emotions = false }));
    }

    [Fact]
    public void EachLayer_MovesItsOwnControlsAndNoOthers()
    {
        FaceControl[] head = [HeadYaw, HeadPitch, HeadRoll];
        FaceControl[] brows = [BrowInnerUp, BrowOuterUpLeft, BrowOuterUpRight];

        Assert.Equal(Set([EyeBlinkLeft, EyeBlinkRight]), Moved(Alone with { Blinks = true }));
        Assert.Equal(
            Set([EyeBlinkLeft, EyeBlinkRight, EyeWideLeft, EyeWideRight, GazeYaw, GazePitch, HeadYaw, HeadPitch]),
            Moved(Alone with { Gaze = true })
        );
        Assert.Equal(Set([.. head, .. brows]), Moved(Alone with { Prosody = true }));
        Assert.Equal(
            Set([BreathIn, JawOpen, NoseSneerLeft, NoseSneerRight, HeadPitch]),
            Moved(Alone with { Breath = true })
        );
        Assert.Equal(
            Set([.. head, .. brows, MouthSmileLeft, MouthSmileRight, Swallow, LipsTogether, MouthShrugLower])
                .Union([MouthPressLeft, MouthPressRight])
                .Order(),
            Moved(Alone with { IdleMotion = true })
        );
        Assert.Equal(
            Set([.. head, .. brows, BrowDownLeft, BrowDownRight, EyeSquintLeft, EyeSquintRight])
                .Union([MouthPressLeft, MouthPressRight, MouthLeft, MouthRight])
                .Order(),
            Moved(Alone with { Attention = true })
        );
    }

    [Fact]
    public void ALayerThatIsOff_DoesNotChangeTheOthers()
    {
        var all = new LifeRun(LifeRun.Lively).Converse(1);
        var without = new LifeRun(LifeRun.Lively with { Breath = false }).Converse(1);

        Assert.Equal(all.Curve(BrowOuterUpLeft), without.Curve(BrowOuterUpLeft));
        Assert.Equal(all.Curve(HeadRoll), without.Curve(HeadRoll));
    }

    [Fact]
    public void Liveliness_MakesMovementsLarger()
    {
        double Restlessness(float liveliness) =>
            new LifeRun(LifeRun.Lively with { Liveliness = liveliness }).Converse(3).Curve(HeadYaw).Average(Math.Abs);

        Assert.True(Restlessness(1) > 1.3 * Restlessness(0.4f));
    }

    [Fact]
    public void BreathAtRest_ComesEveryFourToFiveSeconds()
    {
        var breath = LifeRun.Of(FaceState.Resting, 10, Alone with { Breath = true }).Curve(BreathIn);
        var perMinute =
            Enumerable.Range(1, breath.Length - 1).Count(i => breath[i] >= 0.15f && breath[i - 1] < 0.15f) / 10.0;

        Assert.InRange(perMinute, 12, 15);
    }

    [Fact]
    public void BeforeAnUtterance_BreathIsDrawn_AndTheThroatIsAtRestAsItBegins()
    {
        var run = new LifeRun(Alone with { Breath = true }).Be(FaceState.Thinking, 2);
        run.Track.Tell(new(LifeEventKind.Utterance, run.Now + 20));
        run.Wait(20);
        var breath = run.Curve(BreathIn)[^20..];

        Assert.True(breath.Max() > 0.5f);
        run.Say(SpokenRows.Utterance(10, 1));
        Assert.InRange(run.Curve(BreathIn)[^3..].Max(), 0, 0.12f);
    }

    [Fact]
    public void Swallows_ComeAboutOnceAMinute_NeverWhileSpeaking()
    {
        static int Count(LifeRun run) =>
            run.Curve(Swallow).Zip(run.Curve(Swallow).Skip(1)).Count(at => at.First == 0 && at.Second > 0);

        Assert.InRange(Count(LifeRun.Of(FaceState.Listening, 20)), 12, 30);
        Assert.Equal(0, Count(new LifeRun(LifeRun.Lively).Say(SpokenRows.Utterance(18_000, 1))));
    }

    private static IEnumerable<FaceControl> Set(IEnumerable<FaceControl> controls) => controls.Order();

    private static IEnumerable<FaceControl> Moved(FaceLifeOptions options)
    {
        var run = new LifeRun(options).Converse(4).Be(FaceState.Resting, 120);
        return Enum.GetValues<FaceControl>().Where(control => run.Curve(control).Any(value => value != 0));
    }
}
