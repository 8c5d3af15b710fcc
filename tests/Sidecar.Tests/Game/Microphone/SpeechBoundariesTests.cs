using Sidecar.Game.Microphone;

namespace Sidecar.Tests.Game.Microphone;

public sealed class SpeechBoundariesTests
{
    private const int Rate = 24_000;

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(0, 0.03)]
    [InlineData(20, 0.1)]
    [InlineData(300, 0.2)]
    [InlineData(900, 0.4)]
    public void Find_AVoiceOverNoise_MarksItWithin20Ms(int noiseAmplitude, double voiceLevel)
    {
        var pcm = Noise(3 * Rate, noiseAmplitude);
        AddVoice(pcm, Rate, 2 * Rate, voiceLevel);

        var segment = Assert.Single(SpeechBoundaries.Find(pcm));

        Assert.InRange(segment.Start, Rate - 480, Rate + 480);
        Assert.InRange(segment.End, (2 * Rate) - 480, (2 * Rate) + 480);
    }

    [Fact]
    public void Find_WithALongPause_GivesTwoSegments()
    {
        var pcm = Noise(4 * Rate, 30);
        AddVoice(pcm, Rate / 2, Rate, 0.3);
        AddVoice(pcm, 2 * Rate, 3 * Rate, 0.3);

        var segments = SpeechBoundaries.Find(pcm);

        Assert.Equal(2, segments.Count);
        Assert.InRange(segments[1].Start, (2 * Rate) - 480, (2 * Rate) + 480);
    }

    [Fact]
    public void Find_WithAShortGap_GivesOneSegment()
    {
        var pcm = Noise(2 * Rate, 30);
        AddVoice(pcm, Rate / 2, Rate - 2400, 0.3);
        AddVoice(pcm, Rate, Rate + 9600, 0.3);

        Assert.Single(SpeechBoundaries.Find(pcm));
    }

    [Fact]
    public void Find_AClickBeforeTheVoice_IsNotSpeech()
    {
        var pcm = Noise(2 * Rate, 10);
        pcm[2400] = 20_000;
        AddVoice(pcm, Rate, Rate + 12_000, 0.3);

        var segment = Assert.Single(SpeechBoundaries.Find(pcm));
        Assert.InRange(segment.Start, Rate - 480, Rate + 480);
    }

    [Fact]
    public void Find_WithADirectCurrent_IgnoresIt()
    {
        var pcm = Noise(2 * Rate, 5);
        AddVoice(pcm, Rate, Rate + 12_000, 0.3);
        for (var i = 0; i < pcm.Length; i++)
        {
            pcm[i] += 3000;
        }

        var segment = Assert.Single(SpeechBoundaries.Find(pcm));
        Assert.InRange(segment.Start, Rate - 480, Rate + 480);
    }

    [Fact]
    public void Find_InSilence_GivesNothing()
    {
        Assert.Empty(SpeechBoundaries.Find(new short[Rate]));
        Assert.Empty(SpeechBoundaries.Find([]));
    }

    private static short[] Noise(int count, int amplitude)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => (short)random.Next(-amplitude, amplitude + 1))];
    }

    /// <summary>A tone with overtones whose loudness moves as syllables do.</summary>
    private static void AddVoice(short[] pcm, int start, int end, double level)
    {
        for (var i = start; i < end; i++)
        {
            var t = (double)i / Rate;
            var syllables = 0.65 + (0.35 * Math.Sin(2 * Math.PI * 4 * t));
            var voice = Math.Sin(2 * Math.PI * 140 * t) + (0.5 * Math.Sin(2 * Math.PI * 420 * t));
            pcm[i] = (short)Math.Clamp(pcm[i] + (32767 * level * syllables * voice / 1.5), -32768, 32767);
        }
    }
}
