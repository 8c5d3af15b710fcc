using System.Runtime.InteropServices;
using Sidecar.Face.Life;
using Sidecar.Face.Performance;
using Sidecar.Face.Spectral;
using Sidecar.Protocol.V1;

namespace Sidecar.Face.Tests;

/// <summary>
/// Draws every 24 kHz mono recording of a folder and leaves one tab-separated file per recording, for scoring against
/// phone times. Run it alone: <c>FACE_CLIPS=dir FACE_OUT=dir tests/Face.Tests/bin/…/Sidecar.Face.Tests -explicit only</c>.
/// </summary>
public class HarnessExport
{
    private const int WavHeaderBytes = 44;

    [Fact(Explicit = true)]
    public void ExportCurves()
    {
        var clips = Environment.GetEnvironmentVariable("FACE_CLIPS") ?? "";
        var target = Environment.GetEnvironmentVariable("FACE_OUT") ?? "";
        Assert.True(clips.Length > 0 && target.Length > 0, "Set FACE_CLIPS and FACE_OUT to folders.");
        foreach (var (folder, curveSet) in new[] { ("visemes", CurveSet.Visemes15), ("arkit", CurveSet.Arkit52) })
        {
            Directory.CreateDirectory(Path.Combine(target, folder));
            using var stream = new SpectralFaceEngine().Open();
            var performer = new FacePerformer(curveSet, new FaceSettings { Life = FaceLifeOptions.None });
            foreach (var wav in Directory.EnumerateFiles(clips, "*.wav"))
            {
                var bytes = File.ReadAllBytes(wav).AsSpan(WavHeaderBytes);
                var path = Path.Combine(target, folder, Path.GetFileNameWithoutExtension(wav) + ".tsv");
                using var writer = new StreamWriter(path);
                var names = performer.CurveNames.Select(name => name.Replace("viseme_", "", StringComparison.Ordinal));
                writer.WriteLine("time_ms\t" + string.Join('\t', names));
                var sink = new TsvSink(performer, writer);
                stream.Begin();
                stream.Push(MemoryMarshal.Cast<byte, short>(bytes), sink);
                stream.Complete(sink);
            }

            Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(target, folder)));
        }
    }

    private sealed class TsvSink(FacePerformer performer, TextWriter writer) : IFaceFrameSink
    {
        private readonly float[] _values = new float[performer.CurveNames.Count];

        public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
        {
            performer.DrawSpeech(sampleIndex / FaceFrameRate.FrameIntervalSamples, frame, _values);
            writer.Write($"{sampleIndex / 24.0:F2}");
            foreach (var value in _values)
            {
                writer.Write($"\t{value:F4}");
            }

            writer.WriteLine();
        }
    }
}
