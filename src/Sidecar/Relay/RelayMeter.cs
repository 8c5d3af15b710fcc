namespace Sidecar.Relay;

/// <summary>
/// Counts how long audio deltas took from the WebSocket to gRPC, in a histogram with buckets 6 % wide: constant memory,
/// no lock, no allocation per sample.
/// </summary>
internal sealed class RelayMeter(TimeProvider time)
{
    private const int BucketsPerOctave = 12;
    private const int Octaves = 24;

    private readonly long[] _buckets = new long[BucketsPerOctave * Octaves];
    private long _count;
    private long _maxTicks;

    /// <summary>Records a hand-over that is happening now.</summary>
    public void Record(long arrivalTimestamp)
    {
        long ticks = time.GetElapsedTime(arrivalTimestamp).Ticks;
        double us = Math.Max(1.0, ticks / (double)TimeSpan.TicksPerMicrosecond);
        int bucket = Math.Min((int)(Math.Log2(us) * BucketsPerOctave), _buckets.Length - 1);
        Interlocked.Increment(ref _buckets[bucket]);
        Interlocked.Increment(ref _count);
        long max = Volatile.Read(ref _maxTicks);
        while (ticks > max)
        {
            long seen = Interlocked.CompareExchange(ref _maxTicks, ticks, max);
            if (seen == max)
            {
                break;
            }
            max = seen;
        }
    }

    public RelayFigures Read()
    {
        long count = Volatile.Read(ref _count);
        double maxUs = Volatile.Read(ref _maxTicks) / (double)TimeSpan.TicksPerMicrosecond;
        return new RelayFigures(count, Percentile(count, 0.50, maxUs), Percentile(count, 0.99, maxUs), maxUs);
    }

    private double Percentile(long count, double share, double maxUs)
    {
        long rank = (long)Math.Ceiling(count * share);
        long seen = 0;
        for (int i = 0; i < _buckets.Length && rank > 0; i++)
        {
            seen += Volatile.Read(ref _buckets[i]);
            if (seen >= rank)
            {
                double upperUs = Math.Pow(2.0, (i + 1.0) / BucketsPerOctave);
                return Math.Min(upperUs, maxUs);
            }
        }
        return 0;
    }
}

/// <summary>Microseconds from a delta's arrival to its hand-over to gRPC.</summary>
internal readonly record struct RelayFigures(long Count, double P50Us, double P99Us, double MaxUs);
