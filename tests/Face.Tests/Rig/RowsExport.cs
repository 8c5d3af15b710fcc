using System.Globalization;
using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests.Rig;

/// <summary>
/// Draws speech frames that were written by hand or from phone times, one line of <see cref="SpeechFrame.Length"/> numbers
/// each, and leaves one tab-separated file of ARKit curves per file, for scoring. Run it alone, with FACE_ROWS and
/// FACE_OUT set to folders and <c>-explicit only</c>.
/// </summary>
public class RowsExport
{
    [Fact(Explicit = true)]
    public void ExportCurves()
    {
        string source = Environment.GetEnvironmentVariable("FACE_ROWS") ?? "";
        string target = Environment.GetEnvironmentVariable("FACE_OUT") ?? "";
        Assert.True(source.Length > 0 && target.Length > 0, "Set FACE_ROWS and FACE_OUT to folders.");
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source, "*.rows"))
        {
            FacePerformer performer = new(CurveSet.Arkit61, new FaceSettings { Life = FaceLifeOptions.None });
            using StreamWriter writer = new(Path.Combine(target, Path.GetFileNameWithoutExtension(file) + ".tsv"));
            writer.WriteLine("time_ms\t" + string.Join('\t', performer.CurveNames));
            float[] values = new float[performer.CurveNames.Count];
            performer.BeginUtterance(0);
            foreach ((int frame, string line) in File.ReadLines(file).Index())
            {
                float[] row = Array.ConvertAll(line.Split(' '), n => float.Parse(n, CultureInfo.InvariantCulture));
                performer.DrawSpeech(frame, row, values);
                string cells = string.Join('\t', values.Select(v => v.ToString("F4", CultureInfo.InvariantCulture)));
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{frame * 1000 / 60.0:F2}\t{cells}"));
            }
        }
        Assert.NotEmpty(Directory.EnumerateFiles(target));
    }
}
