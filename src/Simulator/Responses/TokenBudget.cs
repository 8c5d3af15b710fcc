namespace Sidecar.Simulator.Responses;

/// <summary>
/// The tokens that all sessions of a server may use per minute: spent by responses, and coming back evenly with time.
/// Thread-safe.
/// </summary>
internal sealed class TokenBudget(int tokensPerMinute, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _remaining = tokensPerMinute;
    private long _readAt = time.GetTimestamp();

    /// <summary>Null where there are enough tokens left for a response of this much input, else the refusal.</summary>
    public string? Refusal(int inputTokens, string? model)
    {
        lock (_lock)
        {
            Refill();
            var wanted = Math.Max(1, inputTokens);
            if (_remaining >= wanted)
            {
                return null;
            }

            var wait = TimeSpan.FromMinutes((wanted - _remaining) / tokensPerMinute);
            return FormattableString.Invariant(
                $"Rate limit reached for {model} on tokens per min (TPM): Limit {tokensPerMinute}, Used {tokensPerMinute - Whole(_remaining)}, Requested {wanted}. Please try again in {wait.TotalSeconds:0.###}s."
            );
        }
    }

    /// <summary>Takes tokens, also those that aren't there: the next minute pays for them.</summary>
    public void Spend(int tokens)
    {
        lock (_lock)
        {
            Refill();
            _remaining -= tokens;
        }
    }

    public (int Limit, int Remaining, double ResetSeconds) Read()
    {
        lock (_lock)
        {
            Refill();
            var missing = tokensPerMinute - _remaining;
            return (tokensPerMinute, Whole(_remaining), Math.Round(missing * 60 / tokensPerMinute, 3));
        }
    }

    private static int Whole(double tokens) => (int)Math.Floor(Math.Max(0, tokens));

    private void Refill()
    {
        var now = time.GetTimestamp();
        var minutes = time.GetElapsedTime(_readAt, now).TotalMinutes;
        _remaining = Math.Min(tokensPerMinute, _remaining + (minutes * tokensPerMinute));
        _readAt = now;
    }
}
