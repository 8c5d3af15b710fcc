using System.Globalization;

namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>The face as animation read it, frame by frame.</summary>
internal sealed class FaceTrack
{
    private readonly string[] _names;
    private readonly double[][] _frames;

    private FaceTrack(string[] names, double[][] frames)
    {
        _names = names;
        _frames = frames;
    }

    /// <summary>Seconds, ascending.</summary>
    public IEnumerable<double> Times => _frames.Select(f => f[0]);

    /// <param name="path">A line is a time in seconds and the curves' values; the first line names them.</param>
    public static FaceTrack Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        return new FaceTrack(
            lines[0].Split(','),
            [
                .. lines
                    .Skip(1)
                    .Select(line =>
                        line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()
                    ),
            ]
        );
    }

    /// <summary>Time and value of each frame.</summary>
    public IEnumerable<(double Time, double Value)> Curve(string name)
    {
        int column = Array.IndexOf(_names, name);
        Assert.True(column > 0, $"the face has no curve {name}");
        return _frames.Select(f => (f[0], f[column]));
    }
}
