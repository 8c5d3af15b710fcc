namespace Sidecar.Realtime.Wire;

/// <summary>FNV-1a, for short names and ids. Not against hostile keys: what it serves is bounded in size.</summary>
internal static class Utf8Hash
{
    public static int Compute(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var value in utf8)
        {
            hash = (hash ^ value) * 16777619u;
        }

        return (int)hash;
    }
}
