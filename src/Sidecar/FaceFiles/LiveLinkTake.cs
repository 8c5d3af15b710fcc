using Sidecar.Face;
using Sidecar.Face.Performance;
using Sidecar.Protocol.V1;

namespace Sidecar.FaceFiles;

/// <summary>
/// A take as the Live Link Face app exports it: comma-separated, <c>Timecode</c> (hours, minutes, seconds, frame, and
/// thousandths of a frame), <c>BlendshapeCount</c> and 61 columns, one row per frame at 60 frames per second.
/// </summary>
internal sealed class LiveLinkTake : IFaceFileOutput
{
    private readonly TextWriter _writer;
    private readonly NumberWriter _numbers;
    private readonly FacePerformer _performer;
    private readonly float[] _values;

    /// <param name="performer">Draws <see cref="CurveSet.Arkit61"/>.</param>
    public LiveLinkTake(TextWriter writer, FacePerformer performer)
    {
        _writer = writer;
        _numbers = new NumberWriter(writer);
        _performer = performer;
        _values = new float[performer.CurveNames.Count];
        writer.Write("Timecode,BlendshapeCount,");
        writer.Write(string.Join(',', performer.CurveNames));
        writer.Write('\n');
    }

    public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame)
    {
        long number = sampleIndex / FaceFrameRate.FrameIntervalSamples;
        _performer.DrawSpeech(number, frame, _values);
        WriteTimecode(number);
        _writer.Write(',');
        _numbers.Write(_values.Length, default);
        foreach (float value in _values)
        {
            _writer.Write(',');
            _numbers.Write(value, "0.########");
        }
        _writer.Write('\n');
    }

    public void Flush() => _writer.Flush();

    public void Complete(long sampleCount) => _writer.Flush();

    private void WriteTimecode(long number)
    {
        (long seconds, long frame) = Math.DivRem(number, FaceFrameRate.FramesPerSecond);
        _numbers.Write(seconds / 3600, "00");
        _writer.Write(':');
        _numbers.Write(seconds / 60 % 60, "00");
        _writer.Write(':');
        _numbers.Write(seconds % 60, "00");
        _writer.Write(':');
        _numbers.Write(frame, "00");
        // Frames lie on the timecode's own frames, so there is never a part of one.
        _writer.Write(".000");
    }
}
