using System.Text.Json.Nodes;
using Google.Protobuf;
using Sidecar.Configuration;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;
using Sidecar.Tests.Bridge;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Dialects;

/// <summary>The same conversation with every kind of server: what the game gets is the same.</summary>
public sealed class DialectConversationTests
{
    private const string Answer = "Hello! I am Ada, the keeper of this lighthouse. It is good to have company tonight.";

    private static readonly Lazy<Task<Heard>> Reference = new(() => SpokenTurnAsync(DialectCase.All["openai"]));

    public static TheoryData<string> Names => [.. DialectCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SpokenTurn_SoundsAndReadsAsAtOpenAI(string name)
    {
        Heard expected = await Reference.Value;

        Heard heard = await SpokenTurnAsync(DialectCase.All[name]);

        Assert.Equal(("Hello! Who are you?", Answer), (heard.UserCaption, heard.AssistantCaption));
        Assert.InRange(heard.Turn.UserSpeechStartMs - expected.Turn.UserSpeechStartMs, -30, 30);
        Assert.InRange(heard.Turn.UserSpeechEndMs - expected.Turn.UserSpeechEndMs, -30, 30);
        // Servers cut what is not at 24 kHz to whole milliseconds.
        long total = heard.Samples.Length;
        Assert.InRange(total, expected.Samples.Length - PcmFormat.SamplesPerMs, expected.Samples.Length);
        Assert.Equal((total, total), (heard.Turn.ReceivedSamples, heard.Turn.PlayedSamples));
        Assert.InRange(Rms(heard.Samples) / Rms(expected.Samples), 0.9, 1.1);
        Assert.InRange(Difference(heard.Samples, expected.Samples), 0, 0.25);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SpeakingIntoTheAnswer_FlushesIt_AndTruncatesWhereThatCanBe(string name)
    {
        DialectCase dialect = DialectCase.All[name];
        await using DialectFixture fixture = await DialectFixture.StartAsync(dialect);
        await using GameClient game = await GameClient.TalkAsync(fixture.Daemon, playsAtOnce: false);
        await game.SendTextAsync("hello");
        await game.ExpectAsync(m => m.AudioChunk);
        await game.ReportAsync(1, 4_800, PlaybackEvent.Started);

        await SpeakAsync(game);
        Flush flush = await game.ExpectAsync(m => m.Flush);
        await game.ReportAsync(1, 7_200, PlaybackEvent.Flushed);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport, t => t.Interrupted);
        await game.ExpectAsync(m => m.AudioChunk, c => c.UtteranceId == 2);

        await Eventually.TrueAsync(
            () => fixture.Wire.Events("conversation.item.truncate").Count == (dialect.Truncates ? 1 : 0),
            "the provider is told what was heard"
        );
        Assert.Equal(FlushReason.BargeIn, flush.Reason);
        Assert.Equal(7_200, turn.PlayedSamples);
        Assert.Equal(dialect.Truncates ? 300 : -1, turn.TruncateAudioEndMs);
        Assert.Equal(
            dialect.Truncates ? [300] : [],
            fixture.Wire.Events("conversation.item.truncate").Select(e => (int)e["audio_end_ms"]!)
        );
        Assert.Equal(dialect.Truncates, game.Welcome.Capabilities.Single(c => c.Name == "truncate").Available);
        AssertNoComplaint(game);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ToolCall_GoesToTheGame_AndItsResultBecomesAnAnswer(string name)
    {
        await using DialectFixture fixture = await DialectFixture.StartAsync(DialectCase.All[name]);
        await using GameClient game = await GameClient.TalkAsync(fixture.Daemon);
        ToolList tools = new();
        tools.Tools.Add(new ToolDefinition { Name = "set_light", Description = "Switches the lamp." });
        await game.SendAsync(new ClientMessage { UpdateCharacter = new UpdateCharacter { Tools = tools } });
        await game.SendTextAsync("Please call set_light.");

        ToolCall call = await game.ExpectAsync(m => m.ToolCall);
        await game.SendAsync(
            new ClientMessage
            {
                ToolResult = new ToolResult { CallId = call.CallId, OutputJson = """{"lamp":"on"}""" },
            }
        );
        await game.ExpectAsync(m => m.CaptionUpdate, c => c.Final && c.Speaker == Speaker.Assistant);

        Assert.Equal("set_light", call.Name);
        JsonNode output = fixture
            .Wire.Events("conversation.item.create")
            .Select(e => e["item"]!)
            .Single(item => (string)item["type"]! == "function_call_output");
        Assert.Equal((call.CallId, """{"lamp":"on"}"""), ((string)output["call_id"]!, (string)output["output"]!));
        Assert.Equal(2, fixture.Wire.Events("response.create").Count);
        AssertNoComplaint(game);
    }

    [Fact]
    public async Task KeyIsPresented_OrTheServerWouldNotTalk()
    {
        DialectCase wrong = DialectCase.All["azure with a key"] with
        {
            Provider = new()
            {
                Kind = ProviderKind.Azure,
                Auth = ProviderAuth.DirectKey,
                ApiKey = "another-key-than-that",
            },
        };
        await using DialectFixture fixture = await DialectFixture.StartAsync(wrong);
        await using GameClient game = await GameClient.JoinAsync(fixture.Daemon);

        Notice refused = await game.ExpectAsync(m => m.Notice, n => n.Code == "session_refused");

        Assert.Contains("Keys and Endpoint", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("another-key-than-that", refused.Text, StringComparison.Ordinal);
    }

    private static async Task<Heard> SpokenTurnAsync(DialectCase dialect)
    {
        await using DialectFixture fixture = await DialectFixture.StartAsync(dialect);
        await using GameClient game = await GameClient.TalkAsync(fixture.Daemon);
        await SpeakAsync(game);
        TurnReport turn = await game.ExpectAsync(m => m.TurnReport);
        CaptionUpdate user = await game.ExpectAsync(m => m.CaptionUpdate, c => c.Final && c.Speaker == Speaker.User);
        CaptionUpdate assistant = await game.ExpectAsync(
            m => m.CaptionUpdate,
            c => c.Final && c.Speaker == Speaker.Assistant
        );
        AssertNoComplaint(game);
        byte[] pcm = [.. game.All(m => m.AudioChunk).SelectMany(c => c.Pcm)];
        return new Heard(turn, user.Text, assistant.Text, [.. Audio.Pcm.PcmBytes.AsSamples(pcm)]);
    }

    private static async Task SpeakAsync(GameClient game)
    {
        (short[] samples, int rateHz) = RecordedVoice.Read("greeting");
        short[] withPauses = [.. new short[rateHz / 2], .. samples, .. new short[rateHz]];
        foreach (short[] tenth in withPauses.Chunk(rateHz / 10))
        {
            ByteString pcm = ByteString.CopyFrom(Audio.Pcm.PcmBytes.AsBytes(tenth));
            await game.SendAsync(
                new ClientMessage
                {
                    MicrophoneAudio = new MicrophoneAudio { Pcm = pcm, SampleRateHz = (uint)rateHz },
                }
            );
        }
    }

    private static void AssertNoComplaint(GameClient game) => Assert.Empty(game.All(m => m.Notice).Select(n => n.Text));

    private static double Rms(short[] samples) => Math.Sqrt(samples.Average(s => (double)s * s));

    // Relative to the loudness: 8 kHz lose what is above 4 kHz, so the speech differs, but is in its place.
    private static double Difference(short[] heard, short[] expected)
    {
        double[] difference = [.. heard.Zip(expected, (a, b) => (double)a - b)];
        return Math.Sqrt(difference.Average(d => d * d)) / Rms(expected);
    }

    private sealed record Heard(TurnReport Turn, string UserCaption, string AssistantCaption, short[] Samples);
}
