using CsCheck;
using Sidecar.Audio.G711;
using Sidecar.Realtime.Formats;
using Sidecar.Shared.Tests;

namespace Sidecar.Realtime.Tests.Formats;

public sealed class InputAudioConverterTests
{
    public static TheoryData<int, int> Formats =>
        new()
        {
            { (int)WireEncoding.MuLaw, 8000 },
            { (int)WireEncoding.ALaw, 8000 },
            { (int)WireEncoding.Pcm16, 8000 },
            { (int)WireEncoding.Pcm16, 16_000 },
            { (int)WireEncoding.Pcm16, 44_100 },
            { (int)WireEncoding.Pcm16, 48_000 },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void AnyChunking_GivesTheSameBytes_AndAnExactCount(int encoding, int rateHz)
    {
        var format = new WireFormat((WireEncoding)encoding, rateHz);
        Gen.Select(Gen.Short.Array[0, 3000], Gen.Int[1, 700].Array[1, 20])
            .Sample(
                (samples, sizes) =>
                {
                    var pcm = WireAudio.Bytes(samples);
                    var converter = new InputAudioConverter(format);
                    var whole = new List<byte>();
                    whole.AddRange(converter.Convert(pcm));
                    whole.AddRange(converter.Flush());
                    var pieces = new List<byte>();
                    foreach (var piece in WireAudio.Cut(pcm, sizes, bytesPerUnit: 2))
                    {
                        pieces.AddRange(converter.Convert(piece));
                    }

                    pieces.AddRange(converter.Flush());

                    Assert.Equal(whole, pieces);
                    var expected = ((long)samples.Length * rateHz + 23_999) / 24_000;
                    Assert.Equal(expected * format.BytesPerSample, pieces.Count);
                },
                iter: 200
            );
    }

    [Fact]
    public void Speech_InMuLaw_IsAsLoudAsItWas()
    {
        var converter = new InputAudioConverter(new WireFormat(WireEncoding.MuLaw, 8000));
        var wire = converter.Convert(WireAudio.Bytes(WireAudio.Sine(440, 24_000, seconds: 1)));
        var heard = new short[wire.Length];
        MuLaw.Decode(wire, heard);

        Assert.Equal(WireAudio.SineRms, WireAudio.Rms(heard.AsSpan(400)), tolerance: 0.02);
    }

    [Fact]
    public void Reset_ForgetsWhatWasHeldBack()
    {
        var converter = new InputAudioConverter(new WireFormat(WireEncoding.Pcm16, 8000));
        converter.Convert(WireAudio.Bytes(WireAudio.Sine(440, 24_000, seconds: 0.01)));

        converter.Reset();

        Assert.True(converter.Flush().IsEmpty);
    }

    [Fact]
    public void Frames_AllocateNothing()
    {
        var converter = new InputAudioConverter(new WireFormat(WireEncoding.MuLaw, 8000));
        var frame = new byte[960];
        var allocated = AllocatedBytes.LeastOf(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                converter.Convert(frame);
            }
        });

        Assert.Equal(0, allocated);
    }
}
