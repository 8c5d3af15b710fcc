using Microsoft.Extensions.Time.Testing;
using Sidecar.Conversation;
using Sidecar.Face;
using Sidecar.Face.LiveLinkFace;
using Sidecar.LiveLinkFace;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Tests.Conversation;
using Sidecar.Tests.FaceFiles;

namespace Sidecar.Tests.LiveLinkFace;

/// <summary>The real conversation loop, the real engine and real datagrams, on a clock of the test.</summary>
public sealed class LiveLinkFacePresenterTests
{
    private const int Ms = 24;
    private static readonly TimeSpan Frame = TimeSpan.FromTicks(TimeSpan.TicksPerSecond / 60 + 1);

    [Fact]
    public async Task EverySecond_Has60Datagrams_NumberedWithoutAGap()
    {
        FakeTimeProvider time = new();
        using FaceReceiver receiver = new();
        using FaceSocket socket = new(receiver.EndPoint, _ => { });
        await using LiveLinkFacePresenter presenter = new(socket, Encoder(), time);
        Assert.Single(receiver.Take());

        for (int ms = 0; ms <= 10_000; ms += 5)
        {
            time.Advance(TimeSpan.FromMilliseconds(5));
        }

        List<LiveLinkFaceDatagram> datagrams = receiver.Take();
        Assert.Equal(600, datagrams.Count);
        int first = datagrams[0].FrameNumber;
        Assert.Equal(Enumerable.Range(first, 600), datagrams.Select(d => d.FrameNumber));
        Assert.All(datagrams, d => Assert.Equal(("Ada", 60.0), (d.Subject, d.FramesPerSecond)));
    }

    [Fact]
    public async Task JawFollowsTheSampleThatIsHeard_AndAFlushLeavesAFaceAtRest()
    {
        await using ConversationFixture talk = await TalkAsync();
        using FaceReceiver receiver = new();
        using FaceSocket socket = new(receiver.EndPoint, _ => { });
        await using LiveLinkFacePresenter presenter = new(socket, Encoder(), talk.Time);
        await ObserveAsync(talk, presenter);
        await SpeakAsync(talk, ms: 1_000);
        float[] drawn = await DrawnJawAsync(talk);

        List<float> shown = [];
        await talk.ReportAsync(1, 0, PlaybackEvent.Started);
        receiver.Take();
        for (int frame = 1; frame <= 40; frame++)
        {
            talk.Time.Advance(Frame);
            shown.Add(FaceReceiver.JawOf(receiver.Take()[^1]));
            if (frame % 6 == 0)
            {
                await talk.ReportAsync(1, frame * 400L);
            }
        }

        // After the ease of 20 ms it is the drawn frame of the very sample.
        Assert.Contains(drawn[2..40], jaw => jaw > 0.1f);
        Assert.All(shown[2..], (jaw, i) => Assert.Equal(drawn[i + 3], jaw, 0.01f));

        await talk.SayAsync(new ClientMessage { Interrupt = new Interrupt() });
        for (int frame = 0; frame < 20; frame++)
        {
            talk.Time.Advance(Frame);
            await talk.SettleAsync();
        }
        // What lives beside the mouth goes on; the jaw of speech does not.
        Assert.InRange(FaceReceiver.JawOf(receiver.Take()[^1]), 0, 0.05f);
    }

    [Fact]
    public async Task WithoutAPlayer_TheFaceFollowsTheVirtualOne()
    {
        await using ConversationFixture talk = await TalkAsync(PlaybackOwner.Nobody);
        using FaceReceiver receiver = new();
        using FaceSocket socket = new(receiver.EndPoint, _ => { });
        await using LiveLinkFacePresenter presenter = new(socket, Encoder(), talk.Time);
        await ObserveAsync(talk, presenter);

        await SpeakAsync(talk, ms: 1_000);
        for (int i = 0; i < 40; i++)
        {
            talk.Time.Advance(Frame);
            await talk.SettleAsync();
        }

        Assert.Contains(receiver.Take(), d => FaceReceiver.JawOf(d) > 0.1f);
    }

    [Fact]
    public async Task WhenTheConversationEnds_TheLastFaceIsAtRest_AndNoMoreComes()
    {
        ConversationFixture talk = await TalkAsync();
        using FaceReceiver receiver = new();
        using FaceSocket socket = new(receiver.EndPoint, _ => { });
        await using LiveLinkFacePresenter presenter = new(socket, Encoder(), talk.Time);
        await ObserveAsync(talk, presenter);
        await SpeakAsync(talk, ms: 1_000);
        await talk.ReportAsync(1, 200 * Ms, PlaybackEvent.Started);
        talk.Time.Advance(Frame);
        talk.Time.Advance(Frame);

        await talk.DisposeAsync();
        for (int i = 0; i < 12; i++)
        {
            talk.Time.Advance(Frame);
        }

        Assert.All(receiver.Take()[^1].Values, value => Assert.Equal(0, value));
        Assert.True(presenter.IsDone);
        talk.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(receiver.Take());
    }

    [Theory]
    [InlineData(CurveSet.Visemes15)]
    [InlineData(CurveSet.Metahuman)]
    [InlineData(CurveSet.Arkit52)]
    public async Task WhateverTheRigOfTheGame_TheFaceHasAJawAndAHead(CurveSet curveSet)
    {
        Hello hello = ConversationFixture.Hello(PlaybackOwner.Nobody);
        hello.CurveSet = curveSet;
        await using ConversationFixture talk = await ConversationFixture.StartAsync(hello: hello, withFace: true);
        using FaceReceiver receiver = new();
        using FaceSocket socket = new(receiver.EndPoint, _ => { });
        await using LiveLinkFacePresenter presenter = new(socket, Encoder(), talk.Time);
        await ObserveAsync(talk, presenter);

        await SpeakAsync(talk, ms: 1_000);
        for (int i = 0; i < 40; i++)
        {
            talk.Time.Advance(Frame);
            await talk.SettleAsync();
        }

        List<LiveLinkFaceDatagram> datagrams = receiver.Take();
        Assert.Contains(datagrams, d => FaceReceiver.JawOf(d) > 0.1f);
        int headYaw = CurveSets.ArKit61.ToList().IndexOf("HeadYaw");
        Assert.Contains(datagrams, d => Math.Abs(d.Values[headYaw]) > 0.002f);
    }

    private static LiveLinkFaceEncoder Encoder() => new(Guid.Empty, "Ada");

    private static Task<ConversationFixture> TalkAsync(PlaybackOwner owner = PlaybackOwner.Unspecified)
    {
        Hello hello = ConversationFixture.Hello(owner);
        hello.CurveSet = CurveSet.Arkit61;
        return ConversationFixture.StartAsync(hello: hello, withFace: true);
    }

    private static async Task ObserveAsync(ConversationFixture talk, LiveLinkFacePresenter presenter) =>
        Assert.Equal(AttachOutcome.Joined, await talk.Loop.AttachAsync(presenter, new Hello { Role = Role.Observer }));

    private static async Task SpeakAsync(ConversationFixture talk, int ms)
    {
        short[] speech = Speech.OfMs(ms);
        byte[] pcm = new byte[2 * speech.Length];
        Buffer.BlockCopy(speech, 0, pcm, 0, pcm.Length);
        await talk.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            new OutputAudioDelta(pcm)
            {
                ResponseId = "resp_1",
                ItemId = "item_1",
                ArrivalTimestamp = talk.Time.GetTimestamp(),
            },
            new OutputAudioDone { ResponseId = "resp_1", ItemId = "item_1" }
        );
    }

    /// <summary>The jaw of each frame of the utterance, as the game got it.</summary>
    private static async Task<float[]> DrawnJawAsync(ConversationFixture talk)
    {
        await talk.SettleAsync();
        return
        [
            .. talk
                .Game.All(m => m.FaceFrames)
                .Where(f => f.UtteranceId == 1)
                .SelectMany(f => f.SampleIndices.Select((_, i) => f.Values[i * 61 + 17])),
        ];
    }
}
