using Sidecar.Audio.Resampling;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Formats;

/// <summary>
/// The assistant's audio as PCM16 24 kHz: one stream per content part, so that deltas join without a seam and parts that
/// arrive interleaved don't mix. Bounded: with more open parts than any server sends, the oldest loses its last
/// milliseconds. Belongs to the receive thread.
/// </summary>
internal sealed class OutputAudioConverter(WireFormat format, OutputAudioDeltaPool pool)
{
    private const int MaxParts = 8;

    private readonly SampleConversion _conversion = new(format, WireFormat.Native);
    private readonly List<Part> _open = new(MaxParts);
    private readonly Stack<StreamingResampler> _idle = new(MaxParts);
    private readonly Queue<OutputAudioDelta> _tails = new();
    private byte[] _wire = [];

    /// <summary>Whether samples have two bytes, so that a server may cut one in two.</summary>
    public bool CanBeTorn => format.BytesPerSample > 1;

    /// <summary>Room for the bytes of one delta as they came; valid until the next call.</summary>
    public Span<byte> WireRoom(int bytes)
    {
        if (_wire.Length < bytes)
        {
            _wire = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)bytes)];
        }

        return _wire;
    }

    /// <summary>Converts the next piece of a part into a delta.</summary>
    /// <returns>Bytes of PCM.</returns>
    public int Convert(OutputAudioDelta delta, ReadOnlySpan<byte> wire, AudioPart part)
    {
        var stream = StreamOf(part);
        return _conversion.Convert(stream, wire, delta.Prepare(_conversion.MaxBytes(stream, wire.Length)));
    }

    /// <summary>The part is whole: what was held back of it becomes a delta.</summary>
    public void EndPart(string itemId, int contentIndex, long arrivalTimestamp)
    {
        var index = _open.FindIndex(open => open.Id.Is(itemId, contentIndex));
        if (index >= 0)
        {
            End(index, arrivalTimestamp);
        }
    }

    /// <summary>The response is over, and with it those of its parts whose end nobody announced.</summary>
    public void EndResponse(string responseId, long arrivalTimestamp)
    {
        for (var i = 0; i < _open.Count; )
        {
            if (string.Equals(_open[i].Id.ResponseId, responseId, StringComparison.Ordinal))
            {
                End(i, arrivalTimestamp);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>The next last piece of a part that has ended; it precedes the event that ended the part.</summary>
    public OutputAudioDelta? TakeTail() => _tails.TryDequeue(out var tail) ? tail : null;

    private StreamingResampler StreamOf(AudioPart part)
    {
        foreach (var open in _open)
        {
            if (open.Id.Is(part.ItemId, part.ContentIndex))
            {
                return open.Stream;
            }
        }

        if (_open.Count == MaxParts)
        {
            _open[0].Stream.Reset();
            _idle.Push(_open[0].Stream);
            _open.RemoveAt(0);
        }

        var stream = _idle.TryPop(out var idle) ? idle : _conversion.NewStream();
        _open.Add(new Part(part, stream));
        return stream;
    }

    private void End(int index, long arrivalTimestamp)
    {
        var (part, stream) = _open[index];
        _open.RemoveAt(index);
        var delta = pool.Rent();
        var bytes = _conversion.Flush(stream, delta.Prepare(_conversion.MaxFlushBytes(stream)));
        _idle.Push(stream);
        if (bytes == 0)
        {
            delta.Release();
            return;
        }

        delta.Complete(bytes, part.ResponseId, part.ItemId, part.OutputIndex, part.ContentIndex, arrivalTimestamp);
        _tails.Enqueue(delta);
    }

    private readonly record struct Part(AudioPart Id, StreamingResampler Stream);
}

/// <summary>The content part that a piece of audio belongs to.</summary>
internal readonly record struct AudioPart(string ResponseId, string ItemId, int OutputIndex, int ContentIndex)
{
    public bool Is(string itemId, int contentIndex) =>
        ContentIndex == contentIndex && string.Equals(ItemId, itemId, StringComparison.Ordinal);
}
