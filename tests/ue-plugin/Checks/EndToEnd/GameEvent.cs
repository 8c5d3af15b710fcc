using System.Globalization;

namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>A line of the headless game's <c>events.csv</c>.</summary>
/// <param name="Time">Seconds, on the clock of the face.</param>
/// <param name="Kind">turn, hitch, state, started, word, finished or interrupted.</param>
/// <param name="Text">What of it: a file, a word, how many seconds.</param>
internal sealed record GameEvent(double Time, string Kind, string Text)
{
    public double Seconds => double.Parse(Text, CultureInfo.InvariantCulture);

    public static IReadOnlyList<GameEvent> Read(string path) =>
        [
            .. File.ReadAllLines(path)
                .Skip(1)
                .Select(line => line.Split(',', 3))
                .Select(p => new GameEvent(double.Parse(p[0], CultureInfo.InvariantCulture), p[1], p[2])),
        ];
}
