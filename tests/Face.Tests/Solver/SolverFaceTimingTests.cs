using System.Globalization;
using Sidecar.Protocol;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.Solver;

public class SolverFaceTimingTests
{
    private const int AnyPlace = 5003;

    internal static readonly string[] Channels =
    [
        .. Enumerable.Range(0, SpeechFrame.Length).Select(i => i.ToString(CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(240)]
    [InlineData(480)]
    [InlineData(2399)]
    [InlineData(100_000)]
    public void Push_InAnyPieces_GivesTheSameFramesToTheBit(int pieceSamples)
    {
        var pcm = SyntheticVoice.Babble(30);
        var whole = Utter(TestWeights.Open(), pcm, pcm.Length);
        var pieces = Utter(TestWeights.Open(), pcm, pieceSamples);

        Assert.Equal(whole.SampleIndices, pieces.SampleIndices);
        Assert.Equal(whole.Frames, pieces.Frames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(97)]
    [InlineData(1200)]
    public void Hurry_AtTheSamePlaces_GivesTheSameFramesInAnyPieces(int pieceSamples)
    {
        var pcm = SyntheticVoice.Babble(30);
        var reference = UtterHurried(pcm, AnyPlace, AnyPlace);
        var pieces = UtterHurried(pcm, AnyPlace, pieceSamples);

        Assert.Equal(reference.SampleIndices, pieces.SampleIndices);
        Assert.Equal(reference.Frames, pieces.Frames);
        Assert.NotEqual(Utter(TestWeights.Open(), pcm, 480).Frames, pieces.Frames);
    }

    [Fact]
    public void Hurry_GivesEveryFrameThatIs60MsOldOnceAndInOrder()
    {
        using var stream = TestWeights.Open();
        var recorder = new FrameRecorder(Channels);
        var pcm = SyntheticVoice.Babble(20);
        stream.Begin();
        for (var sample = 0; sample < pcm.Length; sample += 480)
        {
            stream.Push(pcm.AsSpan(sample, Math.Min(480, pcm.Length - sample)), recorder);
            stream.Hurry(recorder);
            stream.Hurry(recorder);
            var due = Math.Max(0, (sample + 480 - PcmFormat.FromMs(60)) / 400);
            Assert.True(recorder.Frames.Count >= Math.Min(due, pcm.Length / 400 - 4));
        }

        stream.Complete(recorder);

        Assert.Equal(Enumerable.Range(0, (pcm.Length + 399) / 400).Select(i => i * 400L), recorder.SampleIndices);
    }

    [Fact]
    public void Push_GivesEachFrameWithin120MsOfItsSampleAndNoneSooner()
    {
        using var stream = TestWeights.Open();
        var recorder = new FrameRecorder(Channels);
        var pcm = SyntheticVoice.Ah(1000);
        stream.Begin();
        for (var sample = 0; sample < pcm.Length; sample++)
        {
            stream.Push(pcm.AsSpan(sample, 1), recorder);
            var heard = sample + 1;
            Assert.True(
                recorder.Frames.Count >= Math.Max(0, (heard - PcmFormat.FromMs(120)) / 400 + 1) || heard < 2880
            );
            Assert.True(recorder.Frames.Count * 400 <= Math.Max(0, heard - PcmFormat.FromMs(90)));
        }
    }

    [Fact]
    public void Hurry_GivesTheFirstFrameAfter48Ms()
    {
        using var stream = TestWeights.Open();
        var recorder = new FrameRecorder(Channels);
        var pcm = SyntheticVoice.Ah(1000);
        stream.Begin();
        var samples = 0;
        while (recorder.Frames.Count == 0)
        {
            stream.Push(pcm.AsSpan(samples++, 1), recorder);
            stream.Hurry(recorder);
        }

        Assert.InRange(samples, 1, PcmFormat.FromMs(48));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(400, 1)]
    [InlineData(401, 2)]
    [InlineData(1000, 3)]
    [InlineData(24_000, 60)]
    [InlineData(24_001, 61)]
    public void Complete_HasGivenEveryMultipleOf400UpToTheLastSample(int samples, int frames)
    {
        var recorder = Utter(TestWeights.Open(), SyntheticVoice.Ah(2000).AsSpan(0, samples), 480);

        Assert.Equal(Enumerable.Range(0, frames).Select(frame => frame * 400L), recorder.SampleIndices);
    }

    [Fact]
    public void Complete_OfAnEmptyUtterance_GivesNoFrame() => Assert.Empty(Utter(TestWeights.Open(), [], 480).Frames);

    [Theory]
    [InlineData(20, false)]
    [InlineData(500, false)]
    [InlineData(500, true)]
    [InlineData(2000, true)]
    public void Complete_InTheMiddleOfASound_EndsAtRest(int ms, bool hurried)
    {
        var pcm = SyntheticVoice.Ah(ms);
        var recorder = hurried ? UtterHurried(pcm, 480, 480) : Utter(TestWeights.Open(), pcm, 480);
        var rest = new float[SpeechFrame.Length];
        SpeechFrame.Rest(rest);

        Assert.Equal(rest, recorder.Frames[^1]);
    }

    [Fact]
    public void Begin_AfterAnInterruptedUtterance_StartsAgainAtZeroWithNothingLeftOver()
    {
        var pcm = SyntheticVoice.Babble(5);
        using var interrupted = TestWeights.Open();
        interrupted.Begin();
        interrupted.Push(SyntheticVoice.Ah(500), new FrameRecorder(Channels));
        interrupted.ForgetVoice();
        var next = Utter(interrupted, pcm, 480);

        Assert.Equal(0, next.SampleIndices[0]);
        Assert.Equal(Utter(TestWeights.Open(), pcm, 480).Frames, next.Frames);
    }

    [Fact]
    public void CallsOutsideAnUtterance_AreRefused()
    {
        using var stream = TestWeights.Open();
        var recorder = new FrameRecorder(Channels);
        Assert.Throws<InvalidOperationException>(() => stream.Push([1, 2, 3], recorder));
        Assert.Throws<InvalidOperationException>(() => stream.Hurry(recorder));

        stream.Begin();
        stream.Complete(recorder);

        Assert.Throws<InvalidOperationException>(() => stream.Complete(recorder));
    }

    [Fact]
    public void AnUtterance_InSteadyState_AllocatesNothing()
    {
        using var stream = TestWeights.Open();
        var sink = new CountingSink();
        var pcm = SyntheticVoice.Babble(20);

        var allocated = AllocatedBytes.LeastOf(() =>
        {
            stream.Begin();
            for (var start = 0; start + 480 <= pcm.Length; start += 480)
            {
                stream.Push(pcm.AsSpan(start, 480), sink);
                if (start % 1920 == 0)
                {
                    stream.Hurry(sink);
                }
            }

            stream.Complete(sink);
            stream.ForgetVoice();
        });

        Assert.Equal(0, allocated);
        Assert.True(sink.Count > 100);
    }

    internal static FrameRecorder Utter(IFaceStream stream, ReadOnlySpan<short> pcm, int pieceSamples)
    {
        var recorder = new FrameRecorder(Channels);
        stream.Begin();
        while (!pcm.IsEmpty)
        {
            var count = Math.Min(pieceSamples, pcm.Length);
            stream.Push(pcm[..count], recorder);
            pcm = pcm[count..];
        }

        stream.Complete(recorder);
        return recorder;
    }

    private static FrameRecorder UtterHurried(ReadOnlySpan<short> pcm, int hurryEverySamples, int pieceSamples)
    {
        using var stream = TestWeights.Open();
        var recorder = new FrameRecorder(Channels);
        stream.Begin();
        while (!pcm.IsEmpty)
        {
            var part = pcm[..Math.Min(hurryEverySamples, pcm.Length)];
            pcm = pcm[part.Length..];
            while (!part.IsEmpty)
            {
                var count = Math.Min(pieceSamples, part.Length);
                stream.Push(part[..count], recorder);
                part = part[count..];
            }

            stream.Hurry(recorder);
        }

        stream.Complete(recorder);
        return recorder;
    }

    private sealed class CountingSink : IFaceFrameSink
    {
        public int Count { get; private set; }

        public void OnFrame(long sampleIndex, ReadOnlySpan<float> frame) => Count++;
    }
}
