using Microsoft.Extensions.Time.Testing;
using Sidecar.LiveLinkFace;

namespace Sidecar.Tests.LiveLinkFace;

public sealed class HeardPositionTests
{
    private const int Ms = 24;

    private readonly FakeTimeProvider _time = new();
    private readonly HeardPosition _heard;

    public HeardPositionTests() => _heard = new HeardPosition(_time);

    [Fact]
    public void BetweenReports_TheClockCarriesItOn()
    {
        Report(1, 0);
        Pass(60);
        Assert.Equal(60 * Ms, Now);
        Pass(40);
        Report(1, 105 * Ms);
        Assert.Equal(105 * Ms, Now);
        Pass(50);
        Assert.Equal(155 * Ms, Now);
    }

    [Fact]
    public void ReportThatIsALittleBehindTheClock_IsNoStepBack()
    {
        Report(1, 0);
        Pass(100);
        Assert.Equal(100 * Ms, Now);
        Report(1, 80 * Ms);

        Assert.Equal(100 * Ms, Now);
        Pass(30);
        Assert.Equal(110 * Ms, Now);
    }

    [Fact]
    public void WithoutReports_ItGoesOnFor250Ms_AndThenStands()
    {
        Report(1, 1_000 * Ms);
        Pass(250);
        Assert.Equal((1_250 * Ms, 0.0), (Now, Stalled));
        Pass(150);
        Assert.Equal((1_250 * Ms, 150.0), (Now, Stalled));
    }

    [Fact]
    public void HeldVoice_StandsAtOnce_AndGoesOnFromThere()
    {
        Report(1, 0);
        Pass(100);
        Hold();
        Pass(500);
        Assert.Equal((100 * Ms, 500.0), (Now, Stalled));

        _heard.Resume(_time.GetTimestamp());
        Pass(50);
        Assert.Equal((150 * Ms, 0.0), (Now, Stalled));
    }

    [Fact]
    public void ReportWhileHeld_CorrectsWhereItStands()
    {
        Report(1, 0);
        Pass(100);
        Hold();
        Report(1, 108 * Ms);
        Pass(100);

        Assert.Equal(108 * Ms, Now);
    }

    [Fact]
    public void NextUtterance_BeginsAtItsBeginning_AndALateReportOfTheLastIsNothing()
    {
        Report(1, 5_000 * Ms);
        Assert.Equal(5_000 * Ms, Now);
        Report(2, 0);
        Report(1, 5_100 * Ms);

        Assert.Equal((2ul, 0L), (_heard.UtteranceId, Now));
    }

    private long Now => _heard.SampleAt(_time.GetTimestamp());

    private double Stalled => _heard.StalledAt(_time.GetTimestamp()).TotalMilliseconds;

    private void Report(ulong id, long samples) => _heard.Report(id, samples, _time.GetTimestamp());

    private void Hold() => _heard.Hold(_time.GetTimestamp());

    private void Pass(int ms) => _time.Advance(TimeSpan.FromMilliseconds(ms));
}
