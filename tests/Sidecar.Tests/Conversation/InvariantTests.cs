using CsCheck;
using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class InvariantTests
{
    private enum Step
    {
        Delta,
        NextItem,
        AudioDone,
        ResponseDone,
        SpeechStarted,
        SpeechStopped,
        Committed,
        Nod,
        Words,
        Switch,
        Report,
        WildReport,
        FlushedReport,
        Interrupt,
        Text,
        Leave,
        Return,
        TimePasses,
    }

    [Fact]
    public async Task AnyInterleaving_KeepsTheInvariants()
    {
        Gen<Step[]> steps = Gen.Enum<Step>().Array[1, 60];
        await steps.SampleAsync(RunAsync, iter: 150);
    }

    private static async Task RunAsync(Step[] steps)
    {
        ConversationFixture fixture = await ConversationFixture.StartAsync();
        RecordingClient game = fixture.Game;
        int response = 1;
        int item = 1;
        int policy = (int)BargeInPolicy.Immediate;
        Dictionary<string, long> received = [];
        foreach (Step step in steps)
        {
            string responseId = $"resp_{response}";
            string itemId = $"item_{item}";
            ulong last = game.All(m => m.UtteranceStarted).Select(u => u.UtteranceId).DefaultIfEmpty().Max();
            switch (step)
            {
                case Step.Delta:
                    await fixture.ReceiveAsync(fixture.Delta(170, responseId, itemId));
                    received[itemId] = received.GetValueOrDefault(itemId) + PcmFormat.FromMs(170);
                    break;
                case Step.NextItem:
                    item++;
                    break;
                case Step.AudioDone:
                    await fixture.ReceiveAsync(new OutputAudioDone { ResponseId = responseId, ItemId = itemId });
                    item++;
                    break;
                case Step.ResponseDone:
                    await fixture.ReceiveAsync(ConversationFixture.Done(responseId, ResponseStatus.Completed));
                    response++;
                    item++;
                    break;
                case Step.SpeechStarted:
                    await fixture.ReceiveAsync(new SpeechStarted { ItemId = $"u{response}" });
                    break;
                case Step.SpeechStopped:
                    await fixture.ReceiveAsync(new SpeechStopped { ItemId = $"u{response}", AudioEndMs = 900 });
                    break;
                case Step.Committed:
                    await fixture.ReceiveAsync(new InputAudioCommitted { ItemId = $"u{response}" });
                    break;
                case Step.Nod:
                    await fixture.ReceiveAsync(
                        new InputTranscriptionCompleted { ItemId = $"u{response}", Transcript = "mhm" }
                    );
                    break;
                case Step.Words:
                    await fixture.ReceiveAsync(
                        new InputTranscriptionDelta { ItemId = $"u{response}", Delta = "but listen" }
                    );
                    break;
                case Step.Switch:
                    policy = policy % 3 + 1;
                    await fixture.SayAsync(
                        new ClientMessage { UpdateCharacter = new UpdateCharacter { BargeIn = (BargeInPolicy)policy } }
                    );
                    break;
                case Step.Report:
                    await fixture.ReportAsync(last, game.SentSamples(last) * 2 / 3);
                    break;
                case Step.WildReport:
                    await fixture.ReportAsync(last, long.MaxValue / 3);
                    break;
                case Step.FlushedReport:
                    await fixture.ReportAsync(last, game.SentSamples(last) / 2, PlaybackEvent.Flushed);
                    break;
                case Step.Interrupt:
                    await fixture.SayAsync(new ClientMessage { Interrupt = new Interrupt() });
                    break;
                case Step.Text:
                    await fixture.SayAsync(new ClientMessage { SendText = new SendText { Text = "hm" } });
                    break;
                case Step.Leave:
                    fixture.Loop.Detach(game);
                    break;
                case Step.Return:
                    await fixture.Loop.AttachAsync(game, new Hello { ResumeConversationId = fixture.Loop.Id });
                    break;
                case Step.TimePasses:
                    fixture.Time.Advance(TimeSpan.FromMilliseconds(300));
                    await fixture.SettleAsync();
                    break;
            }
        }
        await fixture.DisposeAsync();

        Assert.All(
            fixture.Session.Sent.OfType<ItemTruncate>(),
            t => Assert.InRange(t.AudioEndMs, 0, PcmFormat.ToMs(received[t.ItemId]))
        );
        Assert.All(
            fixture.Session.Sent.OfType<ItemTruncate>().GroupBy(t => t.ItemId, StringComparer.Ordinal),
            g => Assert.Single(g)
        );
        Assert.All(game.All(m => m.TurnReport).GroupBy(r => r.TurnId), g => Assert.Single(g));
        Assert.All(game.All(m => m.TurnReport), r => Assert.InRange(r.PlayedSamples, 0, long.MaxValue));
        AssertEveryDuckIsEndedOnce(game);
        Assert.Equal(0, fixture.Blocks.Outstanding);
    }

    // A game that comes back during a hold is told again.
    private static void AssertEveryDuckIsEndedOnce(RecordingClient game)
    {
        bool isDucked = false;
        foreach (ServerMessage message in game.Messages)
        {
            switch (message.BodyCase)
            {
                case ServerMessage.BodyOneofCase.Welcome:
                    isDucked = false;
                    break;
                case ServerMessage.BodyOneofCase.Duck:
                    Assert.False(isDucked, "a second Duck without Resume or Flush");
                    isDucked = true;
                    break;
                case ServerMessage.BodyOneofCase.Resume:
                    Assert.True(isDucked);
                    isDucked = false;
                    break;
                case ServerMessage.BodyOneofCase.Flush:
                    isDucked = false;
                    break;
            }
        }
        // One that went away and did not come back was told no more.
        Assert.False(isDucked && game.EndedWith == ClientEnd.ShuttingDown, "the conversation ended without a Resume");
    }
}
