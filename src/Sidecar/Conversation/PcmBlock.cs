using Google.Protobuf;
using Sidecar.Protocol;

namespace Sidecar.Conversation;

/// <summary>
/// 20 ms of an utterance in pooled memory that is shared, without copying, by the utterance and by every client's
/// outbox. The last one to release it returns it to its pool.
/// </summary>
internal sealed class PcmBlock
{
    private readonly PcmBlockPool _pool;
    private readonly byte[] _bytes = new byte[PcmFormat.FrameBytes];
    private readonly ByteString _whole;
    private int _references;

    internal PcmBlock(PcmBlockPool pool)
    {
        _pool = pool;
        _whole = UnsafeByteOperations.UnsafeWrap(_bytes);
    }

    /// <summary>Samples filled in, up to <see cref="PcmFormat.FrameSamples"/>.</summary>
    public int SampleCount { get; private set; }

    public bool IsFull => SampleCount == PcmFormat.FrameSamples;

    /// <summary>When the delta whose first sample is in this block arrived, if the block was passed on without having
    /// been held back for the lead; else 0.</summary>
    public long ArrivalTimestamp { get; set; }

    internal void Reuse()
    {
        SampleCount = 0;
        ArrivalTimestamp = 0;
        _references = 1;
    }

    /// <summary>Copies as much as fits and says how many bytes that was. Only before the block is passed on.</summary>
    public int Fill(ReadOnlySpan<byte> pcm)
    {
        int offset = SampleCount * PcmFormat.BytesPerSample;
        int count = Math.Min(pcm.Length, PcmFormat.FrameBytes - offset);
        pcm[..count].CopyTo(_bytes.AsSpan(offset));
        SampleCount += count / PcmFormat.BytesPerSample;
        return count;
    }

    /// <summary>The samples as a protobuf value that shares this block's memory; valid until the block is released.</summary>
    public ByteString ToByteString() =>
        IsFull ? _whole : UnsafeByteOperations.UnsafeWrap(_bytes.AsMemory(0, SampleCount * PcmFormat.BytesPerSample));

    public void Retain() => Interlocked.Increment(ref _references);

    public void Release()
    {
        int left = Interlocked.Decrement(ref _references);
        if (left == 0)
        {
            _pool.Return(this);
        }
        System.Diagnostics.Debug.Assert(left >= 0, "A block was released more often than retained.");
    }
}

/// <summary>Blocks that are free. Keeps at most <paramref name="capacity"/>; more are left to the collector.</summary>
internal sealed class PcmBlockPool(int capacity = 4096)
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<PcmBlock> _free = new();
    private int _outstanding;

    /// <summary>Blocks in use, for leak tests.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public PcmBlock Rent()
    {
        Interlocked.Increment(ref _outstanding);
        PcmBlock block = _free.TryDequeue(out PcmBlock? free) ? free : new PcmBlock(this);
        block.Reuse();
        return block;
    }

    internal void Return(PcmBlock block)
    {
        Interlocked.Decrement(ref _outstanding);
        if (_free.Count < capacity)
        {
            _free.Enqueue(block);
        }
    }
}
