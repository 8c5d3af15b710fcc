using System.Text.Json;
using CsCheck;
using Sidecar.Realtime.Wire;
using Sidecar.Shared.Tests;

namespace Sidecar.Realtime.Tests.Wire;

public sealed class AudioAppendEncoderTests
{
    [Fact]
    public void Frames_OfAnySize_RoundTrip()
    {
        var encoder = new AudioAppendEncoder();
        Gen.Byte.Array[0, 5000]
            .Sample(
                pcm =>
                {
                    using var json = JsonDocument.Parse(encoder.Encode(pcm));
                    Assert.Equal("input_audio_buffer.append", json.RootElement.GetProperty("type").GetString());
                    Assert.Equal(pcm, json.RootElement.GetProperty("audio").GetBytesFromBase64());
                },
                iter: 500,
                threads: 1
            );
    }

    [Fact]
    public void Encoding_AllocatesNothingInSteadyState()
    {
        var encoder = new AudioAppendEncoder();
        var frame = new byte[960];
        var allocated = AllocatedBytes.LeastOf(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                encoder.Encode(frame);
            }
        });

        Assert.Equal(0, allocated);
    }
}
