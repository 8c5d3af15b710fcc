using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

/// <summary>The curves of a face that was played from speech frames, and of nothing that lives beside its mouth.</summary>
internal sealed class Played
{
    private readonly List<string> _names;

    private Played(IEnumerable<string> names) => _names = [.. names];

    public static FaceStyle Plain { get; } = new() { Asymmetry = 0 };

    public List<float[]> Frames { get; } = [];

    public float[] this[string curve]
    {
        get
        {
            int index = _names.IndexOf(curve);
            Assert.True(index >= 0, $"There is no curve {curve}.");
            return [.. Frames.Select(frame => frame[index])];
        }
    }

    /// <summary>How far the lips are apart, in ARKit's curves.</summary>
    public float[] Gaps => [.. this["JawOpen"].Zip(this["MouthClose"], (jaw, close) => jaw - close)];

    public float At(int frame, string curve) => Frames[frame][_names.IndexOf(curve)];

    public static Played Of(CurveSet curveSet, IEnumerable<float[]> rows, FaceStyle? style = null, ulong seed = 0)
    {
        FacePerformer performer = new(
            curveSet,
            new FaceSettings
            {
                Style = style ?? Plain,
                Seed = seed,
                Life = new FaceLifeOptions { Liveliness = 0, Emotions = false },
            }
        );
        Played played = new(performer.CurveNames);
        performer.BeginUtterance(0);
        foreach ((int frame, float[] row) in rows.Index())
        {
            float[] values = new float[performer.CurveNames.Count];
            performer.DrawSpeech(frame, row, values);
            played.Frames.Add(values);
        }
        return played;
    }
}
