using Sidecar.Captions;
using Sidecar.Protocol;

namespace Sidecar.Tests.Captions;

public class SpeechEnvelopeTests
{
    [Fact]
    public void Stretches_AreTheToneBetweenThePauses()
    {
        var envelope = new SpeechEnvelope();
        envelope.Append([
            .. Tones.Silence(200),
            .. Tones.Tone(500),
            .. Tones.Silence(300),
            .. Tones.Tone(400),
            .. Tones.Silence(200),
        ]);

        var stretches = Find(envelope, out var open);

        Assert.False(open);
        Assert.Equal(2, stretches.Count);
        Near(200, stretches[0].StartSample);
        Near(700, stretches[0].EndSample);
        Near(1000, stretches[1].StartSample);
        Near(1400, stretches[1].EndSample);
    }

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0.003, 0)]
    [InlineData(0.3, 0.003)]
    public void Stretches_DoNotDependOnTheLevel(double gain, double noise)
    {
        var envelope = new SpeechEnvelope();
        envelope.Append(Tones.Mix([.. Tones.Silence(300), .. Tones.Tone(500, gain), .. Tones.Silence(300)], noise));

        var stretch = Assert.Single(Find(envelope, out _));
        Near(300, stretch.StartSample);
        Near(800, stretch.EndSample);
    }

    [Fact]
    public void AGapWithinAWord_IsNoPause()
    {
        var envelope = new SpeechEnvelope();
        envelope.Append([.. Tones.Tone(300), .. Tones.Silence(80), .. Tones.Tone(300)]);
        Assert.Single(Find(envelope, out _));
    }

    [Fact]
    public void AStretch_IsOpenWhileItReachesTheEnd()
    {
        var envelope = new SpeechEnvelope();
        envelope.Append(Tones.Tone(300));
        Find(envelope, out var open);
        Assert.True(open);

        envelope.Append(Tones.Silence(200));
        Find(envelope, out open);
        Assert.False(open);
    }

    [Fact]
    public void SilenceAndClicks_AreNoSpeech()
    {
        var envelope = new SpeechEnvelope();
        Assert.Empty(Find(envelope, out _));
        envelope.Append([.. Tones.Silence(500), .. Tones.Tone(10), .. Tones.Silence(500)]);
        Assert.Empty(Find(envelope, out var open));
        Assert.False(open);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(479)]
    public void Audio_InAnyPieces_HasTheSameStretches(int pieceSamples)
    {
        short[] pcm = [.. Tones.Tone(333), .. Tones.Silence(200), .. Tones.Tone(250), .. Tones.Silence(150)];
        var whole = new SpeechEnvelope();
        whole.Append(pcm);
        var pieces = new SpeechEnvelope();
        foreach (var piece in pcm.Chunk(pieceSamples))
        {
            pieces.Append(piece);
        }

        Assert.Equal(Find(whole, out _), Find(pieces, out _));
    }

    private static List<SpeechStretch> Find(SpeechEnvelope envelope, out bool open)
    {
        List<SpeechStretch> stretches = [];
        open = envelope.FindStretches(stretches);
        return stretches;
    }

    private static void Near(long ms, long sample) =>
        Assert.InRange(sample, PcmFormat.FromMs(ms - 15), PcmFormat.FromMs(ms + 15));
}
