using System.Collections.Concurrent;
using Sidecar.Protocol.V1;

namespace Sidecar.Conversation;

/// <summary>Some face frames on their way to the clients, pooled and counted like <see cref="PcmBlock"/>.</summary>
internal sealed class FaceBatch
{
    private readonly FaceBatchPool _pool;
    private int _references;

    internal FaceBatch(FaceBatchPool pool) => _pool = pool;

    public List<long> SampleIndices { get; } = new(8);

    public List<float> Values { get; } = new(8 * 64);

    /// <summary>The same frames as ARKit's 61 curves; empty when nobody wants them.</summary>
    public List<float> ArKit61 { get; } = new(8 * 64);

    public void Add(long sampleIndex, ReadOnlySpan<float> values)
    {
        SampleIndices.Add(sampleIndex);
        Values.AddRange(values);
    }

    /// <summary>Writes the frames to a message.</summary>
    /// <param name="frames">A message to be filled; what it held is dropped.</param>
    /// <param name="originSample">The sample that the client counts from.</param>
    public void WriteTo(FaceFrames frames, long originSample)
    {
        frames.SampleIndices.Clear();
        foreach (long sampleIndex in SampleIndices)
        {
            frames.SampleIndices.Add(sampleIndex - originSample);
        }
        frames.Values.Clear();
        frames.Values.AddRange(Values);
    }

    internal void Reuse()
    {
        SampleIndices.Clear();
        Values.Clear();
        ArKit61.Clear();
        _references = 1;
    }

    public void Retain() => Interlocked.Increment(ref _references);

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _pool.Return(this);
        }
    }
}

/// <summary>Batches that are free; at most 256 are kept.</summary>
internal sealed class FaceBatchPool
{
    private const int Capacity = 256;

    private readonly ConcurrentQueue<FaceBatch> _free = new();

    public FaceBatch Rent()
    {
        FaceBatch batch = _free.TryDequeue(out FaceBatch? free) ? free : new FaceBatch(this);
        batch.Reuse();
        return batch;
    }

    internal void Return(FaceBatch batch)
    {
        if (_free.Count < Capacity)
        {
            _free.Enqueue(batch);
        }
    }
}
