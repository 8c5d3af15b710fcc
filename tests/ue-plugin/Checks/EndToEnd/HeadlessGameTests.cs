namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>
/// The whole plugin as a game without a picture, over real sockets with the real daemon: what is heard, shown and read.
/// </summary>
public class HeadlessGameTests(HeadlessGameFixture games) : IClassFixture<HeadlessGameFixture>
{
    private const int LargestLagMs = 80;

    /// <summary>The mouth may still close, or already open, this near to a sound.</summary>
    private const double NearSeconds = 0.4;

    [Theory]
    [InlineData("60 Hz")]
    [InlineData("144 Hz")]
    [InlineData("60 Hz, hitches")]
    [InlineData("144 Hz, hitches")]
    public async Task AConversation_IsAnsweredTurnByTurn_AndReadByBothSpeakers(string name)
    {
        HeadlessRun run = await games.GetAsync(name);

        Assert.Equal(2, run.Summary.GetProperty("finished").GetInt32());
        Assert.Equal(0, run.Summary.GetProperty("errors").GetInt32());
        Assert.Equal(0, run.Summary.GetProperty("liveLinkErrors").GetInt32());
        Assert.Equal(
            [
                "user: Hello! Who are you?",
                $"character: {HeadlessGameFixture.Greeting}",
                "user: Tell me the story of the lighthouse.",
                $"character: {HeadlessGameFixture.Story}",
            ],
            run.Captions
        );
        Assert.Equal(
            $"{HeadlessGameFixture.Greeting} {HeadlessGameFixture.Story}",
            string.Join(' ', run.Of("word").Select(w => w.Text))
        );
    }

    [Theory]
    [InlineData("60 Hz")]
    [InlineData("144 Hz")]
    [InlineData("60 Hz, hitches")]
    [InlineData("144 Hz, hitches")]
    public async Task TheMouth_MovesWithTheSound_AndRestsInSilence(string name)
    {
        HeadlessRun run = await games.GetAsync(name);

        (int lagMs, double correlation) = MouthLag.Measure(run.Heard, run.Face);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {lagMs} ms behind, correlation {correlation:F3}");
        Assert.InRange(lagMs, -LargestLagMs, LargestLagMs);
        Assert.True(correlation > 0.5, $"the mouth goes with the sound by {correlation:F2} only");

        var spoken = run.Heard.Spoken(longestPauseSeconds: 1);
        Assert.All(
            run.Face.Curve("JawOpen")
                .Where(f => spoken.All(s => f.Time < s.Start - NearSeconds || f.Time > s.End + NearSeconds)),
            frame => Assert.InRange(frame.Value, 0, 0.02)
        );
    }

    [Fact]
    public async Task AMouthThatIsLate_IsMeasuredAsLate()
    {
        HeadlessRun run = await games.GetAsync("60 Hz");
        HeardSound earlier = run.Heard with { StartSeconds = run.Heard.StartSeconds - 0.1 };

        int lagMs = MouthLag.Measure(earlier, run.Face).LagMs - MouthLag.Measure(run.Heard, run.Face).LagMs;

        Assert.InRange(lagMs, 92, 108);
    }

    [Theory]
    [InlineData("144 Hz")]
    [InlineData("60 Hz, hitches")]
    [InlineData("144 Hz, hitches")]
    [InlineData("interruptions")]
    public async Task WhatIsHeardOfAnAnswer_DependsNeitherOnFramesNorOnMurmurs(string name)
    {
        GameEvent story = (await games.GetAsync("60 Hz")).Of("finished").Last();
        HeadlessRun run = await games.GetAsync(name);

        GameEvent same = name == "interruptions" ? run.Of("finished").First() : run.Of("finished").Last();
        Assert.Equal(story.Seconds, same.Seconds);
    }

    [Theory]
    [InlineData("60 Hz")]
    [InlineData("144 Hz")]
    [InlineData("60 Hz, hitches")]
    [InlineData("144 Hz, hitches")]
    public async Task TheSoundOfTheMixer_IsAsLongAsThePluginReports(string name)
    {
        HeadlessRun run = await games.GetAsync(name);

        double reported = run.Of("finished").Sum(f => f.Seconds);
        double heard = run.Heard.Spoken(longestPauseSeconds: 1).Sum(s => s.End - s.Start);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: reported {reported:F3} s, heard {heard:F3} s");
        // An answer begins and ends with digital silence, which can't be told from none.
        Assert.InRange(heard, reported - 0.5, reported + 0.01);
    }

    [Fact]
    public async Task AMurmurIntoAnAnswer_LosesNothingOfIt()
    {
        HeadlessRun run = await games.GetAsync("interruptions");

        Assert.Contains($"character: {HeadlessGameFixture.Story}", run.Captions);
        Assert.Equal(1, run.Summary.GetProperty("interrupted").GetInt32());
    }

    [Fact]
    public async Task AnInterruption_StopsTheSound_AndCutsTheCaption()
    {
        HeadlessRun run = await games.GetAsync("interruptions");

        string cut = Assert.Single(run.Captions, c => c.EndsWith(" [interrupted]", StringComparison.Ordinal));
        string said = cut["character: ".Length..^" [interrupted]".Length];
        Assert.StartsWith(said, HeadlessGameFixture.Greeting, StringComparison.Ordinal);
        Assert.NotEqual(HeadlessGameFixture.Greeting, said);

        GameEvent interrupted = Assert.Single(run.Of("interrupted"));
        GameEvent answered = run.Of("started").First(s => s.Time > interrupted.Time);
        var between = run
            .Heard.Spoken(longestPauseSeconds: 0.2)
            .Where(s => s.End > interrupted.Time && s.Start < answered.Time);
        // Of the frame in which the game is told, the mixer has heard something already; the next answer comes later.
        Assert.True(
            between.Sum(s => Math.Min(s.End, answered.Time) - Math.Max(s.Start, interrupted.Time)) < 0.15,
            "the voice went on after the game was told of the interruption"
        );
        Assert.Equal("character: Follow the white stones.", run.Captions[^1]);
    }

    [Fact]
    public async Task ASidecarThatIsKilledInItsAnswer_AndStartedElsewhere_IsFoundAndAnswers()
    {
        double greeting = (await games.GetAsync("60 Hz")).Of("finished").First().Seconds;
        HeadlessRun run = await games.GetAsync("restart");

        GameEvent offline = run.Of("state").First(s => s.Text.EndsWith("Offline", StringComparison.Ordinal));
        GameEvent back = run.Of("state")
            .First(s => s.Time > offline.Time && s.Text.EndsWith("Listening", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"back {back.Time - offline.Time:F2} s after it was gone");
        Assert.True(Assert.Single(run.Of("interrupted")).Seconds < greeting, "the first answer was not cut");
        Assert.Equal(greeting, Assert.Single(run.Of("finished"), f => f.Time > back.Time).Seconds);
        Assert.Equal($"character: {HeadlessGameFixture.Greeting}", run.Captions[^1]);
    }
}
