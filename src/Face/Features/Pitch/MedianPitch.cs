namespace Sidecar.Face.Features.Pitch;

/// <summary>The running median of a voice's pitch: a histogram in quarters of a semitone that slowly forgets.</summary>
internal sealed class MedianPitch
{
    private const float LowestHz = 55;
    private const int BinsPerSemitone = 4;
    private const int Bins = 36 * BinsPerSemitone;

    // Half a minute of voiced hops.
    private const float Keep = 1 - 1f / 3000;

    private readonly float[] _histogram = new float[Bins];
    private float _total;

    /// <summary>Forgets the voice.</summary>
    public void Forget()
    {
        Array.Clear(_histogram);
        _total = 0;
    }

    /// <summary>Takes the pitch of a voiced hop and returns how many semitones it lies above the median.</summary>
    public float Observe(float hz)
    {
        var semitone = 12 * MathF.Log2(hz / LowestHz);
        _total = _total * Keep + 1;
        System.Numerics.Tensors.TensorPrimitives.Multiply(_histogram, Keep, _histogram);
        _histogram[Math.Clamp((int)(semitone * BinsPerSemitone), 0, Bins - 1)] += 1;
        return semitone - Median();
    }

    private float Median()
    {
        var rest = _total / 2;
        var bin = 0;
        while (bin < Bins - 1 && rest > _histogram[bin])
        {
            rest -= _histogram[bin];
            bin++;
        }

        return (bin + 0.5f) / BinsPerSemitone;
    }
}
