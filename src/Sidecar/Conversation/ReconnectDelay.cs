namespace Sidecar.Conversation;

/// <summary>Exponential back-off with full jitter: 0.25 s doubling to 15 s, a random part of it each time.</summary>
internal sealed class ReconnectDelay(Random random)
{
    private const double FirstSeconds = 0.25;
    private const double LargestSeconds = 15;

    /// <summary>Attempts since the last session that lasted.</summary>
    public int Attempts { get; private set; }

    public TimeSpan Next()
    {
        double ceiling = Math.Min(LargestSeconds, FirstSeconds * Math.Pow(2, Math.Min(Attempts, 16)));
        Attempts++;
        return TimeSpan.FromSeconds(FirstSeconds / 2 + random.NextDouble() * ceiling);
    }

    public void Reset() => Attempts = 0;
}
