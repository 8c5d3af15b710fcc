using System.Text;
using CsCheck;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Wire;

namespace Sidecar.Realtime.Tests.Wire;

/// <summary>Whatever comes, the parser answers with an event.</summary>
public sealed class ParserFuzzTests
{
    private static readonly byte[][] Messages = [.. ServerEventData.Messages.Select(Encoding.UTF8.GetBytes)];

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void RandomBytes_NeverThrow() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Assert.IsType<MalformedMessage>(ServerEventData.Parse(bytes)));

    [Fact]
    public void Truncations_AreMalformed()
    {
        foreach (var message in Messages)
        {
            for (var length = 0; length < message.Length; length++)
            {
                Assert.IsType<MalformedMessage>(ServerEventData.Parse(message[..length]));
            }
        }
    }

    [Fact]
    public void ChangedBytes_NeverThrow() =>
        Gen.Select(AnyOf(Messages), Gen.Select(Gen.Int[0, 1999], Gen.Byte).Array[1, 8])
            .Sample(
                (message, changes) =>
                {
                    var changed = (byte[])message.Clone();
                    foreach (var (position, value) in changes)
                    {
                        changed[position % changed.Length] = value;
                    }

                    Assert.NotNull(ServerEventData.Parse(changed));
                },
                iter: 20_000
            );

    [Fact]
    public void ChangedStructure_NeverThrows() =>
        Gen.Select(
                AnyOf(Messages),
                Gen.Int[0, 1999],
                AnyOf("null", "[]", "{}", "1e999", "-0", "\"\\u0000\"", "true", "[{\"type\":{}}]")
            )
            .Sample(
                (message, position, value) =>
                {
                    // Puts a value of another type in the place of one of the values.
                    var text = Encoding.UTF8.GetString(message);
                    var colons = Enumerable.Range(0, text.Length).Where(i => text[i] == ':').ToArray();
                    var start = colons[position % colons.Length] + 1;
                    var end = text.AsSpan(start).IndexOfAny(',', '}');
                    var changed = string.Concat(text.AsSpan(0, start), value, text.AsSpan(start + end));
                    Assert.NotNull(ServerEventData.Parse(changed));
                },
                iter: 20_000
            );

    [Fact]
    public void AnyChunking_GivesTheSameSamples() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[1, 40].Array[1, 100])
            .Sample(
                (pcm, sizes) =>
                {
                    var parser = new ServerEventParser(EventNameMap.Ga, new OutputAudioDeltaPool());
                    var heard = new List<byte>();
                    for (int start = 0, i = 0; start < pcm.Length; i++)
                    {
                        var end = Math.Min(start + sizes[i % sizes.Length], pcm.Length);
                        var base64 = Convert.ToBase64String(pcm.AsSpan(start, end - start));
                        var message = $$"""{"type":"response.output_audio.delta","item_id":"i","delta":"{{base64}}"}""";
                        var delta = (OutputAudioDelta)parser.Parse(Encoding.UTF8.GetBytes(message), 0);
                        Assert.Equal(0, delta.Pcm.Length % 2);
                        heard.AddRange(delta.Pcm);
                        delta.Release();
                        start = end;
                    }

                    Assert.Equal(pcm.AsSpan(0, pcm.Length & ~1).ToArray(), heard);
                },
                iter: 2_000
            );
}
