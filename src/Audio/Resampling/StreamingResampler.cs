using Sidecar.Audio.Pcm;

namespace Sidecar.Audio.Resampling;

/// <summary>
/// Converts mono float audio between two sample rates, piece by piece, with a polyphase Kaiser-windowed sinc filter.
/// <list type="bullet">
/// <item>Aligned in time: output sample <c>n</c> is the sound at input time <c>n / outputRate</c>; there is no leading
/// silence. The filter looks <see cref="DelaySamples"/> input samples ahead, and holds back its output so long.</item>
/// <item>Exact in length: <c>T</c> input samples give <c>ceil(T × outputRate / inputRate)</c> output samples once
/// <see cref="Flush"/> is called; silence is assumed around the input.</item>
/// <item>The same samples give the same output bits, in whatever pieces they are passed, and whatever vector
/// instructions the machine has.</item>
/// <item>Equal rates copy. A sample that is NaN or infinite counts as silence, at any pair of rates.</item>
/// </list>
/// No call allocates. Not thread-safe.
/// </summary>
public sealed class StreamingResampler
{
    private const int BlockSamples = 1024;

    private readonly int _upFactor;
    private readonly int _wholeStep;
    private readonly int _phaseStep;
    private readonly int _downFactor;
    private readonly PolyphaseTable? _table;
    private readonly float[] _window;

    private int _filled;
    private int _windowStart;
    private int _phase;
    private long _inputSamples;
    private long _outputSamples;

    /// <summary>Prepares the filter for one pair of rates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is outside <see cref="SampleRates"/>.</exception>
    public StreamingResampler(int inputRateHz, int outputRateHz)
    {
        SampleRates.ThrowIfOutOfRange(inputRateHz);
        SampleRates.ThrowIfOutOfRange(outputRateHz);
        InputRateHz = inputRateHz;
        OutputRateHz = outputRateHz;
        int divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(inputRateHz, outputRateHz);
        _upFactor = outputRateHz / divisor;
        _downFactor = inputRateHz / divisor;
        (_wholeStep, _phaseStep) = Math.DivRem(_downFactor, _upFactor);
        _table = inputRateHz == outputRateHz ? null : new PolyphaseTable(inputRateHz, outputRateHz, _upFactor);
        _window = _table is null ? [] : new float[_table.Taps + Math.Max(_table.Taps, BlockSamples)];
        Reset();
    }

    /// <summary>Samples per second of the input.</summary>
    public int InputRateHz { get; }

    /// <summary>Samples per second of the output.</summary>
    public int OutputRateHz { get; }

    /// <summary>
    /// Input samples that must follow before the output at a given time is known: 32 periods of the slower rate, 0 when
    /// the rates are equal. This is the whole latency; the output itself is not delayed.
    /// </summary>
    public int DelaySamples => _table?.LookaheadSamples ?? 0;

    /// <summary>
    /// <see cref="DelaySamples"/> in milliseconds: at most 2 when both rates are 16 kHz or more, 4 from or to 8 kHz.
    /// </summary>
    public double DelayMs => DelaySamples * 1000.0 / InputRateHz;

    /// <summary>The most samples that one <see cref="Process"/> of this many input samples can give.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or the answer exceeds an <see cref="int"/>.</exception>
    public int GetMaxOutputSamples(int inputSamples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputSamples);
        long samples = CeilingOfRatio(inputSamples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, int.MaxValue, nameof(inputSamples));
        return (int)samples;
    }

    /// <summary>The most samples that <see cref="Flush"/> can give.</summary>
    public int MaxFlushSamples => GetMaxOutputSamples(DelaySamples);

    /// <summary>Takes all of <paramref name="input"/> and writes the output that is now certain.</summary>
    /// <returns>Samples written, often fewer than <see cref="GetMaxOutputSamples"/>, possibly none.</returns>
    /// <exception cref="ArgumentException">The output is too short; nothing was taken.</exception>
    public int Process(ReadOnlySpan<float> input, Span<float> output)
    {
        int count = checked((int)(CertainOutputAfter(_inputSamples + input.Length) - _outputSamples));
        ThrowIfTooShort(output, count);
        if (_table is null)
        {
            FiniteSamples.Copy(input, output);
        }
        else
        {
            Convolve(_table, input, output[..count]);
        }

        _inputSamples += input.Length;
        _outputSamples += count;
        return count;
    }

    /// <summary>
    /// Ends the stream: writes the last samples, up to the exact length. The next <see cref="Process"/> begins a new
    /// stream.
    /// </summary>
    /// <returns>Samples written.</returns>
    /// <exception cref="ArgumentException">The output is too short; nothing has changed.</exception>
    public int Flush(Span<float> output)
    {
        int count = (int)(CeilingOfRatio(_inputSamples) - _outputSamples);
        ThrowIfTooShort(output, count);
        if (_table is not null)
        {
            ConvolveSilence(_table, output[..count]);
        }

        Reset();
        return count;
    }

    /// <summary>Forgets everything: the next sample is the first of a new stream.</summary>
    public void Reset()
    {
        _phase = 0;
        _windowStart = 0;
        _inputSamples = 0;
        _outputSamples = 0;
        _filled = _table is null ? 0 : _table.Taps - 1 - _table.LookaheadSamples;
        _window.AsSpan(0, _filled).Clear();
    }

    private long CeilingOfRatio(long inputSamples) => ((inputSamples * _upFactor) + _downFactor - 1) / _downFactor;

    private long CertainOutputAfter(long inputSamples) => CeilingOfRatio(Math.Max(0, inputSamples - DelaySamples));

    private static void ThrowIfTooShort(ReadOnlySpan<float> output, int count)
    {
        if (output.Length < count)
        {
            throw new ArgumentException($"{count} samples to write, room for {output.Length}.", nameof(output));
        }
    }

    private void Convolve(PolyphaseTable table, ReadOnlySpan<float> input, Span<float> output)
    {
        while (!input.IsEmpty)
        {
            Span<float> room = RoomInWindow(input.Length);
            FiniteSamples.Copy(input[..room.Length], room);
            _filled += room.Length;
            input = input[room.Length..];
            output = output[WriteCertain(table, output)..];
        }
    }

    private void ConvolveSilence(PolyphaseTable table, Span<float> output)
    {
        while (!output.IsEmpty)
        {
            Span<float> room = RoomInWindow(table.LookaheadSamples);
            room.Clear();
            _filled += room.Length;
            output = output[WriteCertain(table, output)..];
        }
    }

    /// <summary>Free space at the end of the window, after dropping what no later output needs.</summary>
    private Span<float> RoomInWindow(int wanted)
    {
        if (_filled == _window.Length)
        {
            int dropped = Math.Min(_windowStart, _filled);
            _window.AsSpan(dropped, _filled - dropped).CopyTo(_window);
            _filled -= dropped;
            _windowStart -= dropped;
        }

        return _window.AsSpan(_filled, Math.Min(wanted, _window.Length - _filled));
    }

    private int WriteCertain(PolyphaseTable table, Span<float> output)
    {
        int written = 0;
        while (written < output.Length && _windowStart + table.Taps <= _filled)
        {
            ReadOnlySpan<float> samples = _window.AsSpan(_windowStart, table.Taps);
            output[written++] = table.IsInterpolated
                ? Interpolate(table, samples)
                : FixedOrderDot.Of(samples, table.Row(_phase));
            _windowStart += _wholeStep;
            _phase += _phaseStep;
            if (_phase >= _upFactor)
            {
                _phase -= _upFactor;
                _windowStart++;
            }
        }

        return written;
    }

    private float Interpolate(PolyphaseTable table, ReadOnlySpan<float> samples)
    {
        (long phase, long rest) = Math.DivRem((long)_phase * table.GridPhases, _upFactor);
        var weights = new CubicWeights((double)rest / _upFactor);
        ReadOnlySpan<float> rows = table.FourRows((int)phase);
        float previous = FixedOrderDot.Of(samples, rows[..table.Taps]);
        float current = FixedOrderDot.Of(samples, rows.Slice(table.Taps, table.Taps));
        float next = FixedOrderDot.Of(samples, rows.Slice(2 * table.Taps, table.Taps));
        float afterNext = FixedOrderDot.Of(samples, rows[(3 * table.Taps)..]);
        return ((weights.Previous * previous) + (weights.AfterNext * afterNext))
            + ((weights.Current * current) + (weights.Next * next));
    }
}
