using Sidecar.Captions;
using Sidecar.Face;
using Sidecar.Face.Solver;
using Sidecar.Face.Spectral;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Benchmarks.Captions;

/// <summary>
/// How far word starts are from those that a synthesiser wrote down: of counting letters and pauses, and of finding the
/// words in the frames of each engine. Each clip is an utterance whose text is known before its sound.
/// </summary>
internal static class CaptionsCommand
{
    // A game plays a word when this much more of the audio has arrived.
    private const int LeadMs = 500;
    private const int StepMs = 100;

    public static int Run(TextWriter output, string folder)
    {
        var clips = Clip.ReadAll(folder);
        if (clips.Count == 0)
        {
            output.WriteLine($"No NAME.wav with NAME.words.tsv in {folder}.");
            return 1;
        }

        (string Name, IFaceEngine? Engine)[] engines =
        [
            ("letters and pauses", null),
            ("spectral", new SpectralFaceEngine()),
            ("solver", new SolverFaceEngine()),
        ];
        output.WriteLine(
            "engine               voices       words | final: median   p90  bias >200ms | as shown: median   p90 | measured  p90 of them | x real time"
        );
        foreach (var (name, engine) in engines)
        {
            foreach (var family in clips.GroupBy(clip => clip.Family, StringComparer.Ordinal))
            {
                var errors = new WordErrors();
                foreach (var clip in family)
                {
                    Measure(clip, engine?.Open(), errors);
                }

                output.WriteLine($"{name, -20} {family.Key, -12} {errors}");
            }
        }

        return 0;
    }

    private static void Measure(Clip clip, IFaceStream? stream, WordErrors errors)
    {
        var timeline = new WordTimeline();
        var sink = new TimelineSink(timeline);
        timeline.AppendText(clip.Text);
        stream?.Begin();
        var step = (int)PcmFormat.FromMs(StepMs);
        var next = 0;
        var own = TimeSpan.Zero;
        for (var at = 0; at < clip.Pcm.Length; at += step)
        {
            var piece = clip.Pcm.AsSpan(at, Math.Min(step, clip.Pcm.Length - at));
            stream?.Push(piece, sink);
            var from = TimeProvider.System.GetTimestamp();
            timeline.AppendAudio(piece);
            for (; next < clip.Starts.Count && clip.Starts[next].Sample + PcmFormat.FromMs(LeadMs) <= at + step; next++)
            {
                errors.AddShown(timeline.Words[clip.Starts[next].Word].StartSample - clip.Starts[next].Sample);
            }

            own += TimeProvider.System.GetElapsedTime(from);
        }

        timeline.CompleteAudio();
        stream?.Complete(sink);
        stream?.Dispose();
        var words = timeline.Words;
        errors.AddTime(clip.Pcm.Length / (double)PcmFormat.SampleRateHz, own.TotalSeconds);
        foreach (var (word, sample) in clip.Starts)
        {
            errors.AddFinal(words[word].StartSample - sample, words[word].Timing == WordTiming.Measured);
        }
    }

    private sealed class TimelineSink(WordTimeline timeline) : IFaceFrameSink
    {
        public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame) => timeline.AppendFrame(frame);
    }
}
