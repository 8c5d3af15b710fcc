using Sidecar.Audio.Pcm;
using Sidecar.Protocol;

namespace Sidecar.FaceFiles;

/// <summary>
/// Bare little-endian samples of 16 bits, 24 kHz, mono. A pipe may give any number of bytes at a time: half a sample
/// waits for its other half, and is left out at the end.
/// </summary>
internal sealed class RawPcmInput(Stream stream) : IPcmInput
{
    private readonly byte[] _bytes = new byte[8 * 1024];
    private readonly List<string> _warnings = [];
    private int _kept;

    public TimeSpan? Duration => stream.CanSeek ? PcmFormat.ToTimeSpan(stream.Length / PcmFormat.BytesPerSample) : null;

    public IReadOnlyList<string> Warnings => _warnings;

    public int Read(Span<short> samples)
    {
        int wanted = Math.Min(_bytes.Length, samples.Length * PcmFormat.BytesPerSample);
        while (_kept < PcmFormat.BytesPerSample)
        {
            int read = stream.Read(_bytes.AsSpan(_kept, wanted - _kept));
            if (read == 0)
            {
                if (_kept > 0)
                {
                    _warnings.Add("the last byte was left out: it is half a sample");
                    _kept = 0;
                }
                return 0;
            }
            _kept += read;
        }
        int whole = _kept / PcmFormat.BytesPerSample * PcmFormat.BytesPerSample;
        int count = PcmBytes.ToSamples(_bytes.AsSpan(0, whole), samples);
        _bytes[0] = _bytes[_kept - 1];
        _kept -= whole;
        return count;
    }

    public void Dispose() => stream.Dispose();
}
