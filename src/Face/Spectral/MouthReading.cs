namespace Sidecar.Face.Spectral;

/// <summary>What one moment of sound says about the mouth: viseme weights that sum to 1, and how far it is open.
/// </summary>
internal sealed class MouthReading
{
    public float[] Weights { get; } = new float[VisemeCount.All];

    /// <summary>0 lips closed, 1 as open as an "ah".</summary>
    public float Openness { get; set; }

    public void Rest()
    {
        Array.Clear(Weights);
        Weights[(int)Viseme.sil] = 1;
        Openness = 0;
    }

    public void CopyFrom(MouthReading other)
    {
        other.Weights.CopyTo(Weights, 0);
        Openness = other.Openness;
    }

    /// <summary>Sets this to a quarter, a half and a quarter of three readings in a row.</summary>
    public void Blend(MouthReading before, MouthReading at, MouthReading after)
    {
        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] = Smooth(before.Weights[i], at.Weights[i], after.Weights[i]);
        }

        Openness = Smooth(before.Openness, at.Openness, after.Openness);
    }

    /// <summary>Moves towards rest; 1 leaves it as it is, 0 is rest.</summary>
    public void Ease(float share)
    {
        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] *= share;
        }

        Weights[(int)Viseme.sil] += 1 - share;
        Openness *= share;
    }

    public static float Smooth(float before, float at, float after) => 0.25f * before + 0.5f * at + 0.25f * after;
}
