using System.Numerics.Tensors;

namespace Sidecar.Face.Alignment;

/// <summary>How well a frame's viseme weights agree with each class of sounds: a log likelihood, 0 for the class that they
/// agree with best.</summary>
internal static class SoundScores
{
    /// <summary>The number of classes.</summary>
    public const int Count = (int)SoundClass.Any + 1;

    // What an engine shows for a sound that it hears as another: no engine is trusted beyond this.
    private const float Floor = 0.03f;

    // Weights a class accepts besides its own: what published tables differ in, the silence inside stops, and what is
    // drawn alike.
    private static readonly float[] Accepted = Build([
        (SoundClass.Silence, "sil 1"),
        (SoundClass.P, "PP 1 sil .25 FF .15 DD .08"),
        (SoundClass.M, "PP 1 nn .45 FF .08"),
        (SoundClass.F, "FF 1 TH .3 PP .2 SS .15 sil .1"),
        (SoundClass.Th, "TH 1 DD .5 FF .3 SS .15 nn .15 sil .1"),
        (SoundClass.T, "DD 1 kk .3 sil .25 nn .2 TH .2 SS .2 CH .15 PP .1 RR .1"),
        (SoundClass.K, "kk 1 DD .35 sil .25 PP .12 nn .12"),
        (SoundClass.Sh, "CH 1 SS .5 DD .15"),
        (SoundClass.S, "SS 1 CH .25 DD .15 TH .1 FF .1 sil .06"),
        (SoundClass.N, "nn 1 DD .3 PP .2 I .1 RR .08"),
        (SoundClass.Ng, "nn 1 kk .4 I .15 PP .1 DD .15"),
        (SoundClass.L, "nn 1 RR .4 DD .25 O .25 U .2 E .15 aa .1"),
        (SoundClass.R, "RR 1 U .25 O .2 nn .12 E .15 I .12"),
        (SoundClass.W, "U 1 RR .4 O .4 PP .12"),
        (SoundClass.Y, "I 1 RR .2 E .2 U .1 nn .1"),
        (SoundClass.H, "sil .4 kk .4 E .5 aa .5 I .5 O .5 U .5 RR .4 DD .3 TH .3 FF .3 CH .2 SS .2 nn .2"),
        (SoundClass.Ae, "aa 1 E .6 I .12 O .1"),
        (SoundClass.Aa, "aa 1 O .5 E .3 RR .1"),
        (SoundClass.Ah, "aa 1 E .6 O .25 RR .15 U .12 I .1"),
        (SoundClass.Ax, "E 1 aa .6 I .6 O .3 U .35 RR .4 nn .12 DD .08"),
        (SoundClass.Eh, "E 1 aa .5 I .4 RR .12"),
        (SoundClass.Ih, "I 1 E .6 U .15 RR .15 nn .08"),
        (SoundClass.Iy, "I 1 E .3 DD .08 nn .08"),
        (SoundClass.Ao, "O 1 aa .6 U .35 E .12 RR .15"),
        (SoundClass.Uh, "U 1 O .6 E .25 I .25 RR .2"),
        (SoundClass.Uw, "U 1 O .5 I .3 RR .15 E .1"),
        (SoundClass.Er, "RR 1 E .5 O .35 U .2 aa .2 I .12"),
        (SoundClass.Any, "PP .5 FF .5 TH .5 DD .5 kk .5 CH .5 SS .5 nn .5 RR .5 aa .5 E .5 I .5 O .5 U .5 sil .1"),
    ]);

    /// <param name="weights">15 viseme weights, each 0..255.</param>
    /// <param name="scores"><see cref="Count"/> log likelihoods.</param>
    public static void Of(ReadOnlySpan<byte> weights, Span<float> scores)
    {
        Span<float> sums = stackalloc float[Count];
        sums.Clear();
        var total = 0f;
        for (var viseme = 0; viseme < VisemeCount.All; viseme++)
        {
            float weight = weights[viseme];
            if (weight > 0)
            {
                total += weight;
                var row = Accepted.AsSpan(viseme * Count, Count);
                for (var i = 0; i < Count; i++)
                {
                    sums[i] += weight * row[i];
                }
            }
        }

        for (var i = 0; i < Count; i++)
        {
            scores[i] = MathF.Log(Floor + (1 - Floor) * (total > 0 ? sums[i] / total : 0));
        }

        var best = TensorPrimitives.Max(scores[..Count]);
        TensorPrimitives.Subtract(scores[..Count], best, scores);
    }

    private static float[] Build(ReadOnlySpan<(SoundClass Class, string Shares)> rows)
    {
        var accepted = new float[VisemeCount.All * Count];
        foreach (var (soundClass, shares) in rows)
        {
            var parts = shares.Split(' ');
            for (var i = 0; i < parts.Length; i += 2)
            {
                var viseme = (int)Enum.Parse<Viseme>(parts[i]);
                accepted[viseme * Count + (int)soundClass] = float.Parse(parts[i + 1]);
            }
        }

        return accepted;
    }
}
