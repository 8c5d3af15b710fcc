namespace Sidecar.Face.Tests.Accuracy;

public class AccuracyReportTests
{
    private static readonly ReferenceClip Reference = ReferenceClip.Parse(
        "test-voice-00",
        [
            "start\tend\tphone",
            "0.0\t0.2\tSIL",
            "0.2\t0.3\tB",
            "0.3\t0.5\tAY",
            "0.5\t0.6\tHH",
            "0.6\t0.8\tS",
            "0.8\t1.0\tIY",
            "1.0\t1.2\tSIL",
        ]
    );

    [Fact]
    public void ADiphthong_IsSplitAtSixtyPercent()
    {
        Assert.Equal(120, Reference.Frames);
        Assert.Equal((int)Viseme.aa, Reference.Primary[41]);
        Assert.Equal((int)Viseme.I, Reference.Primary[42]);
        Assert.True(Reference.Accepted[42][(int)Viseme.E]);
        Assert.Equal(-1, Reference.Primary[55]);
        Assert.Equal((0.2, 0.3), Assert.Single(Reference.Closures));
    }

    [Fact]
    public void ThePhonesThemselves_ScoreInFull()
    {
        var score = Score(Draw(0), corrected: false);

        Assert.Equal(1, score.Strict);
        Assert.Equal(1, score.Accepted);
        Assert.Equal(1, score.F1);
        Assert.Equal(1, score.Shape);
        Assert.Equal(1, score.Closed);
        Assert.Equal(0, score.FalseClosuresPerMinute);
        Assert.InRange(score.Correlation, 0.9, 1);
        Assert.Equal(5 / 0.8, score.ChangesPerSecond!.Value, 1e-9);
    }

    [Fact]
    public void ALateFace_IsFoundLateAndScoresInFullOnceCorrected()
    {
        var report = new AccuracyReport([(Reference, Draw(60))]);

        Assert.Equal(6, report.LabelLag);
        Assert.InRange(report.Score(_ => true, corrected: false).Strict!.Value, 0.4, 0.9);
        Assert.Equal(1, report.Score(_ => true, corrected: true).Strict);
    }

    [Fact]
    public void OneLabelForEverything_IsRightForItsShareOfTheFrames()
    {
        var drawn = new DrawnClip();
        drawn.Add(0, Viseme.I);
        var score = Score(drawn, corrected: false);

        // I is the second part of AY and the whole of IY, of 110 frames that aren't HH.
        Assert.Equal(28 / 110.0, score.Strict!.Value, 1e-9);
        Assert.Equal(0, score.Closed);
        Assert.Equal(0, score.ChangesPerSecond);
    }

    [Fact]
    public void AlwaysClosedLips_MissNothingAndAreCountedAsFalse()
    {
        var drawn = new DrawnClip();
        drawn.Add(0, Viseme.PP);
        var score = Score(drawn, corrected: false);

        // One run from 40 ms after the b to 40 ms before the silence, in 0.8 s of speech.
        Assert.Equal(1, score.Closed);
        Assert.Equal(60 / 0.8, score.FalseClosuresPerMinute, 1e-9);
    }

    [Fact]
    public void AJawAlone_HasClosuresAndCorrelationButNoLabels()
    {
        var drawn = new DrawnClip();
        drawn.Add(0, Viseme.sil, 0);
        drawn.Add(300, Viseme.sil, 1);
        drawn.Add(500, Viseme.sil, 0.3);
        drawn.Add(1000, Viseme.sil, 0);
        var score = new AccuracyReport([(Reference, drawn)], jawAlone: true).Score(_ => true, corrected: false);

        Assert.Null(score.Strict);
        Assert.Null(score.ChangesPerSecond);
        Assert.Equal(1, score.Closed);
        Assert.InRange(score.Correlation, 0.7, 1);
    }

    private static AccuracyScore Score(DrawnClip drawn, bool corrected) =>
        new AccuracyReport([(Reference, drawn)]).Score(_ => true, corrected);

    private static DrawnClip Draw(double lateMs)
    {
        var drawn = new DrawnClip();
        drawn.Add(lateMs, Viseme.sil);
        drawn.Add(200 + lateMs, Viseme.PP);
        drawn.Add(300 + lateMs, Viseme.aa);
        drawn.Add(420 + lateMs, Viseme.I);
        drawn.Add(600 + lateMs, Viseme.SS);
        drawn.Add(800 + lateMs, Viseme.I);
        drawn.Add(1000 + lateMs, Viseme.sil);
        return drawn;
    }
}
