using System.Numerics.Tensors;

namespace Sidecar.Face.Features;

/// <summary>Turns the window of a hop into log bands and its level.</summary>
internal sealed class SpeechFeatures
{
    private readonly FeatureSettings _settings;
    private readonly RealSpectrum _spectrum;
    private readonly MelBands _bands;
    private readonly float[] _power;

    /// <summary>Prepares the transform and the bands.</summary>
    public SpeechFeatures(FeatureSettings settings)
    {
        _settings = settings;
        _spectrum = new RealSpectrum(settings.WindowSamples, settings.FftSize);
        _bands = new MelBands(settings);
        _power = new float[_spectrum.BinCount];
    }

    /// <summary>Writes the natural logarithm of each band and returns that of their mean.</summary>
    /// <param name="window"><see cref="HopGrid.WindowSamples"/> samples, full scale 1.</param>
    /// <param name="logBands">One value per band.</param>
    public float Measure(ReadOnlySpan<float> window, Span<float> logBands)
    {
        var offset = _settings.RemoveMean ? TensorPrimitives.Sum(window) / window.Length : 0;
        _spectrum.Transform(window, offset, _settings.PowerScale, _power);
        _bands.Measure(_power, logBands);
        TensorPrimitives.Add(logBands, _settings.EnergyFloor, logBands);
        var level = MathF.Log(TensorPrimitives.Sum<float>(logBands) / logBands.Length);
        TensorPrimitives.Log(logBands, logBands);
        return level;
    }
}
