using Sidecar.Protocol;

namespace Sidecar.Benchmarks.Captions;

/// <summary>The word-start errors of one engine on one family of voices.</summary>
internal sealed class WordErrors
{
    private const int FarMs = 200;

    private readonly List<double> _finalMs = [];
    private readonly List<double> _shownMs = [];
    private readonly List<double> _measuredMs = [];
    private double _audioSeconds;
    private double _ownSeconds;

    public void AddFinal(long samples, bool isMeasured)
    {
        _finalMs.Add(Ms(samples));
        if (isMeasured)
        {
            _measuredMs.Add(Ms(samples));
        }
    }

    public void AddShown(long samples) => _shownMs.Add(Ms(samples));

    public void AddTime(double audioSeconds, double ownSeconds)
    {
        _audioSeconds += audioSeconds;
        _ownSeconds += ownSeconds;
    }

    public override string ToString()
    {
        var far = 100.0 * _finalMs.Count(ms => Math.Abs(ms) > FarMs) / _finalMs.Count;
        var share = 100.0 * _measuredMs.Count / _finalMs.Count;
        return $"{_finalMs.Count, 5} | {Quantile(_finalMs, 0.5), 13:F0} {Quantile(_finalMs, 0.9), 5:F0}"
            + $" {Bias(), 5:F0} {far, 5:F1} % | {Quantile(_shownMs, 0.5), 16:F0} {Quantile(_shownMs, 0.9), 5:F0}"
            + $" | {share, 6:F0} % {Quantile(_measuredMs, 0.9), 12:F0} | {_audioSeconds / _ownSeconds, 11:F0}";
    }

    private double Bias()
    {
        var sorted = _finalMs.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double Quantile(List<double> errors, double share)
    {
        var sorted = errors.Select(Math.Abs).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
    }

    private static double Ms(long samples) => (double)samples / PcmFormat.SamplesPerMs;
}
