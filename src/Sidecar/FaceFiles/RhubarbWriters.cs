using System.Text.Json;

namespace Sidecar.FaceFiles;

/// <summary>Writes mouth shapes in one of Rhubarb's formats.</summary>
internal interface IRhubarbWriter
{
    /// <summary>From here on, until the next cue.</summary>
    void Cue(double seconds, MouthShape shape);

    /// <summary>The sound ends here.</summary>
    void Complete(double seconds);

    void Flush();
}

/// <summary>A line per cue, <c>seconds TAB shape</c>, and one at the end that closes the mouth.</summary>
internal sealed class RhubarbTable(TextWriter writer) : IRhubarbWriter
{
    private readonly NumberWriter _numbers = new(writer);

    public void Cue(double seconds, MouthShape shape)
    {
        _numbers.Write(seconds, "F2");
        writer.Write('\t');
        writer.Write(shape.ToString());
        writer.Write('\n');
    }

    public void Complete(double seconds) => Cue(seconds, MouthShape.X);

    public void Flush() => writer.Flush();
}

/// <summary><c>metadata</c> with file and duration, and <c>mouthCues</c> with <c>start</c>, <c>end</c> and
/// <c>value</c>. The duration is known last, so the metadata stand behind the cues.</summary>
internal sealed class RhubarbJson : IRhubarbWriter
{
    private readonly TextWriter _writer;
    private readonly NumberWriter _numbers;
    private readonly string _soundFile;
    private double _start;
    private MouthShape? _shape;
    private bool _isFirst = true;

    public RhubarbJson(TextWriter writer, string soundFile)
    {
        _writer = writer;
        _numbers = new NumberWriter(writer);
        _soundFile = soundFile;
        writer.Write("{\n  \"mouthCues\": [");
    }

    public void Cue(double seconds, MouthShape shape)
    {
        End(seconds);
        (_start, _shape) = (seconds, shape);
    }

    public void Complete(double seconds)
    {
        End(seconds);
        _writer.Write("\n  ],\n  \"metadata\": { \"soundFile\": ");
        _writer.Write(JsonSerializer.Serialize(_soundFile));
        _writer.Write(", \"duration\": ");
        _numbers.Write(seconds, "F2");
        _writer.Write(" }\n}\n");
    }

    public void Flush() => _writer.Flush();

    private void End(double seconds)
    {
        if (_shape is not { } shape)
        {
            return;
        }
        _writer.Write(_isFirst ? "\n" : ",\n");
        _isFirst = false;
        _writer.Write("    { \"start\": ");
        _numbers.Write(_start, "F2");
        _writer.Write(", \"end\": ");
        _numbers.Write(seconds, "F2");
        _writer.Write($", \"value\": \"{shape}\" }}");
        _shape = null;
    }
}
