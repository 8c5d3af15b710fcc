using Sidecar.Configuration;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Tests.Conversation;

/// <summary>What a lost session leaves behind, and what the next one is given.</summary>
public sealed class SurvivalTests
{
    private static SessionEnded Lost { get; } =
        new() { Reason = SessionEndReason.ConnectionLost, Description = "the cable was cut" };

    [Fact]
    public async Task Lost_GameIsToldBeforeAnythingElse_AndTheNextSessionIsOpenedAtOnce()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync();

        Assert.Equal([ConversationState.Reconnecting, ConversationState.Listening], fixture.Game.States.TakeLast(2));
    }

    [Fact]
    public async Task Lost_NextSessionIsToldWhatWasSaidAndHeard()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await SpeakAsync(fixture, "user_1", "What is your name?");
        await AnswerAsync(fixture, "resp_1", "item_1", "My name is Ada. I live here.", durationMs: 2_000);
        await fixture.ReportAsync(1, PcmFormat.FromMs(2_000), PlaybackEvent.Ended);
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "Where?" } });
        await AnswerAsync(fixture, "resp_2", "item_2", "In this old house by the sea.", durationMs: 2_000);
        await fixture.ReportAsync(2, PcmFormat.FromMs(900));
        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });
        await fixture.ReportAsync(2, PcmFormat.FromMs(1_000), PlaybackEvent.Flushed);

        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync();

        string[] replayed = [.. Replayed(fixture).Select(i => $"{i.Role}: {i.Text}")];
        Assert.Equal(4, replayed.Length);
        Assert.Equal(
            ["User: What is your name?", "Assistant: My name is Ada. I live here.", "User: Where?"],
            replayed[..3]
        );
        Assert.StartsWith("Assistant: In this", replayed[3], StringComparison.Ordinal);
        Assert.DoesNotContain("sea", replayed[3], StringComparison.Ordinal);
        Assert.Empty(fixture.Session.Sent.OfType<ResponseCreate>());
    }

    [Fact]
    public async Task LostBeforeTheAnswer_IsAskedForAgain_AndItIsOneTurn()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await SpeakAsync(fixture, "user_1", "What is your name?");

        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Confirm();
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ResponseCreate>().Any());
        await AnswerAsync(fixture, "resp_9", "item_9", "Ada.", durationMs: 500);
        await fixture.ReportAsync(1, PcmFormat.FromMs(500), PlaybackEvent.Ended);

        TurnReport report = Assert.Single(fixture.Game.All(m => m.TurnReport));
        Assert.Equal(1UL, report.TurnId);
        Assert.Equal(PcmFormat.FromMs(500), report.PlayedSamples);
    }

    [Fact]
    public async Task LostInTheMiddleOfAnAnswer_WhatCameIsHeard_AndTheRestIsAskedFor()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await SpeakAsync(fixture, "user_1", "Tell me all.");
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"));
        await fixture.ReceiveAsync(Transcript("resp_1", "item_1", "It began long ago"));
        await fixture.ReceiveAsync(fixture.Delta(1_000));

        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Confirm();
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ResponseCreate>().Any());

        UtteranceEnded cut = Assert.Single(fixture.Game.All(m => m.UtteranceEnded));
        Assert.Equal(PcmFormat.FromMs(1_000), cut.TotalSamples);
        Assert.Equal("It began long ago", Replayed(fixture).Single(i => i.Role == ItemRole.Assistant).Text);
        string? instructions = fixture.Session.Sent.OfType<ResponseCreate>().Single().Configuration?.Instructions;
        Assert.Contains("It began long ago", instructions, StringComparison.Ordinal);

        await AnswerAsync(fixture, "resp_2", "item_2", "in a far country.", durationMs: 500);
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000), PlaybackEvent.Ended);
        await fixture.ReportAsync(2, PcmFormat.FromMs(500), PlaybackEvent.Ended);
        Assert.Equal([1UL, 2UL], Assert.Single(fixture.Game.All(m => m.TurnReport)).UtteranceIds);
    }

    [Fact]
    public async Task LostInTheMiddleOfAnAnswer_WithoutContinuation_TheTurnEndsWithWhatCame()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                Survival = new SurvivalOptions { ContinueCutAnswers = false },
            }
        );
        await SpeakAsync(fixture, "user_1", "Tell me all.");
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"));
        await fixture.ReceiveAsync(fixture.Delta(1_000));

        await fixture.ReceiveAsync(Lost);
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000), PlaybackEvent.Ended);
        await fixture.NextSessionAsync();

        Assert.Equal(PcmFormat.FromMs(1_000), Assert.Single(fixture.Game.All(m => m.TurnReport)).PlayedSamples);
        Assert.Empty(fixture.Session.Sent.OfType<ResponseCreate>());
    }

    [Fact]
    public async Task LostWhileTheUserSpeaks_TheSpeechIsGivenToTheNextSessionFromItsStart()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        Speak(fixture, ms: 2_000);
        await fixture.ReceiveAsync(new SpeechStarted { ItemId = "user_1", AudioStartMs = 1_400 });
        Speak(fixture, ms: 400);

        await fixture.ReceiveAsync(Lost);
        Speak(fixture, ms: 300);
        await fixture.NextSessionAsync();
        Speak(fixture, ms: 100);

        Assert.Equal(PcmFormat.FromMs(1_000 + 300 + 100) * PcmFormat.BytesPerSample, fixture.Session.AppendedBytes);
    }

    [Fact]
    public async Task LostWithAWholeSentenceThatHasNoWordsYet_ItsSoundIsReplayed()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        Speak(fixture, ms: 2_000);
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = "user_1", AudioStartMs = 500 },
            new SpeechStopped { ItemId = "user_1", AudioEndMs = 1_500 },
            new InputAudioCommitted { ItemId = "user_1" }
        );

        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Confirm();
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ResponseCreate>().Any());

        ContentPart part = Assert.Single(Assert.Single(Replayed(fixture)).Content);
        Assert.Equal(ContentKind.InputAudio, part.Kind);
        Assert.Equal(48_000 + 960, Convert.FromBase64String(part.AudioBase64!).Length, 960.0);
    }

    [Fact]
    public async Task TextWrittenWithoutASession_IsAnsweredByTheNextOne()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(Lost);
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "Are you there?" } });
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Confirm();
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ResponseCreate>().Any());

        Assert.Equal("Are you there?", Assert.Single(Replayed(fixture)).Text);
        Assert.DoesNotContain(fixture.Game.All(m => m.Notice), n => n.Code == "text_refused");
    }

    [Fact]
    public async Task ToolCallThatOutlivesItsSession_IsAnsweredToTheNextOneTogetherWithItsCall()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "light!" } });
        ConversationItem call = ConversationItem.FunctionCall("call_1", "set_light", """{"on":true}""", "fc_1") with
        {
            Status = ItemStatus.Completed,
        };
        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            new OutputItemDone { ResponseId = "resp_1", Item = call },
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );
        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync();
        Assert.DoesNotContain(Replayed(fixture), i => i.Kind == ItemKind.FunctionCall);

        await fixture.SayAsync(
            new ClientMessage
            {
                ToolResult = new ToolResult { CallId = "call_1", OutputJson = "true" },
            }
        );

        Assert.Equal(
            [ItemKind.FunctionCall, ItemKind.FunctionCallOutput],
            Replayed(fixture).Select(i => i.Kind).TakeLast(2)
        );
        Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>());
        Assert.Empty(fixture.Game.All(m => m.ToolCallCancelled));
    }

    [Fact]
    public async Task InterruptionOfAnAnswerThatAnEarlierSessionMade_IsToldAsTheTextThatWasHeard()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await SpeakAsync(fixture, "user_1", "Where do you live?");
        await AnswerAsync(fixture, "resp_1", "item_1", "In this old house by the sea.", durationMs: 2_000);
        await fixture.ReportAsync(1, PcmFormat.FromMs(500));
        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync();

        await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });
        await fixture.ReportAsync(1, PcmFormat.FromMs(1_000), PlaybackEvent.Flushed);

        Assert.Equal("item_1", Assert.Single(fixture.Session.Sent.OfType<ItemDelete>()).ItemId);
        ItemCreate corrected = fixture.Session.Sent.OfType<ItemCreate>().Last();
        Assert.Equal("user_1", corrected.PreviousItemId);
        Assert.StartsWith("In this", corrected.Item.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sea", corrected.Item.Text, StringComparison.Ordinal);
        Assert.Empty(fixture.Session.Sent.OfType<ItemTruncate>());
    }

    [Fact]
    public async Task ResponseOfWhichNothingMoreComes_IsGivenUpWithItsSession()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await SpeakAsync(fixture, "user_1", "What is your name?");
        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"));

        fixture.Time.Advance(TimeSpan.FromMilliseconds(new SurvivalOptions().ResponseStallMs + 10));
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Confirm();
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ResponseCreate>().Any());

        Assert.Contains(ConversationState.Reconnecting, fixture.Game.States);
    }

    [Fact]
    public async Task FailedResponse_OfAServerInTrouble_IsAskedForAgain_AndThenTold()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "Hello?" } });

        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await ConversationFixture.UntilAsync(() =>
                fixture.Session.Sent.OfType<ResponseCreate>().Count() == attempt
            );
            await fixture.ReceiveAsync(
                ConversationFixture.Created($"resp_{attempt}"),
                Failed($"resp_{attempt}", "server_error")
            );
            fixture.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("response_failed", Assert.Single(fixture.Game.All(m => m.Notice)).Code);
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Listening);
    }

    [Fact]
    public async Task QuotaUsedUp_IsToldWithTheRemedy_AndNotAskedAgain()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "Hello?" } });

        await fixture.ReceiveAsync(ConversationFixture.Created("resp_1"), Failed("resp_1", "insufficient_quota"));
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        await fixture.SettleAsync();

        Notice notice = Assert.Single(fixture.Game.All(m => m.Notice));
        Assert.Equal("provider_refused", notice.Code);
        Assert.Contains("billing", notice.Text, StringComparison.Ordinal);
        Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>());
    }

    [Fact]
    public async Task SessionThatEndsForAKeyThatIsNoLongerGood_FailsWithTheRemedy()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await fixture.ReceiveAsync(
            new SessionEnded
            {
                Reason = SessionEndReason.ClosedByServer,
                CloseCode = 3000,
                Description = "The server closed the connection with code 3000.",
                LastError = new ErrorInfo { Code = "invalid_api_key", Message = "Incorrect API key provided." },
            }
        );

        Assert.Equal(ConversationState.Failed, fixture.Loop.Snapshot.State);
        Assert.Contains("Check the API key", fixture.Loop.Snapshot.StateReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterARefusal_AGameThatWritesMakesItTryAgain()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.ReceiveAsync(Lost);
        await fixture.NextSessionAsync(confirm: false);
        fixture.Session.Refuse(
            new RealtimeFailure
            {
                Kind = RealtimeFailureKind.Unauthorized,
                Message = "The key was refused.",
                Remedy = "Set another one.",
            }
        );
        await ConversationFixture.UntilAsync(() => fixture.Loop.Snapshot.State == ConversationState.Failed);

        fixture.Time.Advance(TimeSpan.FromSeconds(6));
        await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "Hello?" } });
        await fixture.NextSessionAsync();

        Assert.Equal(ConversationState.Listening, fixture.Loop.Snapshot.State);
    }

    internal static IReadOnlyList<ConversationItem> Replayed(ConversationFixture fixture) =>
        [.. fixture.Session.Sent.OfType<ItemCreate>().Select(i => i.Item)];

    internal static async Task SpeakAsync(ConversationFixture fixture, string item, string words) =>
        await fixture.ReceiveAsync(
            new SpeechStarted { ItemId = item, AudioStartMs = 0 },
            new SpeechStopped { ItemId = item, AudioEndMs = 1 },
            new InputAudioCommitted { ItemId = item },
            new InputTranscriptionCompleted { ItemId = item, Transcript = words }
        );

    internal static async Task AnswerAsync(
        ConversationFixture fixture,
        string response,
        string item,
        string words,
        int durationMs
    )
    {
        await fixture.ReceiveAsync(ConversationFixture.Created(response));
        await fixture.ReceiveAsync(Transcript(response, item, words));
        for (int ms = 0; ms < durationMs; ms += 250)
        {
            await fixture.ReceiveAsync(fixture.Delta(Math.Min(250, durationMs - ms), response, item));
        }
        await fixture.ReceiveAsync(
            new OutputAudioDone { ResponseId = response, ItemId = item },
            new OutputAudioTranscriptDone
            {
                ResponseId = response,
                ItemId = item,
                Transcript = words,
            },
            ConversationFixture.Done(response, ResponseStatus.Completed)
        );
    }

    private static OutputAudioTranscriptDelta Transcript(string response, string item, string words) =>
        new()
        {
            ResponseId = response,
            ItemId = item,
            Delta = words,
        };

    private static ResponseDone Failed(string id, string code) =>
        new()
        {
            Response = new ResponseInfo
            {
                Id = id,
                Status = ResponseStatus.Failed,
                StatusDetails = new ResponseStatusDetails
                {
                    Type = "failed",
                    Error = new ErrorInfo
                    {
                        Type = "server_error",
                        Code = code,
                        Message = "The server had an error.",
                    },
                },
            },
        };

    private static void Speak(ConversationFixture fixture, int ms) =>
        fixture.Loop.Ear.HearOwn(new byte[PcmFormat.FromMs(ms) * PcmFormat.BytesPerSample]);
}
