using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Face.Rig;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Life;

public class EmotionTests
{
    private static readonly FaceLifeOptions EmotionsAlone = FaceLifeOptions.None with { Emotions = true };

    public static TheoryData<FaceEmotion> Emotions() => [.. Enum.GetValues<FaceEmotion>()];

    [Theory]
    [InlineData(FaceEmotion.Joy, nameof(FaceControl.MouthSmileLeft))]
    [InlineData(FaceEmotion.Sadness, nameof(FaceControl.MouthFrownRight))]
    [InlineData(FaceEmotion.Anger, nameof(FaceControl.BrowDownLeft))]
    [InlineData(FaceEmotion.Fear, nameof(FaceControl.EyeWideLeft))]
    [InlineData(FaceEmotion.Surprise, nameof(FaceControl.BrowOuterUpRight))]
    [InlineData(FaceEmotion.Thoughtful, nameof(FaceControl.EyeSquintLeft))]
    public void AnEmotion_IsThereAfter400Ms_AndComesWithoutAJump(FaceEmotion emotion, string control)
    {
        var run = new LifeRun(EmotionsAlone).Wait(10);
        run.Track.Tell(new(LifeEventKind.Emotion, run.Now, Emotion: emotion, Intensity: 1));
        var curve = run.Wait(60).Curve(Enum.Parse<FaceControl>(control));

        Assert.True(curve[^1] > 0.2f);
        Assert.Equal(curve[^1], curve[10 + 24], 0.06f * curve[^1]);
        Assert.InRange(curve.Zip(curve.Skip(1), (a, b) => Math.Abs(b - a)).Max(), 0, 0.08f);
    }

    [Fact]
    public void Neutral_GoesBackToTheCharactersOwn()
    {
        var options = EmotionsAlone with { BaseEmotion = FaceEmotion.Joy, BaseEmotionIntensity = 0.4f };
        var own = new LifeRun(options).Wait(90).Frames[^1];
        var run = new LifeRun(options).Wait(90);
        run.Track.Tell(new(LifeEventKind.Emotion, run.Now, Emotion: FaceEmotion.Anger, Intensity: 1));
        run.Wait(90);
        Assert.InRange(run.Frames[^1][(int)FaceControl.MouthSmileLeft], 0, 0.001f);
        run.Track.Tell(new(LifeEventKind.Emotion, run.Now, Emotion: FaceEmotion.Neutral, Intensity: 1));
        run.Wait(90);

        Assert.All(own.Zip(run.Frames[^1]), at => Assert.Equal(at.First, at.Second, 0.001f));
    }

    [Fact]
    public void Fear_BlinksMore_AndSurpriseLess()
    {
        int Blinks(FaceEmotion emotion)
        {
            var options = LifeRun.Lively with { BaseEmotion = emotion, BaseEmotionIntensity = 1 };
            return Blink.In(LifeRun.Of(FaceState.Listening, 10, options)).Count;
        }

        Assert.True(Blinks(FaceEmotion.Fear) > 1.15 * Blinks(FaceEmotion.Neutral));
        Assert.True(Blinks(FaceEmotion.Surprise) < 0.85 * Blinks(FaceEmotion.Neutral));
    }

    [Theory]
    [MemberData(nameof(Emotions))]
    public void UnderEveryEmotion_ClosuresCloseAndTeethReachTheLip(FaceEmotion emotion)
    {
        var plain = Spoken(FaceLifeOptions.None);
        var moved = Spoken(LifeRun.Lively with { BaseEmotion = emotion, BaseEmotionIntensity = 1 });
        foreach (var curve in new[] { "MouthLowerDownLeft", "MouthUpperUpRight", "MouthStretchLeft", "MouthFunnel" })
        {
            Assert.InRange(moved.Of(curve) - plain.Of(curve), -0.001f, 0.02f);
        }

        Assert.InRange(moved.Of("JawOpen") - moved.Of("MouthClose"), 0, 0.02f);
        Assert.InRange(moved.OfBite("MouthRollLower") - plain.OfBite("MouthRollLower"), -0.001f, 0.02f);
        Assert.InRange(moved.OfBite("JawOpen") - plain.OfBite("JawOpen"), -0.001f, 0.02f);
    }

    [Fact]
    public void AnEmotionThatDoesNotExist_IsRefused()
    {
        var performer = new FacePerformer(CurveSet.Arkit52, new FaceSettings());

        Assert.Throws<ArgumentOutOfRangeException>(() => performer.SetEmotion((FaceEmotion)7, 1, 0));
        Assert.Throws<ArgumentException>(() =>
            new FacePerformer(CurveSet.Arkit52, new FaceSettings { Life = new() { Liveliness = float.NaN } })
        );
    }

    private static Drawn Spoken(FaceLifeOptions options)
    {
        var settings = new FaceSettings
        {
            Life = options,
            Style = new FaceStyle { Asymmetry = 0 },
        };
        var performer = new FacePerformer(CurveSet.Arkit61, settings);
        performer.SetState(FaceState.Speaking, 0);
        var frame = 0;
        var drawn = new Drawn(performer.CurveNames, new float[61], new float[61]);
        for (; frame < 60; frame++)
        {
            performer.DrawIdle(frame, drawn.Closed);
        }

        performer.BeginUtterance(frame);
        Draw(SpokenRows.Vowel(), 40, drawn.Closed);
        Draw(SpokenRows.Closed(), 8, drawn.Closed);
        Draw(SpokenRows.Vowel(), 20, drawn.Bitten);
        Draw(SpokenRows.Bitten(), 12, drawn.Bitten);
        return drawn;

        void Draw(float[] row, int frames, float[] values)
        {
            for (var i = 0; i < frames; i++)
            {
                performer.DrawSpeech(frame++, row, values);
            }
        }
    }

    private sealed record Drawn(IReadOnlyList<string> Names, float[] Closed, float[] Bitten)
    {
        public float Of(string curve) => Closed[Names.ToList().IndexOf(curve)];

        public float OfBite(string curve) => Bitten[Names.ToList().IndexOf(curve)];
    }
}
