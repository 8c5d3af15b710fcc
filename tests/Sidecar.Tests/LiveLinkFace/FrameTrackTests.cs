using Sidecar.LiveLinkFace;
using Sidecar.Shared.Tests;

namespace Sidecar.Tests.LiveLinkFace;

public sealed class FrameTrackTests
{
    private readonly FrameTrack _track = new(curveCount: 2);

    [Fact]
    public void BetweenFrames_ItIsBetweenTheirValues_AndHeldOutsideThem()
    {
        Put(400, 0.2f);
        Put(800, 0.6f);

        Assert.Equal(0.2f, At(0));
        Assert.Equal(0.2f, At(400));
        Assert.Equal(0.4f, At(600), 1e-6f);
        Assert.Equal(0.6f, At(800));
        Assert.Equal(0.6f, At(90_000));
    }

    [Fact]
    public void WithoutFrames_ThereIsNothingToShow()
    {
        Assert.False(_track.Sample(0, new float[2]));
    }

    [Fact]
    public void FrameOfAKnownSample_ReplacesIt()
    {
        Put(0, 0.1f);
        Put(400, 0.2f);
        Put(0, 0.9f);

        Assert.Equal(0.9f, At(0));
        Assert.Equal(400, _track.LastSample);
    }

    [Fact]
    public void BehindAGap_ItBeginsAnew()
    {
        Put(0, 0.1f);
        Put(4_000, 0.7f);

        Assert.Equal(0.7f, At(0));
    }

    [Fact]
    public void FramesThatAreTooLate_AreLeftOut()
    {
        Put(0, 0.1f);
        Put(400, 0.2f);
        Put(800, 0.3f);
        Assert.Equal(0.3f, At(800));
        Put(0, 0.9f);

        Assert.Equal(0.2f, At(400), 1e-6f);
    }

    [Fact]
    public void FramesThatNobodyShows_DoNotPileUp()
    {
        for (int i = 0; i < 5_000; i++)
        {
            Put(400L * i, i);
        }

        Assert.Equal(5_000 - 1_200, At(0));
        Assert.Equal(4_999, At(400L * 4_999));
    }

    [Fact]
    public void AMinuteOfFrames_ShownAsTheyCome_AllocatesNothing()
    {
        float[] values = new float[2];
        long sample = 0;
        void Minute()
        {
            for (int i = 0; i < 3_600; i++, sample += 400)
            {
                _track.Put(sample, values);
                _track.Sample(sample - 8_000, values);
            }
        }
        Assert.Equal(0, AllocatedBytes.LeastOf(Minute));
    }

    private void Put(long sample, float value) => _track.Put(sample, [value, 0]);

    private float At(long sample)
    {
        float[] values = new float[2];
        Assert.True(_track.Sample(sample, values));
        return values[0];
    }
}
