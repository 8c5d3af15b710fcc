using Sidecar.Audio.Pcm;
using Sidecar.Audio.Wav;
using Sidecar.Simulator;

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
}
