using System.Globalization;
using Sidecar.Face.Spectral;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Shared.Tests;

namespace Sidecar.Face.Tests.Spectral;

public class SpectralFaceTimingTests
{
    private static readonly string[] Channels =
    [
        .. Enumerable.Range(0, SpeechFrame.Length).Select(i => i.ToString(CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    [InlineData(480)]
    [InlineData(511)]
    [InlineData(100_000)]
    public void Push_InAnyPieces_GivesTheSameFramesToTheBit(int pieceSamples)
    {
        var pcm = SyntheticVoice.Babble(30);
        var whole = Draw(CurveSet.Arkit61, pcm, pcm.Length);
        var pieces = Draw(CurveSet.Arkit61, pcm, pieceSamples);

        Assert.Equal(whole.SampleIndices, pieces.SampleIndices);
        Assert.Equal(whole.Frames, pieces.Frames);
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
        var recorder = Draw(CurveSet.Arkit52, SyntheticVoice.Ah(2000).AsSpan(0, samples), 480);

        Assert.Equal(Enumerable.Range(0, frames).Select(frame => frame * 400L), recorder.SampleIndices);
    }

    [Fact]
    public void Complete_OfAnEmptyUtterance_GivesNoFrame() => Assert.Empty(Draw(CurveSet.Arkit52, [], 480).Frames);

    [Fact]
    public void Push_GivesEachFrameWithin60MsOfItsSample()
    {
        using var stream = new SpectralFaceEngine().Open();
        var recorder = new FrameRecorder(Channels);
        var pcm = SyntheticVoice.Ah(1000);
        stream.Begin();
        for (var sample = 0; sample < pcm.Length; sample++)
        {
            stream.Push(pcm.AsSpan(sample, 1), recorder);
            var due = Math.Max(0, (sample + 1 - PcmFormat.FromMs(60)) / 400);
            Assert.True(recorder.Frames.Count >= due, $"{recorder.Frames.Count} frames after {sample + 1} samples");
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(500)]
    [InlineData(2000)]
    public void Complete_InTheMiddleOfAVowel_ClosesTheMouthAtTheEnd(int ms)
    {
        var gaps = Draw(CurveSet.Arkit61, SyntheticVoice.Ah(ms), 480).LipGaps();

        Assert.InRange(gaps[^1], 0, 0.001f);
    }

    [Fact]
    public void Begin_AfterAnInterruptedUtterance_StartsAgainAtZeroWithNothingLeftOver()
    {
        using var stream = new SpectralFaceEngine().Open();
        var interrupted = new FrameRecorder(Channels);
        stream.Begin();
        stream.Push(SyntheticVoice.Ah(500), interrupted);

        var next = new FrameRecorder(Channels);
        stream.Begin();
        stream.Push(SyntheticVoice.Silence(500), next);
        stream.Complete(next);

        Assert.Equal(0, next.SampleIndices[0]);
        Assert.All(next.Frames, frame => Assert.InRange(frame[SpeechFrame.Openness], 0, 0.02f));
    }

    [Fact]
    public void Push_OutsideAnUtterance_IsRefused()
    {
        using var stream = new SpectralFaceEngine().Open();
        var recorder = new FrameRecorder(Channels);
        Assert.Throws<InvalidOperationException>(() => stream.Push([1, 2, 3], recorder));

        stream.Begin();
        stream.Complete(recorder);

        Assert.Throws<InvalidOperationException>(() => stream.Complete(recorder));
    }

    [Fact]
    public void Push_InSteadyState_AllocatesNothing()
    {
        using var stream = new SpectralFaceEngine().Open();
        var sink = new CountingSink();
        var pcm = SyntheticVoice.Babble(20);

        var allocated = AllocatedBytes.LeastOf(() =>
        {
            stream.Begin();
            for (var start = 0; start + 480 <= pcm.Length; start += 480)
            {
                stream.Push(pcm.AsSpan(start, 480), sink);
            }

            stream.Complete(sink);
        });

        Assert.Equal(0, allocated);
        Assert.True(sink.Count > 100);
    }

    internal static FrameRecorder Draw(CurveSet curveSet, ReadOnlySpan<short> pcm, int pieceSamples) =>
        DrawnFace.Spectral(curveSet, pcm, pieceSamples);

    private sealed class CountingSink : IFaceFrameSink
    {
        public int Count { get; private set; }

        public void OnFrame(long sampleIndex, ReadOnlySpan<float> values) => Count++;
    }
}
