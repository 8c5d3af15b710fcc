using Sidecar.Face;
using Sidecar.Face.Performance;
using Sidecar.Protocol;

namespace Sidecar.FaceFiles;

/// <summary>A tab-separated table: <c>time_ms</c>, when the frame is shown, and one column per curve.</summary>
internal sealed class CurveTable : IFaceFileOutput
{
    private const string VisemePrefix = "viseme_";

    private readonly TextWriter _writer;
    private readonly NumberWriter _numbers;
    private readonly FacePerformer _performer;
    private readonly float[] _values;

    public CurveTable(TextWriter writer, FacePerformer performer)
    {
        _writer = writer;
        _numbers = new NumberWriter(writer);
        _performer = performer;
        _values = new float[performer.CurveNames.Count];
        writer.Write("time_ms");
        foreach (string name in performer.CurveNames)
        {
            writer.Write('\t');
            writer.Write(name.StartsWith(VisemePrefix, StringComparison.Ordinal) ? name[VisemePrefix.Length..] : name);
        }
        writer.Write('\n');
    }

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
    {
        _performer.DrawSpeech(sampleIndex / FaceFrameRate.FrameIntervalSamples, frame, _values);
        _numbers.Write(sampleIndex / (double)PcmFormat.SamplesPerMs, "F2");
        foreach (float value in _values)
        {
            _writer.Write('\t');
            _numbers.Write(value, "0.####");
        }
        _writer.Write('\n');
    }

    public void Flush() => _writer.Flush();

    public void Complete(long sampleCount) => _writer.Flush();
}
