using Sidecar.Configuration;
using Sidecar.Face.LiveLinkFace;
using Sidecar.LiveLinkFace;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.LiveLinkFace;

/// <summary>The daemon with its simulator, and what an Unreal without the plugin receives of it.</summary>
public sealed class LiveLinkFaceServiceTests
{
    [Fact]
    public async Task Conversation_IsReceivedAsAFaceThatMoves_AndIsLeftAtRest()
    {
        using FaceReceiver receiver = new();
        List<LiveLinkFaceDatagram> received = [];
        await using (DaemonFixture daemon = await DaemonFixture.StartAsync(o => SendingTo(o, receiver)))
        {
            Hello hello = GameClient.Hello("Captain");
            hello.CurveSet = CurveSet.Arkit61;
            hello.PlaybackOwner = PlaybackOwner.Nobody;
            await using GameClient game = await GameClient.TalkAsync(daemon, hello, playsAtOnce: false);
            Task<TurnReport> turn = game.TextTurnAsync();
            await Eventually.TrueAsync(
                () =>
                {
                    received.AddRange(receiver.Take());
                    return turn.IsCompleted;
                },
                "the answer is heard"
            );
            await turn;
        }
        received.AddRange(receiver.Take());

        Assert.All(received, d => Assert.Equal("Captain", d.Subject));
        Assert.Equal(received.Select(d => d.FrameNumber), received.Select(d => d.FrameNumber).Order());
        Assert.Contains(received, d => FaceReceiver.JawOf(d) > 0.1f);
        Assert.All(received[^1].Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task WithoutTheKey_NothingIsSent()
    {
        using FaceReceiver receiver = new();
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(o =>
        {
            SidecarOptions options = SendingTo(o, receiver);
            return options with
            {
                LiveLinkFace = options.LiveLinkFace with { Enabled = new LiveLinkFaceOptions().Enabled },
            };
        });
        await using GameClient game = await GameClient.TalkAsync(daemon);

        Assert.Empty(receiver.Take());
        Assert.Equal(0, daemon.Conversation()!.Observers);
    }

    [Fact]
    public async Task WhenNobodyListens_TheConversationGoesOn()
    {
        SidecarOptions Nowhere(SidecarOptions o)
        {
            using FaceReceiver receiver = new();
            return SendingTo(o, receiver);
        }
        await using DaemonFixture daemon = await DaemonFixture.StartAsync(Nowhere);
        await using GameClient game = await GameClient.TalkAsync(daemon);

        Assert.Equal(TurnInput.Text, (await game.TextTurnAsync()).Input);
    }

    [Fact]
    public void DeviceId_IsTheSameOneEachTime()
    {
        Assert.Equal(LiveLinkFaceService.DeviceIdOf("here"), LiveLinkFaceService.DeviceIdOf("here"));
        Assert.NotEqual(LiveLinkFaceService.DeviceIdOf("here"), LiveLinkFaceService.DeviceIdOf("there"));
    }

    [Theory]
    [InlineData("Host", "192.168.1.7", "LiveLinkFace:AllowRemote")]
    [InlineData("Host", "unreal.example", "is not an IP address")]
    [InlineData("DeviceId", "mine", "is not a UUID")]
    [InlineData("Port", "0", "LiveLinkFace:Port")]
    public void WrongKey_IsNamed(string key, string value, string says)
    {
        Dictionary<string, string?> flags = new(StringComparer.Ordinal) { [$"LiveLinkFace:{key}"] = value };

        ConfigurationException fault = Assert.Throws<ConfigurationException>(() => Load(flags));

        Assert.Contains($"LiveLinkFace:{key}", fault.Message, StringComparison.Ordinal);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherMachine_IsSentToWhereThatIsSpelledOut()
    {
        Dictionary<string, string?> flags = new(StringComparer.Ordinal)
        {
            ["LiveLinkFace:Host"] = "192.168.1.7",
            ["LiveLinkFace:AllowRemote"] = "true",
        };

        Assert.Equal("192.168.1.7", Load(flags).LiveLinkFace.Host);
    }

    private static SidecarOptions Load(Dictionary<string, string?> flags) =>
        ConfigurationLoader.Load(null, flags, new Dictionary<string, string>(StringComparer.Ordinal));

    private static SidecarOptions SendingTo(SidecarOptions options, FaceReceiver receiver) =>
        options with
        {
            LiveLinkFace = new LiveLinkFaceOptions { Enabled = true, Port = receiver.EndPoint.Port },
        };
}
