using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sidecar.Face.Features;

/// <summary>
/// Power spectrum of a block under a periodic Hann window, zero-padded to a power of two: a real transform by a complex
/// one of half its size, real and imaginary parts apart so that eight butterflies go at once.
/// </summary>
internal sealed class RealSpectrum
{
    private readonly int _half;
    private readonly int[] _bitReversed;
    private readonly float[] _window;
    private readonly float[] _windowed;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _splitCosines;
    private readonly float[] _splitSines;

    /// <summary>Prepares for blocks of <paramref name="windowSamples"/>.</summary>
    /// <param name="windowSamples">At most <paramref name="fftSize"/>.</param>
    /// <param name="fftSize">A power of two, 32 at least.</param>
    public RealSpectrum(int windowSamples, int fftSize)
    {
        if (fftSize < 32 || !int.IsPow2(fftSize) || windowSamples > fftSize)
        {
            throw new ArgumentException("The size must be a power of two that holds the window.", nameof(fftSize));
        }

        _half = fftSize / 2;
        _window = new float[windowSamples];
        _windowed = new float[fftSize];
        _real = new float[_half];
        _imaginary = new float[_half];
        _bitReversed = new int[_half];
        for (var i = 0; i < windowSamples; i++)
        {
            _window[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / windowSamples));
        }

        var bits = int.Log2(_half);
        for (var i = 0; i < _half; i++)
        {
            for (var bit = 0; bit < bits; bit++)
            {
                _bitReversed[i] |= ((i >> bit) & 1) << (bits - 1 - bit);
            }
        }

        // The turns of the stage with `width` butterflies begin at `width`, so that each stage reads them in a row.
        _cosines = new float[_half];
        _sines = new float[_half];
        for (var width = 1; width < _half; width *= 2)
        {
            for (var k = 0; k < width; k++)
            {
                _cosines[width + k] = (float)Math.Cos(Math.PI * k / width);
                _sines[width + k] = (float)-Math.Sin(Math.PI * k / width);
            }
        }

        _splitCosines = new float[_half];
        _splitSines = new float[_half];
        for (var k = 0; k < _half; k++)
        {
            _splitCosines[k] = (float)Math.Cos(Math.PI * k / _half);
            _splitSines[k] = (float)-Math.Sin(Math.PI * k / _half);
        }
    }

    /// <summary>Number of bins that <see cref="Transform"/> writes, from 0 Hz to half the sample rate.</summary>
    public int BinCount => _half + 1;

    /// <summary>Writes the squared magnitude of each bin, times <paramref name="scale"/>.</summary>
    /// <param name="samples">One window.</param>
    /// <param name="offset">Taken off each sample before the window.</param>
    /// <param name="scale">Factor of the powers.</param>
    /// <param name="power"><see cref="BinCount"/> values.</param>
    public void Transform(ReadOnlySpan<float> samples, float offset, float scale, Span<float> power)
    {
        var windowed = _windowed.AsSpan(0, _window.Length);
        TensorPrimitives.Subtract(samples[.._window.Length], offset, windowed);
        TensorPrimitives.Multiply(windowed, _window, windowed);
        for (var i = 0; i < _half; i++)
        {
            var source = 2 * _bitReversed[i];
            _real[i] = _windowed[source];
            _imaginary[i] = _windowed[source + 1];
        }

        for (var width = 1; width < _half; width *= 2)
        {
            for (var start = 0; start < _half; start += 2 * width)
            {
                if (width < Vector256<float>.Count)
                {
                    Butterflies(start, width);
                }
                else
                {
                    WideButterflies(start, width);
                }
            }
        }

        Split(scale, power);
    }

    private void Butterflies(int start, int width)
    {
        for (var k = 0; k < width; k++)
        {
            var (upper, lower) = (start + k, start + k + width);
            var (cosine, sine) = (_cosines[width + k], _sines[width + k]);
            var real = _real[lower] * cosine - _imaginary[lower] * sine;
            var imaginary = _real[lower] * sine + _imaginary[lower] * cosine;
            _real[lower] = _real[upper] - real;
            _imaginary[lower] = _imaginary[upper] - imaginary;
            _real[upper] += real;
            _imaginary[upper] += imaginary;
        }
    }

    private void WideButterflies(int start, int width)
    {
        var cosines = MemoryMarshal.Cast<float, Vector256<float>>(_cosines.AsSpan(width, width));
        var sines = MemoryMarshal.Cast<float, Vector256<float>>(_sines.AsSpan(width, width));
        var upperReal = MemoryMarshal.Cast<float, Vector256<float>>(_real.AsSpan(start, width));
        var upperImaginary = MemoryMarshal.Cast<float, Vector256<float>>(_imaginary.AsSpan(start, width));
        var lowerReal = MemoryMarshal.Cast<float, Vector256<float>>(_real.AsSpan(start + width, width));
        var lowerImaginary = MemoryMarshal.Cast<float, Vector256<float>>(_imaginary.AsSpan(start + width, width));
        for (var k = 0; k < cosines.Length; k++)
        {
            var real = lowerReal[k] * cosines[k] - lowerImaginary[k] * sines[k];
            var imaginary = lowerReal[k] * sines[k] + lowerImaginary[k] * cosines[k];
            lowerReal[k] = upperReal[k] - real;
            lowerImaginary[k] = upperImaginary[k] - imaginary;
            upperReal[k] += real;
            upperImaginary[k] += imaginary;
        }
    }

    // Even and odd samples went in as real and imaginary parts; their spectra are the two halves of the symmetry.
    private void Split(float scale, Span<float> power)
    {
        var quarter = scale / 4;
        for (var k = 1; k < _half; k++)
        {
            var mirror = _half - k;
            var evenReal = _real[k] + _real[mirror];
            var evenImaginary = _imaginary[k] - _imaginary[mirror];
            var oddReal = _imaginary[k] + _imaginary[mirror];
            var oddImaginary = _real[mirror] - _real[k];
            var real = evenReal + oddReal * _splitCosines[k] - oddImaginary * _splitSines[k];
            var imaginary = evenImaginary + oddReal * _splitSines[k] + oddImaginary * _splitCosines[k];
            power[k] = quarter * (real * real + imaginary * imaginary);
        }

        var sum = _real[0] + _imaginary[0];
        var difference = _real[0] - _imaginary[0];
        power[0] = scale * sum * sum;
        power[_half] = scale * difference * difference;
    }
}
