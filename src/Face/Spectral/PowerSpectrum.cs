namespace Sidecar.Face.Spectral;

/// <summary>
/// Power spectrum of a Hann-windowed block by a radix-2 transform. A full-scale sine gives a total power of 0.5, so
/// that sums over bins are powers relative to full scale squared.
/// </summary>
internal sealed class PowerSpectrum
{
    private readonly int _size;
    private readonly int[] _bitReversed;
    private readonly float[] _window;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float _scale;

    /// <summary>Prepares for blocks of <paramref name="size"/> samples, a power of two.</summary>
    public PowerSpectrum(int size)
    {
        if (size < 2 || !int.IsPow2(size))
        {
            throw new ArgumentException("The size must be a power of two.", nameof(size));
        }

        _size = size;
        _bitReversed = new int[size];
        _window = new float[size];
        _cosines = new float[size / 2];
        _sines = new float[size / 2];
        _real = new float[size];
        _imaginary = new float[size];
        var bits = int.Log2(size);
        double windowPower = 0;
        for (var i = 0; i < size; i++)
        {
            for (var bit = 0; bit < bits; bit++)
            {
                _bitReversed[i] |= ((i >> bit) & 1) << (bits - 1 - bit);
            }

            var hann = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / size);
            _window[i] = (float)hann;
            windowPower += hann * hann;
        }

        for (var i = 0; i < size / 2; i++)
        {
            _cosines[i] = (float)Math.Cos(2 * Math.PI * i / size);
            _sines[i] = (float)-Math.Sin(2 * Math.PI * i / size);
        }

        _scale = (float)(2 / (windowPower * size));
    }

    /// <summary>Number of bins that <see cref="Transform"/> writes: size / 2, from 0 Hz upwards.</summary>
    public int BinCount => _size / 2;

    public void Transform(ReadOnlySpan<float> samples, Span<float> power)
    {
        for (var i = 0; i < _size; i++)
        {
            var source = _bitReversed[i];
            _real[i] = samples[source] * _window[source];
            _imaginary[i] = 0;
        }

        for (var half = 1; half < _size; half *= 2)
        {
            var stride = _size / (2 * half);
            for (var start = 0; start < _size; start += 2 * half)
            {
                for (var k = 0; k < half; k++)
                {
                    Butterfly(start + k, start + k + half, k * stride);
                }
            }
        }

        for (var bin = 0; bin < BinCount; bin++)
        {
            power[bin] = (_real[bin] * _real[bin] + _imaginary[bin] * _imaginary[bin]) * _scale;
        }
    }

    private void Butterfly(int upper, int lower, int twiddle)
    {
        var real = _real[lower] * _cosines[twiddle] - _imaginary[lower] * _sines[twiddle];
        var imaginary = _real[lower] * _sines[twiddle] + _imaginary[lower] * _cosines[twiddle];
        _real[lower] = _real[upper] - real;
        _imaginary[lower] = _imaginary[upper] - imaginary;
        _real[upper] += real;
        _imaginary[upper] += imaginary;
    }
}
