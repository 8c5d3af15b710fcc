using Sidecar.Game.Playback;

namespace Sidecar.Tests.Game.Playback;

public sealed class PlaybackHistoryTests
{
    [Fact]
    public void CardSampleOf_AfterAnUnderrun_CountsTheSilence()
    {
        var history = new PlaybackHistory();
        history.Add([new PlayedRun(1, 0, 1000, 240)]);
        history.Add([new PlayedRun(1, 240, 1240, 240)]);
        history.Add([new PlayedRun(1, 480, 2000, 240)]);

        Assert.Equal(2, history.RunsOf(1).Count);
        Assert.Equal(1479, history.CardSampleOf(1, 479));
        Assert.Equal(2000, history.CardSampleOf(1, 480));
        Assert.Equal(2240, history.CardSampleOf(1, 5000));
        Assert.Null(history.CardSampleOf(2, 0));
    }

    [Fact]
    public void ForgetBefore_KeepsTheUtteranceItself()
    {
        var history = new PlaybackHistory();
        history.Add([new PlayedRun(1, 0, 0, 10), new PlayedRun(2, 0, 10, 10)]);

        history.ForgetBefore(2);

        Assert.Empty(history.RunsOf(1));
        Assert.Single(history.RunsOf(2));
    }
}
