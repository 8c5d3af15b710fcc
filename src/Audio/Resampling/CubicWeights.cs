using System.Runtime.InteropServices;

namespace Sidecar.Audio.Resampling;

/// <summary>Lagrange weights of the samples at −1, 0, 1 and 2 for a position between 0 and 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CubicWeights
{
    public CubicWeights(double position)
    {
        double before = position + 1;
        double after = position - 1;
        double far = position - 2;
        Previous = (float)(-position * after * far / 6);
        Current = (float)(before * after * far / 2);
        Next = (float)(-before * position * far / 2);
        AfterNext = (float)(before * position * after / 6);
    }

    public float Previous { get; }

    public float Current { get; }

    public float Next { get; }

    public float AfterNext { get; }
}
