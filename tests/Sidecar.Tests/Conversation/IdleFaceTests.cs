using Sidecar.Conversation;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class IdleFaceTests
{
    private const int FrameSamples = 400;

    // A little more than a batch takes: timers fire a millisecond late on purpose.
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(52);

    [Fact]
    public async Task WhileNobodySpeaks_60FramesASecondFlow_OnSamplesSinceWelcome()
    {
        await using ConversationFixture talk = await ConversationFixture.StartAsync(withFace: true);

        await AdvanceAsync(talk, batches: 40);

        long[] samples = [.. IdleSamples(talk.Game)];
        // 2.08 seconds of the clock, and what is sent ahead.
        Assert.InRange(samples.Length, 118, 128);
        Assert.Equal(Enumerable.Range(0, samples.Length).Select(i => samples[0] + i * FrameSamples), samples);
        Assert.InRange(samples[0], 0, 2 * 1200);
        Assert.All(
            talk.Game.All(m => m.FaceFrames),
            frames => Assert.Equal(frames.SampleIndices.Count * 52, frames.Values.Count)
        );
    }

    [Fact]
    public async Task AnObserverThatComesLater_CountsFromItsOwnWelcome()
    {
        await using ConversationFixture talk = await ConversationFixture.StartAsync(withFace: true);
        await AdvanceAsync(talk, batches: 20);
        RecordingClient observer = new("observer");
        Hello hello = ConversationFixture.Hello();
        hello.Role = Role.Observer;
        Assert.Equal(AttachOutcome.Joined, await talk.Loop.AttachAsync(observer, hello));

        await AdvanceAsync(talk, batches: 10);

        Assert.InRange(IdleSamples(observer).First(), 0, 2 * 1200);
        Assert.Equal(IdleSamples(talk.Game).Last() - 24_000, IdleSamples(observer).Last(), 1300d);
    }

    [Fact]
    public async Task WithoutAFace_OrWithoutAGame_NothingFlows()
    {
        await using ConversationFixture faceless = await ConversationFixture.StartAsync();
        await AdvanceAsync(faceless, batches: 5);
        Assert.Empty(IdleSamples(faceless.Game));

        await using ConversationFixture talk = await ConversationFixture.StartAsync(withFace: true);
        await AdvanceAsync(talk, batches: 5);
        talk.Loop.Detach(talk.Game);
        await talk.SettleAsync();
        int before = talk.Game.Messages.Count;

        await AdvanceAsync(talk, batches: 5);

        Assert.NotEmpty(IdleSamples(talk.Game));
        Assert.Equal(before, talk.Game.Messages.Count);
    }

    [Fact]
    public async Task AGameThatComesBack_IsNotSentWhatItMissed()
    {
        await using ConversationFixture talk = await ConversationFixture.StartAsync(withFace: true);
        await AdvanceAsync(talk, batches: 5);
        talk.Loop.Detach(talk.Game);
        talk.Time.Advance(TimeSpan.FromSeconds(20));
        await talk.SettleAsync();
        RecordingClient again = new("again");
        Hello hello = ConversationFixture.Hello();
        hello.ResumeConversationId = talk.Loop.Id;
        Assert.Equal(AttachOutcome.Joined, await talk.Loop.AttachAsync(again, hello));

        await AdvanceAsync(talk, batches: 1);

        Assert.InRange(IdleSamples(again).Count(), 1, 10);
        Assert.InRange(IdleSamples(again).First(), 0, 3 * 1200);
    }

    [Fact]
    public async Task AChangeOfState_ShowsAtOnce()
    {
        await using ConversationFixture talk = await ConversationFixture.StartAsync(withFace: true);
        await AdvanceAsync(talk, batches: 3);
        int before = talk.Game.All(m => m.FaceFrames).Count();

        await talk.ReceiveAsync(new SpeechStarted { ItemId = "item_u", AudioStartMs = 0 });

        Assert.Equal(ConversationState.UserSpeaking, talk.Game.States.Last());
        Assert.True(talk.Game.All(m => m.FaceFrames).Count() > before);
    }

    [Fact]
    public async Task WhileTheVoiceIsHeld_TheIdleMouthIsAtRest()
    {
        await using ConversationFixture talk = await ConversationFixture.StartAsync(withFace: true);
        await talk.AnswerAsync(durationMs: 4_000);
        await talk.ReportAsync(1, 4_800, PlaybackEvent.Started);
        await AdvanceAsync(talk, batches: 2);

        await talk.ReceiveAsync(new SpeechStarted { ItemId = "item_u", AudioStartMs = 0 });
        Assert.True(talk.Game.All(m => m.Duck).Last().Hold);
        await AdvanceAsync(talk, batches: 4);
        int eased = talk.Game.Messages.Count;
        await AdvanceAsync(talk, batches: 6);

        Assert.All(
            talk.Game.Messages.Skip(eased).Where(m => m.FaceFrames is { UtteranceId: 0 }),
            m => Assert.All(JawsOf(talk, m.FaceFrames), jaw => Assert.InRange(jaw, 0, 0.02f))
        );
        Assert.Contains(
            talk.Game.All(m => m.FaceFrames).Where(f => f.UtteranceId == 1),
            f => JawsOf(talk, f).Max() > 0.04f
        );
    }

    private static IEnumerable<float> JawsOf(ConversationFixture talk, FaceFrames frames)
    {
        Welcome welcome = talk.Game.All(m => m.Welcome).First();
        int jaw = welcome.CurveNames.IndexOf("JawOpen");
        return frames.SampleIndices.Select((_, i) => frames.Values[i * welcome.CurveNames.Count + jaw]);
    }

    [Fact]
    public async Task WhenTheUserPauses_TheHeadNods_LongBeforeTheProviderSaysSo()
    {
        Hello hello = ConversationFixture.Hello();
        hello.CurveSet = CurveSet.Arkit61;
        await using ConversationFixture talk = await ConversationFixture.StartAsync(hello: hello, withFace: true);
        await FeedAsync(talk, batches: 40, loud: false);
        await talk.ReceiveAsync(new SpeechStarted { ItemId = "item_u", AudioStartMs = 0 });
        await FeedAsync(talk, batches: 20, loud: true);
        await AdvanceAsync(talk, batches: 8);
        int before = talk.Game.Messages.Count;
        float still = BrowSpread(talk, 0, before);

        await FeedAsync(talk, batches: 5, loud: false);
        await AdvanceAsync(talk, batches: 4);

        Assert.Equal(ConversationState.UserSpeaking, talk.Loop.Snapshot.State);
        float moved = BrowSpread(talk, before, talk.Game.Messages.Count);
        Assert.True(moved > 0.05f, $"the brows moved by {moved}, before by {still}");
    }

    // How far the inner brows moved in the idle frames of some messages.
    private static float BrowSpread(ConversationFixture talk, int from, int to)
    {
        int brow = talk.Game.All(m => m.Welcome).First().CurveNames.IndexOf("BrowInnerUp");
        float[] values =
        [
            .. talk
                .Game.Messages.Skip(from)
                .Take(to - from)
                .Where(m => m.FaceFrames is { UtteranceId: 0 })
                .SelectMany(m =>
                    Enumerable
                        .Range(0, m.FaceFrames.SampleIndices.Count)
                        .Select(i => m.FaceFrames.Values[i * 61 + brow])
                ),
        ];
        return values.Length == 0 ? 0 : values[^1] - values[0];
    }

    private static async Task FeedAsync(ConversationFixture talk, int batches, bool loud)
    {
        byte[] pcm = new byte[960];
        for (int i = 0; i < 480; i++)
        {
            short sample = (short)((loud ? 8_000 : 8) * Math.Sin(2 * Math.PI * 150 * i / 24_000));
            pcm[2 * i] = (byte)sample;
            pcm[2 * i + 1] = (byte)(sample >> 8);
        }
        for (int i = 0; i < batches; i++)
        {
            await talk.SayAsync(
                new ClientMessage
                {
                    MicrophoneAudio = new MicrophoneAudio { Pcm = Google.Protobuf.ByteString.CopyFrom(pcm) },
                }
            );
        }
    }

    private static IEnumerable<long> IdleSamples(RecordingClient client) =>
        client.All(m => m.FaceFrames).Where(f => f.UtteranceId == 0).SelectMany(f => f.SampleIndices).Distinct();

    private static async Task AdvanceAsync(ConversationFixture talk, int batches)
    {
        for (int i = 0; i < batches; i++)
        {
            talk.Time.Advance(Batch);
            await talk.SettleAsync();
        }
    }
}
