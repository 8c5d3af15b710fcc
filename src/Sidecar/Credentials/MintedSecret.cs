namespace Sidecar.Credentials;

/// <summary>A secret with what is left of its life, counted on this machine's clocks from before it was asked for.</summary>
internal sealed class MintedSecret(Credential credential, TimeSpan lifetime, MintedSecret.Moment asked)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    public Credential Credential { get; } = credential;

    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Whether it will outlive a handshake that begins now.</summary>
    // The monotonic clock may stand still while the machine sleeps, and the wall clock may be set: the earlier one counts.
    public bool IsUsable(TimeProvider time)
    {
        TimeSpan margin = Lifetime / 4 < LongestMargin ? Lifetime / 4 : LongestMargin;
        TimeSpan usable = Lifetime - margin;
        TimeSpan slept = time.GetUtcNow() - asked.Utc;
        return time.GetElapsedTime(asked.Timestamp) < usable && slept < usable;
    }

    /// <summary>One moment on both clocks.</summary>
    internal readonly record struct Moment(long Timestamp, DateTimeOffset Utc)
    {
        public static Moment Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());
    }
}
