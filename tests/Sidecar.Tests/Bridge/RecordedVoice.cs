using Google.Protobuf;
using Sidecar.Audio.Pcm;
using Sidecar.Audio.Wav;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

/// <summary>The simulator's recordings, which are the same on every machine.</summary>
internal static class RecordedVoice
{
    public static Stream Open(string name) =>
        typeof(SimulatorServer).Assembly.GetManifestResourceStream($"Voices/Recordings/{name}.wav")!;

    public static (short[] Samples, int RateHz) Read(string name)
    {
        using WavReader reader = new(Open(name), name);
        Assert.Equal(1, reader.Format.Channels);
        float[] samples = new float[reader.FrameCount!.Value];
        Assert.Equal(samples.Length, reader.Read(samples));
        return ([.. samples.Select(PcmConvert.ToShort)], reader.Format.SampleRateHz);
    }

    /// <summary>Says a greeting into the game's microphone, with silence around it.</summary>
    public static async Task SpeakAsync(GameClient game)
    {
        (short[] samples, int rateHz) = Read("greeting");
        short[] withPauses = [.. new short[rateHz / 2], .. samples, .. new short[rateHz]];
        foreach (short[] tenth in withPauses.Chunk(rateHz / 10))
        {
            ByteString pcm = ByteString.CopyFrom(PcmBytes.AsBytes(tenth));
            await game.SendAsync(
                new ClientMessage
                {
                    MicrophoneAudio = new MicrophoneAudio { Pcm = pcm, SampleRateHz = (uint)rateHz },
                }
            );
        }
    }
}
