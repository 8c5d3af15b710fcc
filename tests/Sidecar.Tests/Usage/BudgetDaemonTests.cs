using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Usage;

public sealed class BudgetDaemonTests : IDisposable
{
    private const string Model = "gpt-realtime-2.1";
    private const string Transcriber = "gpt-transcribe";

    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-budget-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Status_TellsUsageCostAndRateLimits()
    {
        await using DaemonFixture daemon = await StartAsync(new BudgetOptions { PerConversation = 1_000 });
        await using GameClient game = await GameClient.TalkAsync(daemon);
        TurnReport first = await game.TextTurnAsync();
        TurnReport second = await game.TextTurnAsync("and then?");

        // rate_limits.updated follows the response a little later.
        GetStatusResponse status = await StatusAsync(daemon);
        while (status.Conversations.Single().RateLimits.Count == 0)
        {
            status = await StatusAsync(daemon);
        }

        ConversationStatus conversation = status.Conversations.Single();
        Assert.Equal("USD", conversation.Usage.Currency);
        Assert.Equal(first.Cost + second.Cost, conversation.Usage.Cost, 9);
        Assert.Equal(CostByHand(first.Usage) + CostByHand(second.Usage), conversation.Usage.Cost, 9);
        Assert.Equal(second.ConversationUsage, conversation.Usage);
        Assert.Equal(conversation.Usage, conversation.SessionUsage);
        Assert.Equal(conversation.Usage, status.UsageToday);
        Assert.Equal(0ul, conversation.Usage.UnpricedTokens);
        Assert.Equal(BudgetLevel.Good, conversation.Budget.Level);
        Assert.Equal("tokens", conversation.RateLimits.Single().Name);
    }

    [Fact]
    public async Task SpokenTurn_CountsTheTranscription()
    {
        await using DaemonFixture daemon = await StartAsync(
            new BudgetOptions { PerConversation = 1_000 },
            simulated => simulated with { Transcription = Simulator.TranscriptionMode.BeforeResponse }
        );
        await using GameClient game = await GameClient.TalkAsync(daemon);

        await Bridge.RecordedVoice.SpeakAsync(game);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);

        Assert.True(turn.Usage.InputAudioTokens > 0);
        Assert.True(turn.Usage.TranscriptionInputTokens > 0);
        Assert.Equal(CostByHand(turn.Usage), turn.Cost, 9);
    }

    [Fact]
    public async Task Budget_NearThenSpent_EndsTheConversationInOrder_AndANewOneMayBegin()
    {
        uint tokens = await TokensOfATurnAsync();
        await using DaemonFixture daemon = await StartAsync(
            new BudgetOptions { TokensPerConversation = (int)tokens + 1 }
        );
        await using (GameClient game = await GameClient.TalkAsync(daemon))
        {
            await game.TextTurnAsync();
            Assert.Equal("budget_near", (await game.ExpectAsync(m => m.Notice)).Code);

            TurnReport last = await game.TextTurnAsync("and then?");
            StateChanged end = await game.ExpectAsync(m => m.StateChanged, s => s.State == ConversationState.Failed);
            int refusedFrom = game.Messages.Count;
            await game.SendTextAsync("one more?");
            Notice refusal = await game.ExpectAsync(m => m.Notice, from: refusedFrom);

            Assert.Equal((last.ReceivedSamples, false), (last.PlayedSamples, last.Interrupted));
            Assert.StartsWith("The budget is spent: ", end.Reason, StringComparison.Ordinal);
            Assert.Equal(("budget_spent", false), (refusal.Code, refusal.Transient));
            Assert.Equal(2, game.All(m => m.TurnReport).Count());
            Assert.Equal(BudgetLevel.Spent, (await StatusAsync(daemon)).Conversations.Single().Budget.Level);
            Assert.Equal(2, daemon.Wire.Events("response.create").Count);
        }

        // Coming back in the time of grace changes nothing; beginning afresh does.
        await using (GameClient back = await GameClient.JoinAsync(daemon))
        {
            await back.StateAsync(ConversationState.Failed);
            Assert.Equal("budget_spent", (await back.ExpectAsync(m => m.Notice)).Code);
        }
        Hello fresh = GameClient.Hello();
        fresh.StartFresh = true;
        await using GameClient again = await GameClient.TalkAsync(daemon, fresh);
        await again.TextTurnAsync();
    }

    [Fact]
    public async Task DayBudget_HoldsForEveryCharacter_AndOverARestart()
    {
        BudgetOptions budget = new() { PerDay = 0.000001 };
        await using (DaemonFixture daemon = await StartAsync(budget))
        {
            await using GameClient captain = await GameClient.TalkAsync(daemon, GameClient.Hello("Captain"));
            await using GameClient game = await GameClient.TalkAsync(daemon);
            await game.TextTurnAsync();

            await game.StateAsync(ConversationState.Failed);
            await captain.StateAsync(ConversationState.Failed);
        }

        await using DaemonFixture restarted = await StartAsync(budget);
        await using GameClient next = await GameClient.JoinAsync(restarted);
        await next.StateAsync(ConversationState.Failed);

        GetStatusResponse status = await StatusAsync(restarted);
        Assert.Equal(BudgetLevel.Spent, status.BudgetToday.Level);
        Assert.True(status.UsageToday.Cost > 0);
        Assert.Empty(restarted.Wire.Events("session.update"));
    }

    private static double CostByHand(TokenUsage used) =>
        (
            4.0 * used.InputTextTokens
            + 32.0 * used.InputAudioTokens
            + 16.0 * used.OutputTextTokens
            + 64.0 * used.OutputAudioTokens
            + 6.0 * used.TranscriptionInputTokens
            + 10.0 * used.TranscriptionOutputTokens
        ) / 1e6;

    private static async Task<GetStatusResponse> StatusAsync(DaemonFixture daemon) =>
        await daemon.OpenControl().GetStatusAsync(new GetStatusRequest(), DaemonFixture.Authorization);

    private async Task<uint> TokensOfATurnAsync()
    {
        await using DaemonFixture daemon = await StartAsync(new BudgetOptions());
        await using GameClient game = await GameClient.TalkAsync(daemon);
        TokenUsage used = (await game.TextTurnAsync()).Usage;
        return used.InputTextTokens + used.InputAudioTokens + used.OutputTextTokens + used.OutputAudioTokens;
    }

    private Task<DaemonFixture> StartAsync(
        BudgetOptions budget,
        Func<Simulator.SimulatorOptions, Simulator.SimulatorOptions>? simulator = null
    ) =>
        DaemonFixture.StartAsync(
            options =>
                options with
                {
                    Budget = budget with { StateFile = Path.Combine(_folder, "usage.json") },
                    Pricing = new PricingOptions
                    {
                        Models = new Dictionary<string, ModelPriceOptions>(StringComparer.Ordinal)
                        {
                            [Model] = new()
                            {
                                TextInput = 4,
                                AudioInput = 32,
                                TextOutput = 16,
                                AudioOutput = 64,
                            },
                            [Transcriber] = new() { AudioInput = 6, TextOutput = 10 },
                        },
                    },
                },
            simulator
        );
}
