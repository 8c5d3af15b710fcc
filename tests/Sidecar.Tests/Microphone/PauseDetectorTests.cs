using Sidecar.Microphone;
using Sidecar.Protocol;

namespace Sidecar.Tests.Microphone;

public sealed class PauseDetectorTests
{
    private readonly PauseDetector _detector = new();
    private int _seed = 1;

    [Theory]
    [InlineData(8_000, 0)]
    [InlineData(8_000, 40)]
    [InlineData(400, 3)]
    [InlineData(20_000, 900)]
    public void ThePauseAfterSpeech_IsToldOnce_100MsIn(int voice, int noise)
    {
        Assert.Empty(Hear(800, 0, noise));
        Assert.Empty(Hear(1_000, voice, noise));

        Assert.Equal([100], Hear(2_000, 0, noise));
        Assert.Empty(Hear(600, voice, noise));
        Assert.Equal([100], Hear(600, 0, noise));
    }

    [Fact]
    public void TheSilenceInAStop_AndAShortSound_AreNoPause()
    {
        Hear(400, 0, 10);
        Hear(500, 8_000, 10);

        Assert.Empty(Hear(80, 0, 10));
        Assert.Empty(Hear(300, 8_000, 10));
        Assert.Single(Hear(500, 0, 10));
        Assert.Empty(Hear(160, 8_000, 10));
        Assert.Empty(Hear(500, 0, 10));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5_000)]
    [InlineData(8_000, 8_000)]
    public void SilenceAndSteadySound_HaveNoPauses(int voice, int noise) => Assert.Empty(Hear(60_000, voice, noise));

    [Fact]
    public void AnOffset_ChangesNothing()
    {
        Hear(400, 0, 10, offset: 6_000);
        Hear(1_000, 8_000, 10, offset: 6_000);

        Assert.Equal([100], Hear(1_000, 0, 10, offset: 6_000));
    }

    /// <summary>Milliseconds into the sound at which a pause was told.</summary>
    private List<int> Hear(int ms, int voice, int noise, int offset = 0)
    {
        List<int> told = [];
        short[] frame = new short[PcmFormat.FrameSamples];
        for (int at = 0; at < ms; at += 20)
        {
            for (int i = 0; i < frame.Length; i++)
            {
                _seed = unchecked(_seed * 1_103_515_245 + 12_345);
                double random = ((_seed >> 16) & 0x7fff) / 16_384.0 - 1;
                double tone = Math.Sin(2 * Math.PI * 150 * (at * 24 + i) / PcmFormat.SampleRateHz);
                frame[i] = (short)Math.Clamp(voice * tone + noise * random + offset, short.MinValue, short.MaxValue);
            }
            if (_detector.Hear(frame))
            {
                told.Add(at + 20);
            }
        }
        return told;
    }
}
