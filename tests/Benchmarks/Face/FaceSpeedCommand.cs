using System.Globalization;
using Sidecar.Face;
using Sidecar.Face.Spectral;
using Sidecar.Face.Tests;
using Sidecar.Protocol;

namespace Sidecar.Benchmarks.Face;

/// <summary>
/// <c>-- face-speed [--weights FILE]</c>: audio seconds per CPU second of the face engines, what a push of 20 ms costs,
/// what an utterance allocates, and how much audio the first frame needs.
/// </summary>
internal static class FaceSpeedCommand
{
    private const int PushSamples = 20 * PcmFormat.SamplesPerMs;
    private const int Rounds = 4;

    public static int Run(TextWriter output, FaceArguments arguments)
    {
        short[] pcm = SyntheticVoice.Babble(300);
        output.WriteLine(
            "| engine | pushes | × real time | push p50, µs | p99, µs | max, µs | bytes per utterance | first frame, ms | hurried, ms |"
        );
        output.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (IFaceEngine engine in new IFaceEngine[] { new SpectralFaceEngine(), arguments.Solver() })
        {
            output.WriteLine(Row(engine, "20 ms", pcm, PushSamples, hurry: false));
            output.WriteLine(Row(engine, "20 ms, hurried", pcm, PushSamples, hurry: true));
            output.WriteLine(Row(engine, "1 s", pcm, PcmFormat.SampleRateHz, hurry: false));
        }
        return 0;
    }

    private static string Row(IFaceEngine engine, string pushes, short[] pcm, int pushSamples, bool hurry)
    {
        using IFaceStream stream = engine.Open();
        CountingSink sink = new();
        List<double> pushMicroseconds = new(Rounds * (pcm.Length / pushSamples + 1));
        Utter(stream, pcm, pushSamples, hurry, sink, null);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        for (int round = 0; round < Rounds; round++)
        {
            Utter(stream, pcm, pushSamples, hurry, sink, null);
        }
        cpu = Environment.CpuUsage.TotalTime - cpu;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Utter(stream, pcm, pushSamples, hurry, sink, null);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Utter(stream, pcm, pushSamples, hurry, sink, pushMicroseconds);
        pushMicroseconds.Sort();
        double seconds = Rounds * pcm.Length / (double)PcmFormat.SampleRateHz;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {engine.Name} | {pushes} | {seconds / cpu.TotalSeconds:F0} | {At(pushMicroseconds, 0.5):F0} "
                + $"| {At(pushMicroseconds, 0.99):F0} | {pushMicroseconds[^1]:F0} | {allocated} "
                + $"| {FirstFrameMs(engine, hurry: false):F1} | {FirstFrameMs(engine, hurry: true):F1} |"
        );
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static void Utter(
        IFaceStream stream,
        ReadOnlySpan<short> pcm,
        int pushSamples,
        bool hurry,
        CountingSink sink,
        List<double>? pushMicroseconds
    )
    {
        stream.Begin();
        while (!pcm.IsEmpty)
        {
            int count = Math.Min(pushSamples, pcm.Length);
            long start = TimeProvider.System.GetTimestamp();
            stream.Push(pcm[..count], sink);
            if (hurry)
            {
                stream.Hurry(sink);
            }
            pushMicroseconds?.Add(TimeProvider.System.GetElapsedTime(start).TotalMicroseconds);
            pcm = pcm[count..];
        }
        stream.Complete(sink);
    }

    private static double FirstFrameMs(IFaceEngine engine, bool hurry)
    {
        using IFaceStream stream = engine.Open();
        CountingSink sink = new();
        short[] pcm = SyntheticVoice.Ah(500);
        stream.Begin();
        int samples = 0;
        while (sink.Count == 0)
        {
            stream.Push(pcm.AsSpan(samples++, 1), sink);
            if (hurry)
            {
                stream.Hurry(sink);
            }
        }
        return samples / (double)PcmFormat.SamplesPerMs;
    }

    private sealed class CountingSink : IFaceFrameSink
    {
        public int Count { get; private set; }

        public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame) => Count++;
    }
}
