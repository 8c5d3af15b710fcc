using Sidecar.Realtime.Events;

namespace Sidecar.Usage;

/// <summary>What the provider last said of each of its limits. Belongs to the owner loop.</summary>
internal sealed class RateLimitBoard
{
    private const int MostLimits = 16;
    private const double NearShare = 0.05;

    // Armed again only well above, so that a limit that hovers at 5 % is told once.
    private const double FarShare = 0.10;

    private readonly Dictionary<string, RateLimit> _latest = new(StringComparer.Ordinal);
    private readonly HashSet<string> _near = new(StringComparer.Ordinal);

    public IReadOnlyList<RateLimit> Latest => [.. _latest.Values];

    /// <returns>The limits of which less than 5 % is left now and was not before.</returns>
    public IReadOnlyList<RateLimit> Update(IReadOnlyList<RateLimit> limits)
    {
        List<RateLimit> newlyNear = [];
        foreach (RateLimit limit in limits)
        {
            if (_latest.Count >= MostLimits && !_latest.ContainsKey(limit.Name))
            {
                continue;
            }
            _latest[limit.Name] = limit;
            double left = limit.Limit > 0 ? limit.Remaining / (double)limit.Limit : 1;
            if (left < NearShare && _near.Add(limit.Name))
            {
                newlyNear.Add(limit);
            }
            else if (left >= FarShare)
            {
                _near.Remove(limit.Name);
            }
        }
        return newlyNear;
    }

    /// <summary>Another session: what was said of the last one is old.</summary>
    public void Clear()
    {
        _latest.Clear();
    }
}
