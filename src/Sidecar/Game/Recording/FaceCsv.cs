using System.Globalization;
using Sidecar.Game.Face;

namespace Sidecar.Game.Recording;

/// <summary><c>face.csv</c>: one row per shown frame, <c>sample_index</c> of heard.wav and one column per curve.</summary>
internal sealed class FaceCsv : IFaceTrackSink, IDisposable
{
    private readonly StreamWriter _writer;
    private readonly char[] _number = new char[32];

    public FaceCsv(Stream file, IReadOnlyList<string> curveNames)
    {
        _writer = new StreamWriter(file);
        _writer.Write("sample_index");
        foreach (var name in curveNames)
        {
            _writer.Write(',');
            _writer.Write(name);
        }

        _writer.Write('\n');
    }

    public void OnFace(long cardSample, ReadOnlySpan<float> values)
    {
        cardSample.TryFormat(_number, out var length, provider: CultureInfo.InvariantCulture);
        _writer.Write(_number, 0, length);
        foreach (var value in values)
        {
            value.TryFormat(_number, out length, "0.####", CultureInfo.InvariantCulture);
            _writer.Write(',');
            _writer.Write(_number, 0, length);
        }

        _writer.Write('\n');
    }

    public void Dispose() => _writer.Dispose();
}
