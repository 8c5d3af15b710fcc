using System.Text;
using CsCheck;
using Sidecar.Audio.G711;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Formats;
using Sidecar.Realtime.Wire;
using Sidecar.Shared.Tests;

namespace Sidecar.Realtime.Tests.Formats;

/// <summary>Through the parser, since torn samples and the ends of parts are found there.</summary>
public sealed class OutputAudioConverterTests
{
    [Theory]
    [MemberData(nameof(InputAudioConverterTests.Formats), MemberType = typeof(InputAudioConverterTests))]
    public void AnyChunking_GivesTheSameSamples_AndAnExactCount(int encoding, int rateHz)
    {
        var format = new WireFormat((WireEncoding)encoding, rateHz);
        Gen.Select(Gen.Byte.Array[0, 4000], Gen.Int[1, 999].Array[1, 20])
            .Sample(
                (wire, sizes) =>
                {
                    var parser = Parser(format);
                    var whole = Hear(parser, "a", [wire]);
                    var pieces = Hear(parser, "b", WireAudio.Cut(wire, sizes, bytesPerUnit: 1));

                    Assert.Equal(whole, pieces);
                    var samples = wire.Length / format.BytesPerSample;
                    Assert.Equal((((long)samples * 24_000) + rateHz - 1) / rateHz * 2, pieces.Count);
                },
                iter: 200
            );
    }

    [Fact]
    public void Parts_ThatArriveInterleaved_DoNotMix()
    {
        var parser = Parser(new WireFormat(WireEncoding.MuLaw, 8000));
        var loud = new byte[1600];
        MuLaw.Encode(WireAudio.Sine(500, 8000, seconds: 0.2), loud);
        var alone = Hear(parser, "alone", loud.Chunk(160));

        List<byte> first = [];
        List<byte> second = [];
        foreach (var piece in loud.Chunk(160))
        {
            first.AddRange(Parse(parser, Delta("x", piece)));
            second.AddRange(Parse(parser, Delta("y", Silence(piece.Length))));
        }

        first.AddRange(Parse(parser, Done("x")));
        second.AddRange(Parse(parser, Done("y")));

        Assert.Equal(alone, first);
        Assert.All(WireAudio.Samples(second), sample => Assert.Equal(0, sample));
    }

    [Theory]
    [InlineData("pcmu")]
    [InlineData("pcma")]
    public void Speech_IsAsLoudAsItWas_AndHasNoClickBetweenDeltas(string law)
    {
        var sine = WireAudio.Sine(440, 8000, seconds: 1);
        var wire = new byte[sine.Length];
        if (law == "pcmu")
        {
            MuLaw.Encode(sine, wire);
        }
        else
        {
            ALaw.Encode(sine, wire);
        }

        var parser = Parser(new WireFormat(law == "pcmu" ? WireEncoding.MuLaw : WireEncoding.ALaw, 8000));
        var heard = WireAudio.Samples(Hear(parser, "i", wire.Chunk(777)));

        Assert.Equal(24_000, heard.Length);
        Assert.Equal(WireAudio.SineRms, WireAudio.Rms(heard.AsSpan(1200, 20_000)), tolerance: 0.02);
        // A sine of 440 Hz moves by at most 2π·440/24000 of its amplitude per sample; the law's steps add a little.
        var steepest = heard.Skip(1200).Zip(heard.Skip(1201), (a, b) => Math.Abs(b - a)).Take(20_000).Max();
        Assert.InRange(steepest, 1_500, 2_600);
    }

    [Fact]
    public void PartWhoseEndNobodyAnnounced_EndsWithItsResponse()
    {
        var parser = Parser(new WireFormat(WireEncoding.MuLaw, 8000));
        var bytes = Parse(parser, Delta("i", Silence(800))).Count;
        parser.Parse("""{"type":"response.done","response":{"id":"r"}}"""u8.ToArray(), 7);

        var tail = parser.TakeTail();

        Assert.NotNull(tail);
        Assert.Equal(("i", 7), (tail.ItemId, tail.ArrivalTimestamp));
        Assert.Equal(2400 * 2, bytes + tail.Pcm.Length);
        Assert.Null(parser.TakeTail());
    }

    [Fact]
    public void Deltas_AllocateNothing()
    {
        var parser = Parser(new WireFormat(WireEncoding.MuLaw, 8000));
        var delta = Encoding.UTF8.GetBytes(Delta("i", Silence(2000)));
        var allocated = AllocatedBytes.LeastOf(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                ((OutputAudioDelta)parser.Parse(delta, 0)).Release();
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void MorePartsThanAnyServerSends_StayBounded()
    {
        var parser = Parser(new WireFormat(WireEncoding.MuLaw, 8000));
        for (var i = 0; i < 1000; i++)
        {
            Parse(parser, Delta($"i{i}", Silence(80)));
        }

        var tails = 0;
        parser.Parse("""{"type":"response.done","response":{"id":"r"}}"""u8.ToArray(), 0);
        while (parser.TakeTail() is not null)
        {
            tails++;
        }

        Assert.Equal(8, tails);
    }

    private static ServerEventParser Parser(WireFormat format)
    {
        var pool = new OutputAudioDeltaPool();
        return new ServerEventParser(EventNameMap.Ga, pool, new OutputAudioConverter(format, pool));
    }

    // µ-law has two zeros; this is the positive one.
    private static byte[] Silence(int samples)
    {
        var bytes = new byte[samples];
        Array.Fill(bytes, (byte)0xFF);
        return bytes;
    }

    private static List<byte> Hear(ServerEventParser parser, string itemId, IEnumerable<byte[]> pieces)
    {
        var heard = new List<byte>();
        foreach (var piece in pieces)
        {
            heard.AddRange(Parse(parser, Delta(itemId, piece)));
        }

        heard.AddRange(Parse(parser, Done(itemId)));
        return heard;
    }

    private static List<byte> Parse(ServerEventParser parser, string json)
    {
        var parsed = parser.Parse(Encoding.UTF8.GetBytes(json), 0);
        var delta = parsed as OutputAudioDelta ?? parser.TakeTail();
        List<byte> pcm = delta is null ? [] : [.. delta.Pcm];
        delta?.Release();
        return pcm;
    }

    private static string Delta(string itemId, byte[] wire) =>
        $$"""{"type":"response.output_audio.delta","response_id":"r","item_id":"{{itemId}}","delta":"{{Convert.ToBase64String(wire)}}"}""";

    private static string Done(string itemId) =>
        $$"""{"type":"response.output_audio.done","response_id":"r","item_id":"{{itemId}}"}""";
}
