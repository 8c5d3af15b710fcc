using Sidecar.Audio.Resampling;
using Sidecar.Audio.Wav;
using Sidecar.Protocol;

namespace Sidecar.Demo.Timeline;

/// <summary>Sound that a page carries in itself, as a WAV file of a rate at which it isn't too large for that.</summary>
internal sealed class EmbeddedSound : IDisposable
{
    /// <summary>The most samples of sound in a page: 6.4 MB as base64; 100 s at 24 kHz, 5 minutes at 8 kHz.</summary>
    private const int MaxSamples = 2_400_000;

    private const int LowestRateHz = 8_000;

    private readonly StreamingResampler _resampler;
    private readonly MemoryStream _file = new();
    private WavWriter? _writer;

    private EmbeddedSound(int rateHz) => _resampler = new StreamingResampler(PcmFormat.SampleRateHz, rateHz);

    /// <summary>The best rate at which that many samples fit; null when none does.</summary>
    public static EmbeddedSound? Create(long samples)
    {
        for (var rateHz = PcmFormat.SampleRateHz; rateHz >= LowestRateHz; rateHz -= 4_000)
        {
            if (samples * rateHz / PcmFormat.SampleRateHz <= MaxSamples)
            {
                return new EmbeddedSound(rateHz);
            }
        }

        return null;
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        _writer ??= new WavWriter(_file, _resampler.OutputRateHz, leaveOpen: true);
        var output = new float[_resampler.GetMaxOutputSamples(samples.Length)];
        _writer.Write(output.AsSpan(0, _resampler.Process(samples, output)));
    }

    public string ToBase64()
    {
        var rest = new float[_resampler.MaxFlushSamples];
        _writer?.Write(rest.AsSpan(0, _resampler.Flush(rest)));
        _writer?.Dispose();
        return Convert.ToBase64String(_file.GetBuffer(), 0, (int)_file.Length);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _file.Dispose();
    }
}
