using CsCheck;
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
        Assert.Equal(0, fixture.Blocks.Outstanding);
    }
}
