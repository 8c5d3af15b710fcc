using System.Runtime.InteropServices;
using Sidecar.Protocol;

namespace Sidecar.Simulator.Input;

/// <summary>
/// The user's audio since the last commit or clear, on a timeline that counts every sample appended since the session
/// began. Old audio is dropped, oldest first, beyond <see cref="MaxSamples"/>.
/// </summary>
internal sealed class InputAudioBuffer
{
    /// <summary>Ten minutes, 29 MB.</summary>
    public const int MaxSamples = 600 * PcmFormat.SampleRateHz;

    private readonly List<short> _samples = [];
    private byte? _carry;
    private int _head;

    /// <summary>Samples appended since the session began.</summary>
    public long EndSample { get; private set; }

    /// <summary>Samples since the last commit or clear, also where the oldest were dropped.</summary>
    public long PendingSamples => EndSample - _pendingFrom;

    private long _pendingFrom;

    private long StartSample => EndSample - (_samples.Count - _head);

    /// <summary>Adds s16le bytes; an odd last byte waits for its other half.</summary>
    public ReadOnlySpan<short> Append(ReadOnlySpan<byte> pcm)
    {
        var from = _samples.Count;
        if (_carry is { } low && pcm.Length > 0)
        {
            _samples.Add((short)(low | (pcm[0] << 8)));
            pcm = pcm[1..];
            _carry = null;
        }

        var whole = pcm.Length & ~1;
        CollectionsMarshal.SetCount(_samples, _samples.Count + (whole / 2));
        pcm[..whole].CopyTo(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_samples)[^(whole / 2)..]));
        if (whole < pcm.Length)
        {
            _carry = pcm[whole];
        }

        EndSample += _samples.Count - from;
        return CollectionsMarshal.AsSpan(_samples)[from..];
    }

    /// <summary>Adds samples that were decoded elsewhere.</summary>
    public ReadOnlySpan<short> Append(ReadOnlySpan<short> samples)
    {
        var from = _samples.Count;
        _samples.AddRange(samples);
        EndSample += samples.Length;
        return CollectionsMarshal.AsSpan(_samples)[from..];
    }

    /// <summary>A copy of the audio of a stretch of the timeline, as far as it is still there.</summary>
    public short[] Copy(long fromSample, long toSample)
    {
        var from = Math.Clamp(fromSample, StartSample, EndSample);
        var to = Math.Clamp(toSample, from, EndSample);
        var first = _head + (int)(from - StartSample);
        return CollectionsMarshal.AsSpan(_samples).Slice(first, (int)(to - from)).ToArray();
    }

    /// <summary>Everything up to a sample is dealt with.</summary>
    public void MarkDone(long untilSample) => _pendingFrom = Math.Max(_pendingFrom, untilSample);

    public void Clear()
    {
        _pendingFrom = EndSample;
        _carry = null;
    }

    /// <summary>
    /// Drops what is older than <paramref name="keepSamples"/>, and what is dealt with save for a prefix. Never within
    /// <see cref="Append(ReadOnlySpan{byte})"/>, whose result it would move.
    /// </summary>
    public void Trim(int keepSamples, int prefixSamples)
    {
        var keep = Math.Min(keepSamples, PendingSamples + prefixSamples);
        _head = (int)Math.Max(_head, _samples.Count - keep);
        // Moving the rest costs as much as it saves until the dead part outweighs the living one.
        if (_head > _samples.Count - _head)
        {
            _samples.RemoveRange(0, _head);
            _head = 0;
        }
    }
}
