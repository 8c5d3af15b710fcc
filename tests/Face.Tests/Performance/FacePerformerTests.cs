using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Face.Tests.Life;
using Sidecar.Protocol.V1;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.Performance;

public class FacePerformerTests
{
    private static readonly FaceSettings Lively = new() { Life = LifeRun.Lively };

    [Fact]
    public void AFrame_IsTheSameWhetherDrawnForTheUtteranceOrTheIdleTimeline()
    {
        var performer = new FacePerformer(CurveSet.Arkit61, Lively);
        var rows = SpokenRows.Utterance(90, 1);
        performer.SetState(FaceState.Speaking, 0);
        Idle(performer, 0, 30);
        performer.BeginUtterance(30);
        var spoken = rows.Select((row, i) => Speech(performer, 30 + i, row)).ToList();
        var idle = Idle(performer, 30, 90);

        Assert.Equal(spoken, idle);
    }

    [Fact]
    public void FromIdleToUtteranceAndBack_NothingJumps()
    {
        var performer = new FacePerformer(CurveSet.Arkit61, Lively);
        performer.SetState(FaceState.Thinking, 0);
        var frames = Idle(performer, 0, 60);
        performer.SetState(FaceState.Speaking, 60);
        performer.BeginUtterance(60);
        var rows = SpokenRows.Utterance(100, 3);
        frames.AddRange(rows.Select((row, i) => Speech(performer, 60 + i, row)));
        performer.SetState(FaceState.Listening, 160);
        frames.AddRange(Idle(performer, 160, 60));

        AssertSmooth(performer, frames, from: 55, to: 65);
        AssertSmooth(performer, frames, from: 158, to: 180);
        Assert.InRange(frames[159 + 10][Jaw(performer)], 0, 0.02f);
    }

    [Fact]
    public void AnInterruption_EasesTheMouthToRestIn80To150Ms()
    {
        var performer = new FacePerformer(CurveSet.Arkit61, Lively);
        performer.SetState(FaceState.Speaking, 0);
        performer.BeginUtterance(0);
        var frames = Enumerable.Range(0, 90).Select(i => Speech(performer, i, SpokenRows.Vowel())).ToList();
        performer.Interrupt(40);
        performer.SetState(FaceState.UserSpeaking, 40);
        frames = [.. frames[..40], .. Idle(performer, 40, 30)];
        var jaw = frames.Select(frame => frame[Jaw(performer)]).ToArray();

        Assert.True(jaw[39] > 0.2f);
        Assert.True(jaw[39 + 5] > 0.01f, "80 ms later it has not quite closed");
        Assert.InRange(jaw[39 + 9], 0, 0.01f);
        AssertSmooth(performer, frames, from: 39, to: 55);
    }

    [Fact]
    public void AnUtteranceRightAfterAnInterruption_TakesTheMouthOver()
    {
        var performer = new FacePerformer(CurveSet.Arkit61, Lively);
        performer.BeginUtterance(0);
        var frames = Enumerable.Range(0, 60).Select(i => Speech(performer, i, SpokenRows.Vowel())).ToList();
        performer.Interrupt(40);
        performer.BeginUtterance(42);
        frames = [.. frames[..40], .. Idle(performer, 40, 2)];
        frames.AddRange(Enumerable.Range(42, 20).Select(i => Speech(performer, i, SpokenRows.Silent())));

        AssertSmooth(performer, frames, from: 39, to: 60);
        Assert.InRange(frames[52][Jaw(performer)], 0, 0.02f);
    }

    [Theory]
    [InlineData(CurveSet.Arkit52)]
    [InlineData(CurveSet.Metahuman)]
    [InlineData(CurveSet.Visemes15)]
    public void Drawing_AllocatesNothing(CurveSet curveSet)
    {
        var performer = new FacePerformer(curveSet, Lively);
        var values = new float[performer.CurveNames.Count];
        var rows = SpokenRows.Utterance(120, 1);
        long now = 0;

        var bytes = AllocatedBytes.LeastOf(() =>
        {
            performer.SetState(FaceState.Speaking, now);
            performer.SetEmotion(FaceEmotion.Joy, 1, now);
            performer.BeginUtterance(now + 20);
            for (var i = 0; i < 20; i++)
            {
                performer.DrawIdle(now++, values);
            }

            foreach (var row in rows)
            {
                performer.DrawSpeech(now++, row, values);
            }

            performer.Interrupt(now - 30);
            performer.Acknowledge(now - 30);
        });

        Assert.Equal(0, bytes);
    }

    private static List<float[]> Idle(FacePerformer performer, int from, int count)
    {
        List<float[]> frames = [];
        for (var frame = from; frame < from + count; frame++)
        {
            var values = new float[performer.CurveNames.Count];
            performer.DrawIdle(frame, values);
            frames.Add(values);
        }

        return frames;
    }

    private static float[] Speech(FacePerformer performer, int frame, float[] row)
    {
        var values = new float[performer.CurveNames.Count];
        performer.DrawSpeech(frame, row, values);
        return values;
    }

    private static int Jaw(FacePerformer performer) => performer.CurveNames.ToList().IndexOf("JawOpen");

    // Lids and eyes may jump; so does what the eyes do to the lids.
    private static void AssertSmooth(FacePerformer performer, List<float[]> frames, int from, int to)
    {
        for (var curve = 0; curve < performer.CurveNames.Count; curve++)
        {
            var name = performer.CurveNames[curve];
            if (name.Contains("Eye", StringComparison.Ordinal))
            {
                continue;
            }

            for (var frame = from; frame < to; frame++)
            {
                var step = Math.Abs(frames[frame][curve] - frames[frame - 1][curve]);
                Assert.True(step < 0.2f, $"{name} jumps by {step} at {frame}");
            }
        }
    }
}
