using Sidecar.Game.Report;
using Sidecar.Protocol.V1;
using Sidecar.Telemetry;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Telemetry;

public sealed class WaterfallTests
{
    [Fact]
    public async Task SpokenTurn_OfTheRealDaemon_ReportsEveryStage()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        await RecordedVoice.SpeakAsync(game);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);

        IReadOnlyList<TurnStage> stages = TurnStage.Of(turn);
        Assert.Equal(
            ["end_of_speech", "request", "response_start", "first_audio", "relay", "playback"],
            stages.Select(s => s.Name)
        );
        Assert.Equal(turn.FirstHeardUs, stages.Sum(s => s.DurationUs));
        Assert.True(turn.MicrophoneToSocketUs > 0);
        Assert.InRange(turn.ResponseRequestedUs, turn.SpeechStoppedUs, turn.ResponseCreatedUs);
        Assert.True(turn.FirstTranscriptUs > turn.ResponseCreatedUs);
        Assert.True(turn.ResponseDoneUs > turn.FirstAudioUs);
    }

    [Fact]
    public async Task WrittenTurn_OfTheRealDaemon_TellsWhenItWasAskedFor()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        TurnReport turn = await game.TextTurnAsync();

        Assert.Equal("request", TurnStage.Of(turn)[0].Name);
        Assert.Equal((0, 0), (turn.SpeechStoppedUs, turn.MicrophoneToSocketUs));
    }

    [Theory]
    [InlineData(0, 1_000, "████████████████████████████████████████")]
    [InlineData(500, 750, "                    ██████████")]
    [InlineData(999, 1_000, "                                       █")]
    [InlineData(1_000, 1_000, "                                       █")]
    public void Bar_StandsWhereTheStageWas_AndIsNeverNothing(long startUs, long endUs, string bar) =>
        Assert.Equal(bar, StageWaterfall.Bar(new StageSummary("relay", startUs, endUs, endUs - startUs), 1_000));
}
