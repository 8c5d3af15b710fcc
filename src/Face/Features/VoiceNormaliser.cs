using System.Numerics.Tensors;

namespace Sidecar.Face.Features;

/// <summary>
/// Relates log bands to the voice that speaks, with no future: takes off the mean of its own speech, and adds how loud
/// the moment is against the loudest and the quietest of late. What it has learnt of a voice outlasts an utterance.
/// </summary>
internal sealed class VoiceNormaliser
{
    /// <summary>Inputs beside the bands: the level against the peak and against the floor.</summary>
    public const int LevelInputs = 2;

    private readonly NormaliserSettings _settings;
    private readonly float[] _priorMean;
    private readonly float[] _priorScale;
    private readonly float[] _mean;
    private readonly float _keep;
    private readonly State _now;
    private readonly State _kept;

    /// <summary>Starts with what training knows of voices.</summary>
    public VoiceNormaliser(NormaliserSettings settings, float[] priorMean, float[] priorScale)
    {
        _settings = settings;
        _priorMean = priorMean;
        _priorScale = priorScale;
        _mean = new float[priorMean.Length];
        _keep = 1 - 1 / settings.MemoryFrames;
        _now = new State(priorMean.Length);
        _kept = new State(priorMean.Length);
        Forget();
    }

    /// <summary>The level of the loudest speech of late, as a natural logarithm.</summary>
    public float Peak => _now.Peak;

    /// <summary>Forgets the voice.</summary>
    public void Forget()
    {
        _now.Peak = _settings.PeakStart;
        _now.Floor = _settings.FloorStart;
        _now.Count = 0;
        Array.Clear(_now.Sums);
        _kept.CopyFrom(_now);
    }

    /// <summary>Remembers what is known now.</summary>
    public void Keep() => _kept.CopyFrom(_now);

    /// <summary>Goes back to what was known at the last <see cref="Keep"/>.</summary>
    public void Restore() => _now.CopyFrom(_kept);

    /// <summary>Takes one hop and writes the network's inputs for it.</summary>
    /// <param name="logBands">The logarithm of each band.</param>
    /// <param name="level">The logarithm of the mean of the bands.</param>
    /// <param name="inputs">One value per band, then <see cref="LevelInputs"/>.</param>
    public void Observe(ReadOnlySpan<float> logBands, float level, Span<float> inputs)
    {
        _now.Peak = Math.Max(level, Math.Max(_now.Peak - _settings.PeakFallPerFrame, _settings.PeakMinimum));
        _now.Floor = Math.Min(level, _now.Floor + _settings.FloorRisePerFrame);
        if (level > _now.Peak - _settings.GateDepth)
        {
            _now.Count = _now.Count * _keep + 1;
            TensorPrimitives.MultiplyAdd(_now.Sums, _keep, logBands, _now.Sums);
        }

        TensorPrimitives.Add(_priorMean, _now.Peak, _mean);
        TensorPrimitives.MultiplyAdd(_mean, _settings.PriorFrames, _now.Sums, _mean);
        TensorPrimitives.Divide(_mean, _settings.PriorFrames + _now.Count, _mean);
        var bands = inputs[.._mean.Length];
        TensorPrimitives.Subtract(logBands, _mean, bands);
        TensorPrimitives.Multiply(bands, _priorScale, bands);
        inputs[_mean.Length] = Math.Clamp(
            (level - _now.Peak) * _settings.LevelScale,
            _settings.LevelLow,
            _settings.LevelHigh
        );
        inputs[_mean.Length + 1] = Math.Clamp(
            (level - _now.Floor) * _settings.HeightScale,
            _settings.HeightLow,
            _settings.HeightHigh
        );
    }

    private sealed class State(int bands)
    {
        public float Peak { get; set; }

        public float Floor { get; set; }

        public float Count { get; set; }

        public float[] Sums { get; } = new float[bands];

        public void CopyFrom(State other)
        {
            (Peak, Floor, Count) = (other.Peak, other.Floor, other.Count);
            other.Sums.CopyTo(Sums.AsSpan());
        }
    }
}
