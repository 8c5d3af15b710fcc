using CsCheck;
using Sidecar.Audio.Sources;
using Sidecar.Audio.Wav;

namespace Sidecar.Audio.Tests.Wav;

public sealed class WavFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        WavBytes.Pcm16(24000, 1, [.. Enumerable.Range(0, 100).Select(i => (short)(i * 300))]),
        new WavBytes().Format(3, 2, 8000, 32).Chunk("fact", new byte[4]).Data(new byte[256]).ToArray(),
        new WavBytes().Extensible(1, 6, 48000, 24, 20, 0x3F).Chunk("LIST", [1, 2, 3]).Data(new byte[360]).ToArray(),
        new WavBytes("RF64")
            .Chunk("ds64", new byte[28])
            .Format(1, 1, 16000, 16)
            .Data(new byte[64], uint.MaxValue)
            .ToArray(),
    ];

    private static readonly Gen<byte> GenByte = Gen.OneOf(
        Gen.Byte,
        Gen.Int[0, 3].Select(i => (byte)(i < 2 ? i * 0xFF : 0x7F + i - 2))
    );

    private static readonly Gen<byte[]> GenMutant = Gen.Select(
        Gen.Int[0, 3],
        Gen.Select(Gen.Int[0, 90], GenByte).Array[0, 6],
        Gen.OneOf(Gen.Const(int.MaxValue), Gen.Int[0, 120]),
        (seed, changes, length) =>
        {
            byte[] file = [.. Seeds[seed]];
            foreach ((int position, byte value) in changes)
            {
                file[position % file.Length] = value;
            }

            return file[..Math.Min(length, file.Length)];
        }
    );

    [Fact]
    public void MutatedFile_IsReadToAnEnd_OrRefusedAsNoWavFile() =>
        GenMutant.Sample(file => ReadToEnd(new MemoryStream(file)), iter: 20_000);

    [Fact]
    public void MutatedPipe_IsReadToAnEnd_OrRefusedAsNoWavFile() =>
        GenMutant.Sample(file => ReadToEnd(new PipeStream(file)), iter: 20_000);

    [Fact]
    public void MutatedFile_ThatIsRead_CanBePlayed() =>
        GenMutant.Sample(
            file =>
            {
                if (TryOpen(new MemoryStream(file)) is { } wav)
                {
                    using var reader = new WavPcmReader(wav);
                    int samples = 0;
                    var piece = new short[480];
                    for (int read = reader.Read(piece); read > 0; read = reader.Read(piece))
                    {
                        samples += read;
                    }

                    long? frames = wav.FrameCount;
                    Assert.Equal(((frames * 24000) + wav.Format.SampleRateHz - 1) / wav.Format.SampleRateHz, samples);
                }
            },
            iter: 1_000
        );

    [Fact]
    public void RandomBytesAfterAGoodBeginning_AreReadToAnEnd_OrRefused() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(
                noise => ReadToEnd(new MemoryStream([.. "RIFF\0\0\0\0WAVE"u8, .. "fmt \x10\0\0\0"u8, .. noise])),
                iter: 5_000
            );

    private static void ReadToEnd(Stream stream)
    {
        using WavReader? reader = TryOpen(stream);
        if (reader is not null)
        {
            var samples = new float[64];
            int total = 0;
            for (int read = reader.Read(samples); read > 0; read = reader.Read(samples))
            {
                total += read;
                Assert.All(samples[..read], sample => Assert.True(float.IsFinite(sample)));
            }

            Assert.InRange(total, 0, 400);
        }
    }

    private static WavReader? TryOpen(Stream stream)
    {
        try
        {
            return new WavReader(stream);
        }
        catch (WavFormatException)
        {
            return null;
        }
    }
}
