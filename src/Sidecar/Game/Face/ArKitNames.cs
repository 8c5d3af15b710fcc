using Sidecar.Face;

namespace Sidecar.Game.Face;

/// <summary>Where a curve stands in a datagram.</summary>
internal static class ArKitNames
{
    private static readonly Dictionary<string, int> Places = CurveSets
        .ArKit61.Select((name, place) => (name, place))
        .ToDictionary(pair => pair.name, pair => pair.place, StringComparer.OrdinalIgnoreCase);

    public static int Count => CurveSets.ArKit61.Count;

    /// <summary>-1 when it is none of ARKit's.</summary>
    public static int IndexOf(string name) => Places.GetValueOrDefault(name, -1);
}
