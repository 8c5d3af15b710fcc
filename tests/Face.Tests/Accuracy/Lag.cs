namespace Sidecar.Face.Tests.Accuracy;

/// <summary>Lateness in frames of 10 ms.</summary>
internal static class Lag
{
    /// <summary>The lags that are tried: 200 ms early to 300 ms late.</summary>
    public static IEnumerable<int> Candidates => Enumerable.Range(-20, 51);

    /// <summary>Moves what is late by <paramref name="lag"/> frames back to its time; the ends are held.</summary>
    public static T[] Undo<T>(T[] values, int lag)
    {
        if (lag == 0)
        {
            return values;
        }

        var moved = new T[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            moved[i] = values[Math.Clamp(i + lag, 0, values.Length - 1)];
        }

        return moved;
    }
}
