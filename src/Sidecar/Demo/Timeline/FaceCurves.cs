using System.Globalization;
using Sidecar.Game.Face;
using Sidecar.Game.Recording;

namespace Sidecar.Demo.Timeline;

/// <summary>A few curves of the face as it was shown, read back from <c>face.csv</c>.</summary>
/// <param name="StepSamples">Samples from one value to the next.</param>
/// <param name="Names">Of the curves.</param>
/// <param name="Values">Of each curve, 0..255 for 0..1, as base64.</param>
internal sealed record FaceCurves(int StepSamples, IReadOnlyList<string> Names, IReadOnlyList<string> Values)
{
    private const int MostCurves = 4;

    /// <summary>The curves that tell most about speech, of each set, in the order of their importance.</summary>
    private static readonly string[] Preferred =
    [
        "JawOpen",
        "MouthClose",
        "MouthFunnel",
        "MouthPucker",
        "CTRL_expressions_jawOpen",
        "CTRL_expressions_mouthLipsTogetherUL",
        "CTRL_expressions_mouthFunnelUL",
        "viseme_aa",
        "viseme_PP",
        "viseme_O",
        "viseme_SS",
        "aa",
        "PP",
        "oh",
        "SS",
    ];

    /// <summary>Reads the curves of a run.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static FaceCurves Read(string directory)
    {
        using var reader = File.OpenText(Path.Combine(directory, RunRecorder.FaceFile));
        var names = (reader.ReadLine() ?? "").Split(',');
        int[] columns =
        [
            .. Preferred.Select(name => Array.IndexOf(names, name)).Where(column => column > 0).Take(MostCurves),
        ];
        if (columns.Length == 0)
        {
            columns = [.. Enumerable.Range(1, Math.Min(MostCurves, names.Length - 1))];
        }

        var values = columns.Select(_ => new List<byte>()).ToArray();
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split(',');
            for (var i = 0; i < columns.Length; i++)
            {
                var value = float.Parse(row[columns[i]], CultureInfo.InvariantCulture);
                values[i].Add((byte)MathF.Round(255 * Math.Clamp(value, 0, 1)));
            }
        }

        return new FaceCurves(
            FaceTrack.TickSamples,
            [.. columns.Select(column => names[column])],
            [.. values.Select(curve => Convert.ToBase64String([.. curve]))]
        );
    }
}
