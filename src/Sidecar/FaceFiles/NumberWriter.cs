using System.Globalization;

namespace Sidecar.FaceFiles;

/// <summary>Writes numbers as text without making strings of them.</summary>
internal sealed class NumberWriter(TextWriter writer)
{
    private readonly char[] _text = new char[32];

    public void Write(double value, ReadOnlySpan<char> format)
    {
        value.TryFormat(_text, out int length, format, CultureInfo.InvariantCulture);
        writer.Write(_text, 0, length);
    }

    public void Write(long value, ReadOnlySpan<char> format)
    {
        value.TryFormat(_text, out int length, format, CultureInfo.InvariantCulture);
        writer.Write(_text, 0, length);
    }
}
