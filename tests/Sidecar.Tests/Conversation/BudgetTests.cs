using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Usage;

namespace Sidecar.Tests.Conversation;

public sealed class BudgetTests
{
    private const int AnswerMs = 500;

    [Fact]
    public async Task Usage_OfATurn_IsInItsReportAndInTheConversationsTotal()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions());

        await TurnAsync(fixture, "resp_1", tokens: 100);
        await TurnAsync(fixture, "resp_2", tokens: 30);

        TurnReport[] reports = [.. fixture.Game.All(m => m.TurnReport)];
        Assert.Equal([100u, 30u], reports.Select(r => r.Usage.OutputAudioTokens));
        Assert.Equal([0.0001, 0.00003], reports.Select(r => r.Cost));
        Assert.Equal([100u, 130u], reports.Select(r => r.ConversationUsage.Tokens.OutputAudioTokens));
        Assert.Equal("EUR", reports[0].Currency);
        await ConversationFixture.UntilAsync(() => Used(fixture).Conversation.Tokens == 130);
    }

    [Fact]
    public async Task Transcription_DuringATurn_IsPartOfIt_AndAfterItOfTheConversationOnly()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions());
        await fixture.SayAsync(Text("hello"));
        await fixture.ReceiveAsync(Transcribed("u1", inputTokens: 40, outputTokens: 5));
        await AnswerAsync(fixture, "resp_1", tokens: 10);

        await fixture.ReceiveAsync(Transcribed("u2", inputTokens: 7, outputTokens: 1));

        TokenUsage ofTurn = fixture.Game.All(m => m.TurnReport).Single().Usage;
        Assert.Equal((40u, 5u), (ofTurn.TranscriptionInputTokens, ofTurn.TranscriptionOutputTokens));
        await ConversationFixture.UntilAsync(() => Used(fixture).Conversation.Tokens == 63);
    }

    [Fact]
    public async Task EightyPercent_IsToldOnce()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });

        await TurnAsync(fixture, "resp_1", tokens: 79);
        Assert.Empty(Notices(fixture));
        await TurnAsync(fixture, "resp_2", tokens: 1);
        await TurnAsync(fixture, "resp_3", tokens: 1);

        Assert.Equal(["budget_near"], Notices(fixture));
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Listening);
    }

    [Fact]
    public async Task SpentBudget_LetsTheAnswerBeHeardToItsEnd_ThenHangsUp()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await fixture.SayAsync(Text("hello"));
        await AnswerUnheardAsync(fixture, "resp_1", tokens: 100);

        Assert.Equal(["budget_spent"], Notices(fixture));
        Assert.False(fixture.Session.IsDisposed);
        await fixture.ReportAsync(1, PcmFormat.FromMs(AnswerMs) / 2);
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Speaking);
        await fixture.ReportAsync(1, PcmFormat.FromMs(AnswerMs), PlaybackEvent.Ended);

        Assert.Equal(UtteranceEndReason.Completed, fixture.Game.All(m => m.UtteranceEnded).Single().Reason);
        Assert.Equal(PcmFormat.FromMs(AnswerMs), fixture.Game.All(m => m.TurnReport).Single().PlayedSamples);
        await ConversationFixture.UntilAsync(() => fixture.Session.IsDisposed);
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);
        Assert.Equal(
            "The budget is spent: 100 of 100 tokens for this conversation.",
            fixture.Loop.Snapshot.StateReason
        );
    }

    [Fact]
    public async Task SpentBudget_WhileTheAnswerIsHeard_TakesNoMicrophone()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await fixture.SayAsync(Text("hello"));
        await AnswerUnheardAsync(fixture, "resp_1", tokens: 100);
        long before = fixture.Session.AppendedBytes;

        await fixture.SayAsync(
            new ClientMessage
            {
                MicrophoneAudio = new MicrophoneAudio
                {
                    Pcm = Google.Protobuf.ByteString.CopyFrom(new byte[PcmFormat.FrameBytes * 10]),
                },
            }
        );

        Assert.Equal(before, fixture.Session.AppendedBytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SpentBudget_RefusesTextAndSpeech_WithTheNotice(bool isHeard)
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await fixture.SayAsync(Text("hello"));
        await AnswerUnheardAsync(fixture, "resp_1", tokens: 120);
        if (isHeard)
        {
            await fixture.ReportAsync(1, PcmFormat.FromMs(AnswerMs), PlaybackEvent.Ended);
        }
        int sent = fixture.Session.Sent.Count;

        await fixture.SayAsync(Text("more"));
        string? refusal = await fixture.Loop.SayAsync("more", SayMode.Verbatim);

        Assert.Equal(["budget_spent", "budget_spent"], Notices(fixture));
        Assert.Equal("the budget is spent: 120 of 100 tokens for this conversation", refusal);
        Assert.Empty(fixture.Game.All(m => m.Flush));
        Assert.Equal(sent, fixture.Session.Sent.Count);
    }

    [Fact]
    public async Task SpentBudget_ResponseThatTheServerBeginsAnyway_IsCancelledAndNotHeard()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await fixture.SayAsync(Text("hello"));
        await AnswerUnheardAsync(fixture, "resp_1", tokens: 100);

        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_2"),
            fixture.Delta(250, "resp_2", "item_2"),
            ConversationFixture.Done("resp_2", ResponseStatus.Cancelled)
        );
        await fixture.ReportAsync(1, PcmFormat.FromMs(AnswerMs), PlaybackEvent.Ended);

        Assert.Equal("resp_2", fixture.Session.Sent.OfType<ResponseCancel>().Single().ResponseId);
        Assert.Single(fixture.Game.All(m => m.UtteranceStarted));
        await ConversationFixture.UntilAsync(() => fixture.Session.IsDisposed);
    }

    [Fact]
    public async Task SpentBudget_WhileTheUserSpeaks_EndsTheirTurn()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await fixture.SayAsync(Text("hello"));
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"), fixture.Delta(250));
        await fixture.SayAsync(
            new ClientMessage { UpdateCharacter = new UpdateCharacter { BargeIn = BargeInPolicy.Immediate } }
        );
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "u", AudioStartMs = 5_000 });

        await fixture.ReceiveAsync(Done("resp_1", tokens: 100, ResponseStatus.Cancelled));
        await fixture.ReportAsync(1, 0, PlaybackEvent.Flushed);

        await ConversationFixture.UntilAsync(() => fixture.Session.IsDisposed);
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);
    }

    [Fact]
    public async Task SpentBudget_DoesNotComeBackByReconnecting()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await TurnAsync(fixture, "resp_1", tokens: 60);
        fixture.Session.Receive(
            new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "The connection was lost." }
        );
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Reconnecting);
        fixture.Time.Advance(TimeSpan.FromSeconds(20));
        await fixture.NextSessionAsync();

        await TurnAsync(fixture, "resp_2", tokens: 60);
        fixture.Time.Advance(TimeSpan.FromMinutes(10));
        await fixture.SettleAsync();

        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);
        Assert.Equal((120, 60), (Used(fixture).Conversation.Tokens, Used(fixture).Session.Tokens));
        Assert.Equal(2, fixture.SessionsMade);
    }

    [Fact]
    public async Task ToolCall_OfTheLastAnswer_IsCancelledAndNotAnswered()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions { TokensPerConversation = 100 });
        await fixture.SayAsync(Text("hello"));
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            new OutputItemDone
            {
                ResponseId = "resp_1",
                Item = new ConversationItem
                {
                    Id = "f",
                    Kind = ItemKind.FunctionCall,
                    CallId = "call_1",
                    Name = "open_door",
                },
            },
            Done("resp_1", tokens: 100)
        );

        Assert.Equal("the budget is spent", fixture.Game.All(m => m.ToolCallCancelled).Single().Reason);
        Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>());
        await ConversationFixture.UntilAsync(() => fixture.Session.IsDisposed);
    }

    [Fact]
    public async Task DayBudget_SpentByAnotherConversation_StopsThisOne_UntilMidnight()
    {
        BudgetOptions budget = new() { TokensPerDay = 100 };
        UsageBook book = null!;
        await using ConversationFixture fixture = await ConversationFixture.StartWithTimeAsync(
            (settings, time) => settings with { Usage = book = Book(budget, new DayUsage(time, file: null)) }
        );

        book.Day.Add(new UsageAmount { AudioOutput = 100 });
        await ConversationFixture.UntilAsync(() => fixture.Session.IsDisposed);
        await fixture.SettleAsync();
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);
        Assert.Equal("The budget is spent: 100 of 100 tokens for today.", fixture.Loop.Snapshot.StateReason);

        fixture.Time.Advance(book.Day.UntilMidnight + TimeSpan.FromSeconds(2));
        await fixture.NextSessionAsync();

        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Listening);
        Assert.Equal(["budget_spent"], Notices(fixture));
    }

    [Fact]
    public async Task DayBudget_SpentBefore_OpensNoSession_AndTellsWhoJoins()
    {
        BudgetOptions budget = new() { TokensPerDay = 100 };
        await using ConversationFixture fixture = ConversationFixture.Create(
            (settings, time) =>
            {
                DayUsage day = new(time, file: null);
                day.Add(new UsageAmount { AudioOutput = 100 });
                return settings with { Usage = Book(budget, day) };
            }
        );
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);

        await fixture.Loop.AttachAsync(fixture.Game, new Hello());
        await fixture.SettleAsync();

        Assert.Equal(0, fixture.SessionsMade);
        Assert.Equal([ConversationState.Failed], fixture.Game.States);
        Assert.Equal(["budget_spent"], Notices(fixture));
    }

    [Fact]
    public async Task RateLimits_AreInStatus_AndTheNearOneIsTold()
    {
        await using ConversationFixture fixture = await StartAsync(new BudgetOptions());

        await fixture.ReceiveAsync(
            new RateLimitsUpdated
            {
                RateLimits =
                [
                    new RateLimit
                    {
                        Name = "requests",
                        Limit = 100,
                        Remaining = 90,
                    },
                    new RateLimit
                    {
                        Name = "tokens",
                        Limit = 40_000,
                        Remaining = 1_200,
                        ResetSeconds = 1.5,
                    },
                ],
            }
        );

        await ConversationFixture.UntilAsync(() => Used(fixture).RateLimits.Count == 2);
        Assert.Equal([90L, 1_200L], Used(fixture).RateLimits.Select(l => l.Remaining));
        Assert.Equal(
            "Of the provider's limit of 40000 tokens, 1200 are left; it is whole again in 1.5 s.",
            fixture.Game.All(m => m.Notice).Single(n => n.Code == "rate_limit_near").Text
        );
    }

    private static Task<ConversationFixture> StartAsync(BudgetOptions budget) =>
        ConversationFixture.StartWithTimeAsync(
            (settings, time) => settings with { Usage = Book(budget, new DayUsage(time, file: null)) }
        );

    private static UsageBook Book(BudgetOptions budget, DayUsage day) =>
        new(
            new PriceTable(
                new PricingOptions
                {
                    Currency = "EUR",
                    Models = new Dictionary<string, ModelPriceOptions>(StringComparer.Ordinal)
                    {
                        ["m"] = new() { AudioOutput = 1 },
                    },
                }
            ),
            budget,
            day
        );

    private static UsageSnapshot Used(ConversationFixture fixture) => fixture.Loop.Snapshot.Usage;

    private static IEnumerable<string> Notices(ConversationFixture fixture) =>
        fixture
            .Game.All(m => m.Notice)
            .Select(n => n.Code)
            .Where(c => c.StartsWith("budget", StringComparison.Ordinal));

    private static ClientMessage Text(string text) => new() { SendText = new SendText { Text = text } };

    private static InputTranscriptionCompleted Transcribed(string item, int inputTokens, int outputTokens) =>
        new()
        {
            ItemId = item,
            Transcript = "words",
            Usage = new TranscriptionUsage { InputTokens = inputTokens, OutputTokens = outputTokens },
        };

    private static ResponseDone Done(string id, int tokens, ResponseStatus status = ResponseStatus.Completed) =>
        new()
        {
            Response = new ResponseInfo
            {
                Id = id,
                Status = status,
                Usage = new ResponseUsage
                {
                    OutputTokens = tokens,
                    OutputDetails = new TokenDetails { AudioTokens = tokens },
                },
            },
        };

    private static async Task TurnAsync(ConversationFixture fixture, string response, int tokens)
    {
        await fixture.SayAsync(Text("hello"));
        await AnswerAsync(fixture, response, tokens);
    }

    private static async Task AnswerAsync(ConversationFixture fixture, string response, int tokens)
    {
        await AnswerUnheardAsync(fixture, response, tokens);
        ulong utterance = fixture.Game.All(m => m.UtteranceStarted).Last().UtteranceId;
        await fixture.ReportAsync(utterance, PcmFormat.FromMs(AnswerMs), PlaybackEvent.Ended);
    }

    private static async Task AnswerUnheardAsync(ConversationFixture fixture, string response, int tokens)
    {
        await fixture.AnswerAsync(AnswerMs, response, $"item_{response}", isDone: false);
        await fixture.ReceiveAsync(
            new OutputAudioDone { ResponseId = response, ItemId = $"item_{response}" },
            Done(response, tokens)
        );
    }
}
