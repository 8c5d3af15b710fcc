using Sidecar.Face.Life;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Life;

public class ReactionTests
{
    private const int HundredMs = 6;
    private const int HundredFiftyMs = 9;

    [Fact]
    public void TheEndOfTheUsersSpeech_IsAcknowledgedWithin100Ms()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var told = Heard(seed, isTold: true);
            var untold = Heard(seed, isTold: false);
            var after = Enumerable.Range(told.Frames.Count - 30, HundredMs).ToArray();

            Assert.Contains(
                after,
                i =>
                    Differs(told, untold, i, FaceControl.BrowOuterUpLeft, 0.02f)
                    || Differs(told, untold, i, FaceControl.HeadPitch, 0.01f)
            );
            Assert.True(
                Enumerable
                    .Range(told.Frames.Count - 30, 30)
                    .Any(i => Differs(told, untold, i, FaceControl.HeadPitch, 0.02f)),
                "A nod of more than a degree."
            );
        }
    }

    [Fact]
    public void WhileTheUserSpeaks_TheCharacterNodsNowAndThen()
    {
        var options = LifeRun.Lively with { IdleMotion = false, Breath = false, Gaze = false };
        var pitch = LifeRun.Of(FaceState.UserSpeaking, 10, options).Curve(FaceControl.HeadPitch);
        var nods = Enumerable.Range(1, pitch.Length - 1).Count(i => pitch[i] < -0.035f && pitch[i - 1] >= -0.035f);

        Assert.InRange(nods / 10.0, 6, 26);
    }

    [Fact]
    public void APitchAccent_RaisesTheBrowsAndNodsWithin150Ms()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var run = new LifeRun(LifeRun.Lively, seed).Be(FaceState.Speaking, 0).Say(Vowels(60, i => 0));
            var brow = run.Frames[^1][(int)FaceControl.BrowOuterUpLeft];
            run.Say(Vowels(HundredFiftyMs, i => Math.Min(8, 2.5f * i)));
            Assert.True(run.Frames[^1][(int)FaceControl.BrowOuterUpLeft] > brow + 0.08f);
            var head = run.Frames[^1][(int)FaceControl.HeadPitch];
            run.Say(Vowels(12, i => 8));
            Assert.Contains(run.Curve(FaceControl.HeadPitch)[^12..], pitch => Math.Abs(pitch - head) > 0.015f);
        }
    }

    [Fact]
    public void AnEvenVoice_RaisesNoBrows()
    {
        var options = FaceLifeOptions.None with { Liveliness = 1, Prosody = true, Gaze = false, IdleMotion = false };
        var run = new LifeRun(options with { Attention = false }).Say(Vowels(600, i => 0.3f * MathF.Sin(i)));

        Assert.InRange(run.Curve(FaceControl.BrowOuterUpLeft).Max(), 0, 0.02f);
    }

    [Fact]
    public void Thinking_KnitsTheBrows_AndSpeakingLetsThemGo()
    {
        var run = new LifeRun(LifeRun.Lively).Be(FaceState.Listening, 2).Be(FaceState.Thinking, 1.5);
        Assert.InRange(run.Frames[^1][(int)FaceControl.BrowDownLeft], 0.1f, 0.3f);

        run.Be(FaceState.Speaking, 1.5);
        Assert.InRange(run.Frames[^1][(int)FaceControl.BrowDownLeft], 0, 0.01f);
    }

    private static LifeRun Heard(ulong seed, bool isTold)
    {
        var run = new LifeRun(LifeRun.Lively with { Blinks = false }, seed).Be(FaceState.UserSpeaking, 1.5);
        if (isTold)
        {
            run.Track.Tell(new(LifeEventKind.Acknowledgement, run.Now));
        }

        return run.Wait(30);
    }

    private static bool Differs(LifeRun a, LifeRun b, int frame, FaceControl control, float least) =>
        Math.Abs(a.Frames[frame][(int)control] - b.Frames[frame][(int)control]) > least;

    private static List<float[]> Vowels(int frames, Func<int, float> pitch) =>
        [.. Enumerable.Range(0, frames).Select(i => SpokenRows.Vowel(pitch(i)))];
}
