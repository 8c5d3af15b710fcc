using System.ClientModel;
using System.Runtime.InteropServices;
using OpenAI.Realtime;
using Sidecar.Simulator.Tests.Wire;

namespace Sidecar.Simulator.Tests.OfficialClient;

/// <summary>The official client holds conversations with the simulator, without knowing that it is one.</summary>
public sealed class OfficialClientTests
{
    private static readonly SimulatorOptions Options = TestServer.Options with
    {
        Timing = SimulatorTiming.Realistic,
        Script = SimulatorScript.Demo,
    };

    [Fact]
    public async Task VoiceTurn_StreamedWithServerVad_IsHeardAndAnsweredByVoice()
    {
        await using var server = await TestServer.StartAsync(Options);
        await using var peer = await OfficialPeer.ConnectAsync(server);
        await peer.ConfigureAsync(VoiceOptions());

        using var speech = new MemoryStream(MemoryMarshal.AsBytes((await Speech.TurnAsync()).AsSpan()).ToArray());
        await peer.Session.SendInputAudioAsync(speech, TestContext.Current.CancellationToken);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateRateLimitsUpdated);

        var started = Assert.Single(updates.OfType<RealtimeServerUpdateInputAudioBufferSpeechStarted>());
        var stopped = Assert.Single(updates.OfType<RealtimeServerUpdateInputAudioBufferSpeechStopped>());
        Assert.InRange(started.AudioStartTime.TotalMilliseconds, 100, 500);
        Assert.InRange(stopped.AudioEndTime.TotalMilliseconds, 5000, 6500);
        Assert.Equal(
            "Hello! Who are you?",
            Assert
                .Single(updates.OfType<RealtimeServerUpdateConversationItemInputAudioTranscriptionCompleted>())
                .Transcript
        );
        var transcript = Assert
            .Single(updates.OfType<RealtimeServerUpdateResponseOutputAudioTranscriptDone>())
            .Transcript;
        Assert.StartsWith("Hello! I am Ada", transcript, StringComparison.Ordinal);
        Assert.Equal(
            transcript,
            string.Concat(updates.OfType<RealtimeServerUpdateResponseOutputAudioTranscriptDelta>().Select(d => d.Delta))
        );
        var pcmBytes = updates
            .OfType<RealtimeServerUpdateResponseOutputAudioDelta>()
            .Sum(d => d.Delta.ToArray().Length);
        Assert.InRange(pcmBytes / 48, 4000, 6000);
        var done = Assert.Single(updates.OfType<RealtimeServerUpdateResponseDone>()).Response;
        Assert.Equal(RealtimeResponseStatus.Completed, done.Status);
        Assert.Equal(done.Usage.TotalTokenCount, done.Usage.InputTokenCount + done.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task TextTurn_IsAnsweredInText()
    {
        await using var server = await TestServer.StartAsync(Options);
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = new RealtimeConversationSessionOptions { Instructions = "You keep a lighthouse." };
        options.OutputModalities.Add(RealtimeOutputModality.Text);
        await peer.ConfigureAsync(options);

        await peer.Session.AddItemAsync(
            RealtimeItem.CreateUserMessageItem("What is the weather like?"),
            TestContext.Current.CancellationToken
        );
        await peer.Session.StartResponseAsync(TestContext.Current.CancellationToken);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Equal(
            "The wind is from the west. It will be clear by midnight.",
            Assert.Single(updates.OfType<RealtimeServerUpdateResponseOutputTextDone>()).Text
        );
        Assert.DoesNotContain(updates, update => update is RealtimeServerUpdateResponseOutputAudioDelta);
    }

    [Fact]
    public async Task ToolCall_IsMadeOnceAndItsResultIsUsedInASecondResponse()
    {
        await using var server = await TestServer.StartAsync(Options);
        await using var peer = await OfficialPeer.ConnectAsync(server);
        var options = new RealtimeConversationSessionOptions();
        options.OutputModalities.Add(RealtimeOutputModality.Text);
        options.Tools.Add(
            new RealtimeFunctionTool("set_lamp")
            {
                FunctionDescription = "Switches the lamp.",
                FunctionParameters = BinaryData.FromString(
                    """{"type":"object","properties":{"on":{"type":"boolean"}},"required":["on"]}"""
                ),
            }
        );
        await peer.ConfigureAsync(options);

        await peer.Session.AddItemAsync(
            RealtimeItem.CreateUserMessageItem("Please set_lamp on."),
            TestContext.Current.CancellationToken
        );
        await peer.Session.StartResponseAsync(TestContext.Current.CancellationToken);
        var first = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);
        var call = Assert.IsType<RealtimeFunctionCallItem>(
            Assert.Single(first.OfType<RealtimeServerUpdateResponseOutputItemDone>()).Item
        );
        Assert.Equal("set_lamp", call.FunctionName);
        Assert.Equal("""{"on":true}""", call.FunctionArguments.ToString());

        await peer.Session.AddItemAsync(
            RealtimeItem.CreateFunctionCallOutputItem(call.CallId, "the lamp is on"),
            TestContext.Current.CancellationToken
        );
        await peer.Session.StartResponseAsync(TestContext.Current.CancellationToken);
        var second = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Equal(
            "That is done. The answer was: the lamp is on",
            Assert.Single(second.OfType<RealtimeServerUpdateResponseOutputTextDone>()).Text
        );
    }

    [Fact]
    public async Task Interruption_BySpeech_CancelsTheResponseAndTheItemIsTruncated()
    {
        // Slow enough that the reply is still being sent when the user speaks up.
        await using var server = await TestServer.StartAsync(
            Options with
            {
                Timing = SimulatorTiming.Realistic with { AudioSpeed = 1 },
            }
        );
        await using var peer = await OfficialPeer.ConnectAsync(server);
        await peer.ConfigureAsync(VoiceOptions());
        await peer.Session.AddItemAsync(
            RealtimeItem.CreateUserMessageItem("Hello"),
            TestContext.Current.CancellationToken
        );
        await peer.Session.StartResponseAsync(TestContext.Current.CancellationToken);
        var delta = await peer.UntilAsync<RealtimeServerUpdateResponseOutputAudioDelta>();

        var speech = MemoryMarshal.AsBytes((await Speech.TurnAsync()).AsSpan(0, 1500 * 24)).ToArray();
        await peer.Session.SendInputAudioAsync(BinaryData.FromBytes(speech), TestContext.Current.CancellationToken);
        var updates = await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        Assert.Single(updates.OfType<RealtimeServerUpdateInputAudioBufferSpeechStarted>());
        var response = updates.OfType<RealtimeServerUpdateResponseDone>().Single().Response;
        Assert.Equal(RealtimeResponseStatus.Cancelled, response.Status);
        Assert.Equal(RealtimeResponseStatusReason.TurnDetected, response.StatusDetails.Reason);
        Assert.Equal(
            RealtimeMessageStatus.Incomplete,
            Assert.IsType<RealtimeMessageItem>(Assert.Single(response.OutputItems)).Status
        );

        await peer.Session.TruncateItemAsync(
            delta.ItemId,
            0,
            TimeSpan.FromMilliseconds(80),
            TestContext.Current.CancellationToken
        );
        var truncated = await peer.UntilAsync<RealtimeServerUpdateConversationItemTruncated>();
        Assert.Equal(delta.ItemId, truncated.ItemId);
        Assert.Equal(80, truncated.AudioEndTime.TotalMilliseconds);
    }

    [Fact]
    public async Task ClientSecret_MintedByTheClient_OpensASessionAsConfigured()
    {
        await using var server = await TestServer.StartAsync(Options with { AcceptedKeys = ["sk-server"] });
        var minter = OfficialPeer.Client(server, "sk-server");

        CreateClientSecretResult secret = await minter.CreateRealtimeClientSecretAsync(
            new CreateClientSecretOptions
            {
                ExpirationPolicy = new() { Seconds = 120 },
                SessionOptions = VoiceOptions(),
            },
            TestContext.Current.CancellationToken
        );

        Assert.InRange((secret.ExpiresAt - TimeProvider.System.GetUtcNow()).TotalSeconds, 60, 121);
        Assert.Equal("You keep a lighthouse.", Assert.IsType<RealtimeConversationSession>(secret.Session).Instructions);
        await using var peer = await OfficialPeer.ConnectAsync(server, secret.Value);
        await peer.Session.AddItemAsync(
            RealtimeItem.CreateUserMessageItem("Hello"),
            TestContext.Current.CancellationToken
        );
        await peer.Session.StartResponseAsync(TestContext.Current.CancellationToken);
        await peer.UntilAsync(update => update is RealtimeServerUpdateResponseDone);

        var refused = await Assert.ThrowsAsync<ClientResultException>(() =>
            OfficialPeer
                .Client(server, "sk-other")
                .CreateRealtimeClientSecretAsync(new CreateClientSecretOptions(), TestContext.Current.CancellationToken)
        );
        Assert.Equal(401, refused.Status);
    }

    private static RealtimeConversationSessionOptions VoiceOptions() =>
        new()
        {
            Instructions = "You keep a lighthouse.",
            AudioOptions = new()
            {
                InputAudioOptions = new()
                {
                    AudioFormat = new RealtimePcmAudioFormat(),
                    AudioTranscriptionOptions = new() { Model = "gpt-4o-mini-transcribe", Language = "en" },
                    TurnDetection = new RealtimeServerVadTurnDetection
                    {
                        SilenceDuration = TimeSpan.FromMilliseconds(500),
                        PrefixPadding = TimeSpan.FromMilliseconds(300),
                        DetectionThreshold = 0.5f,
                    },
                },
                OutputAudioOptions = new() { AudioFormat = new RealtimePcmAudioFormat(), Voice = RealtimeVoice.Marin },
            },
        };
}
