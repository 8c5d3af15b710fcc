using System.Net.Sockets;
using System.Text;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

public sealed class VanishingClientTests
{
    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static readonly byte[] EmptySettings = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    public static TheoryData<string, byte[]> Garbage =>
        new()
        {
            { "noise", Noise(4_000) },
            { "HTTP/1.1", Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") },
            { "half a preface", Preface[..10] },
            { "half a frame", [.. Preface, .. EmptySettings, 0, 0, 200, 1, 4, 0, 0] },
            { "headers that are noise", [.. Preface, .. EmptySettings, 0, 0, 64, 1, 4, 0, 0, 0, 1, .. Noise(64)] },
            { "a frame of 16 MB", [.. Preface, .. EmptySettings, 255, 255, 255, 0, 0, 0, 0, 0, 1] },
        };

    [Theory]
    [MemberData(nameof(Garbage), DisableDiscoveryEnumeration = true)]
    public async Task GarbageOnTheSocket_HarmsNobody(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        await RawGrpc.SendAndVanishAsync(daemon, bytes, withReset: false);
        await RawGrpc.SendAndVanishAsync(daemon, bytes, withReset: true);
        TurnReport turn = await game.TextTurnAsync();

        Assert.NotEqual(0, turn.PlayedSamples);
        Assert.Single((await StatusAsync(daemon)).Conversations);
    }

    public static TheoryData<string, byte[][], string> BadStreams =>
        new()
        {
            { "a length of 2 GB", [RawGrpc.Frame([1, 2, 3], claimedBytes: 0x7fff_ffff)], "8" },
            { "not protobuf", [RawGrpc.Frame([255, 255, 255, 255, 255])], "3" },
            { "half a message", [RawGrpc.Frame([10, 20], claimedBytes: 100)], "13" },
            { "an empty message", [RawGrpc.Frame([])], "3" },
            { "nothing", [], "3" },
            { "Hello, then not protobuf", [RawGrpc.Hello("Captain"), RawGrpc.Frame([255, 255, 255])], "3" },
            { "Hello, then a length of 4 GB", [RawGrpc.Hello("Captain"), RawGrpc.Frame([], 0xffff_ffff)], "3" },
            { "Hello, then half a message", [RawGrpc.Hello("Captain"), RawGrpc.Frame([8], 50)], "13" },
        };

    [Theory]
    [MemberData(nameof(BadStreams), DisableDiscoveryEnumeration = true)]
    public async Task BadMessages_EndTheirOwnStreamOnly(string what, byte[][] body, string status)
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        string? ended = await RawGrpc.ConverseAsync(daemon, body);

        Assert.True(status == ended, $"{what}: ended with {ended}, expected was {status}");
        Assert.NotEqual(0, (await game.TextTurnAsync()).PlayedSamples);
        await Eventually.TrueAsync(() => daemon.Clients.Count == 1, "the place is given back");
        Assert.DoesNotContain(
            (await StatusAsync(daemon)).Conversations,
            c => c is { Character: "Captain", Participants.Count: > 0 }
        );
    }

    [Fact]
    public async Task ConnectionBreaksInTheMiddleOfAnAnswer_TheNextOneGoesOnWithIt()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        Socket? cable = null;
        SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                cable = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await cable.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(cable, ownsSocket: true);
            },
        };
        await using GameClient game = await GameClient.TalkAsync(
            daemon,
            playsAtOnce: false,
            channel: daemon.OpenChannel(handler)
        );
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);

        cable!.LingerState = new LingerOption(enable: true, seconds: 0);
        cable.Close();
        await Eventually.TrueAsync(
            () => daemon.Conversation() is { Participant: null, GraceEndsAt: not null },
            "the conversation waits for its game"
        );
        await using GameClient again = await GameClient.JoinAsync(daemon);
        TurnReport turn = await again.ExpectAsync(m => m.TurnReport);

        Assert.True(again.Welcome.Resumed);
        Assert.Equal(turn.ReceivedSamples, turn.PlayedSamples);
    }

    [Fact]
    public async Task ClientCancelsItsCall_ThePlaceIsGivenBack()
    {
        await using DaemonFixture daemon = await DaemonFixture.StartAsync();
        await using GameClient game = await GameClient.TalkAsync(daemon);

        game.Vanish();

        await Eventually.TrueAsync(() => daemon.Clients.Count == 0, "the place is given back");
        Assert.Equal(0u, (await StatusAsync(daemon)).Conversations.Single().Observers);
    }

    private static async Task<GetStatusResponse> StatusAsync(DaemonFixture daemon) =>
        await daemon.OpenControl().GetStatusAsync(new GetStatusRequest(), DaemonFixture.Authorization);

    private static byte[] Noise(int bytes)
    {
        byte[] noise = new byte[bytes];
        new Random(7).NextBytes(noise);
        return noise;
    }
}
