using System.Text;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;
using Sidecar.Shared.Tests;

namespace Sidecar.Realtime.Tests.Wire;

public sealed class OutputAudioDeltaTests
{
    private readonly ServerEventParser _parser = new(EventNameMap.Ga, new OutputAudioDeltaPool());

    [Fact]
    public void Delta_IsDecodedWithItsPlaceAndTime()
    {
        var delta = Delta(Message([1, 2, 3, 4], outputIndex: 3, contentIndex: 5), arrivalTimestamp: 77);

        Assert.Equal([1, 2, 3, 4], delta.Pcm.ToArray());
        Assert.Equal([1, 2, 3, 4], delta.PcmMemory.ToArray());
        Assert.Equal(
            ("resp_A", "item_A", 3, 5),
            (delta.ResponseId, delta.ItemId, delta.OutputIndex, delta.ContentIndex)
        );
        Assert.Equal(77, delta.ArrivalTimestamp);
    }

    [Fact]
    public void Delta_WithTypeLastAndExtraFields_IsTheSame()
    {
        var delta = Delta(
            """{"delta":"AQID\u0042A==","x":{"delta":"no"},"content_index":1,"item_id":"i","y":[[]],"response_id":"r","type":"response.output_audio.delta"}"""
        );

        Assert.Equal([1, 2, 3, 4], delta.Pcm.ToArray());
        Assert.Equal(("r", "i", 1), (delta.ResponseId, delta.ItemId, delta.ContentIndex));
    }

    [Fact]
    public void Delta_WithEscapedBase64_IsDecoded()
    {
        byte[] pcm = [0xfb, 0xff, 0xbf, 0xfe];
        var base64 = Convert.ToBase64String(pcm);
        Assert.Contains('+', base64);
        Assert.Contains('/', base64);

        var escaped = base64
            .Replace("/", "\\/", StringComparison.Ordinal)
            .Replace("+", "\\u002B", StringComparison.Ordinal);
        var delta = Delta($$"""{"type":"response.output_audio.delta","item_id":"i","delta":"{{escaped}}"}""");

        Assert.Equal(pcm, delta.Pcm.ToArray());
    }

    [Fact]
    public void OddByte_IsCarriedToTheNextDeltaOfItsPart()
    {
        var first = Delta(Message([1, 2, 3]));
        var other = Delta(Message([9, 9], itemId: "item_B"));
        var second = Delta(Message([4, 5, 6]));

        Assert.Equal([1, 2], first.Pcm.ToArray());
        Assert.Equal([9, 9], other.Pcm.ToArray());
        Assert.Equal([3, 4, 5, 6], second.Pcm.ToArray());
        Assert.Equal(0, _parser.OddBytesDropped);
    }

    [Fact]
    public void SingleBytes_AddUpToSamples()
    {
        var pcm = new List<byte>();
        for (byte i = 0; i < 10; i++)
        {
            pcm.AddRange(Delta(Message([i])).Pcm);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], pcm);
    }

    [Theory]
    [InlineData(
        """{"type":"response.output_audio.done","response_id":"resp_A","item_id":"item_A","content_index":0}"""
    )]
    [InlineData("""{"type":"response.done","response":{"id":"resp_A","status":"cancelled"}}""")]
    public void OddByte_AtTheEndOfItsPart_IsDroppedAndCounted(string end)
    {
        Delta(Message([1, 2, 3]));

        Parse(end);

        Assert.Equal(1, _parser.OddBytesDropped);
        Assert.Equal([4, 5], Delta(Message([4, 5])).Pcm.ToArray());
    }

    [Fact]
    public void OddBytes_OfMorePartsThanAnyServerSends_AreBounded()
    {
        for (var i = 0; i < 100; i++)
        {
            Delta(Message([1], itemId: $"item_{i}"));
        }

        Assert.Equal(92, _parser.OddBytesDropped);
    }

    [Theory]
    [InlineData("AQI*", 51L)]
    [InlineData("AQIDB", 52L)]
    [InlineData("====", 48L)]
    public void InvalidBase64_IsMalformedWithItsPlace_AndTheNextDeltaIsFine(string base64, long position)
    {
        var message = $$"""{"type":"response.output_audio.delta","delta":"{{base64}}"}""";

        var malformed = Assert.IsType<MalformedMessage>(Parse(message));

        Assert.Equal("an audio delta that is no valid base64", malformed.Reason);
        Assert.InRange(malformed.BytePosition!.Value, 46, position);
        Assert.Equal([1, 2], Delta(Message([1, 2])).Pcm.ToArray());
    }

    [Theory]
    [InlineData("""{"type":"response.output_audio.delta"}""")]
    [InlineData("""{"type":"response.output_audio.delta","delta":null}""")]
    [InlineData("""{"type":"response.output_audio.delta","delta":["AAAA"]}""")]
    public void NoAudio_IsMalformed(string message) => Assert.IsType<MalformedMessage>(Parse(message));

    [Fact]
    public void EmptyDelta_IsAnEvenNumberOfBytes() => Assert.True(Delta(Message([])).Pcm.IsEmpty);

    [Fact]
    public void ReleasedDelta_ServesAgain_AndARetainedOneDoesNot()
    {
        var first = Delta(Message([1, 2]));
        first.Retain();
        first.Release();
        var second = Delta(Message([3, 4]));

        Assert.NotSame(first, second);
        Assert.Equal([1, 2], first.Pcm.ToArray());

        first.Release();
        Assert.Same(first, Delta(Message([5, 6])));
    }

    [Fact]
    public void ReleaseTooOften_IsAnError()
    {
        var delta = Delta(Message([1, 2]));
        delta.Release();

        Assert.Throws<ObjectDisposedException>(delta.Release);
        Assert.Throws<ObjectDisposedException>(delta.Retain);
    }

    [Fact]
    public void ParsingDeltas_AllocatesNothingInSteadyState()
    {
        var messages = new List<byte[]>();
        for (var i = 0; i < 8; i++)
        {
            // Sizes as on the wire, odd ones too, and ids that change from response to response.
            var pcm = new byte[12_000 + i % 3];
            new Random(i).NextBytes(pcm);
            messages.Add(Encoding.UTF8.GetBytes(Message(pcm, itemId: $"item_{i / 4}", contentIndex: 0)));
        }

        messages.Add(
            Encoding.UTF8.GetBytes(
                """{"event_id":"event_1","delta":"AQID\/\u002BAA","item_id":"item_0","response_id":"resp_A","type":"response.output_audio.delta"}"""
            )
        );

        Assert.Equal(0, AllocatedBytes.LeastOf(() => ParseAll(messages, rounds: 100)));
    }

    private static string Message(byte[] pcm, string itemId = "item_A", int outputIndex = 0, int contentIndex = 0) =>
        $$"""{"type":"response.output_audio.delta","event_id":"event_22","response_id":"resp_A","item_id":"{{itemId}}","output_index":{{outputIndex}},"content_index":{{contentIndex}},"delta":"{{Convert.ToBase64String(pcm)}}"}""";

    private void ParseAll(List<byte[]> messages, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var message in messages)
            {
                ((OutputAudioDelta)_parser.Parse(message, 0)).Release();
            }
        }
    }

    private ServerEvent Parse(string message) => _parser.Parse(Encoding.UTF8.GetBytes(message), 0);

    private OutputAudioDelta Delta(string message, long arrivalTimestamp = 0) =>
        Assert.IsType<OutputAudioDelta>(_parser.Parse(Encoding.UTF8.GetBytes(message), arrivalTimestamp));
}
