using Sidecar.Realtime.Session;

namespace Sidecar.Conversation;

/// <summary>
/// Exponential back-off with full jitter: a random part of 0.5 s, 1 s, 2 s … 20 s, so that the games of a whole LAN
/// party don't come back in step. Never earlier than the server asked for.
/// </summary>
internal sealed class ReconnectDelay(Func<double> nextRandom)
{
    private const double FirstSeconds = 0.5;
    private const double LargestSeconds = 20;

    // A server that asks for more is waited for this long at most: it may have been a mistake.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    /// <param name="failures">Attempts that have failed in a row, this one's cause included; 1 or more.</param>
    public TimeSpan After(int failures, TimeSpan? retryAfter = null)
    {
        double ceiling = Math.Min(LargestSeconds, FirstSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 16)));
        TimeSpan jittered = TimeSpan.FromSeconds(nextRandom() * ceiling);
        TimeSpan asked = retryAfter ?? TimeSpan.Zero;
        return asked > jittered ? (asked < LongestRetryAfter ? asked : LongestRetryAfter) : jittered;
    }
}
