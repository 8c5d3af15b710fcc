using System.Text.Json;
using Sidecar.Conversation;
using Sidecar.Face.Life;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

public sealed class EmotionToolTests
{
    [Theory]
    [InlineData("""{"emotion":"joy"}""", FaceEmotion.Joy, 0.7f)]
    [InlineData("""{"emotion":"Sadness","intensity":0.25}""", FaceEmotion.Sadness, 0.25f)]
    [InlineData("""{"intensity":1,"emotion":"neutral"}""", FaceEmotion.Neutral, 1f)]
    public void Read_TakesNameAndIntensity(string json, FaceEmotion expected, float expectedIntensity)
    {
        Assert.Null(EmotionTool.Read(json, out FaceEmotion emotion, out float intensity));
        Assert.Equal((expected, expectedIntensity), (emotion, intensity));
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "emotion must be one of neutral, joy")]
    [InlineData("{}", "emotion must be one of")]
    [InlineData("""{"emotion":"hunger"}""", "emotion must be one of")]
    [InlineData("""{"emotion":3}""", "emotion must be one of")]
    [InlineData("""{"emotion":"joy","intensity":2}""", "intensity")]
    [InlineData("""{"emotion":"joy","intensity":"much"}""", "intensity")]
    public void Read_SaysWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, EmotionTool.Read(json, out _, out _), StringComparison.Ordinal);

    [Fact]
    public void TheTool_NamesEveryEmotion()
    {
        JsonElement choices = EmotionTool.Tool.Parameters!.Value.GetProperty("properties").GetProperty("emotion");

        Assert.Equal(FaceEmotions.Names, choices.GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public async Task ACallBesideSpeech_IsAnsweredHere_AndTheModelIsNotAskedToGoOn()
    {
        await using ConversationFixture talk = await StartAsync();
        Assert.Contains(talk.Session.Options.Configuration!.Tools!, t => t is FunctionTool { Name: "show_emotion" });
        await talk.AnswerAsync(durationMs: 500, isDone: false);

        await talk.ReceiveAsync(
            Call("""{"emotion":"joy"}"""),
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );

        Assert.Empty(talk.Game.All(m => m.ToolCall));
        Assert.Equal("""{"ok":true}""", Assert.Single(Outputs(talk)));
        Assert.Empty(talk.Session.Sent.OfType<ResponseCreate>());
    }

    [Fact]
    public async Task ACallAlone_IsFollowedByTheAnswer()
    {
        await using ConversationFixture talk = await StartAsync();
        await talk.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            Call("""{"emotion":"surprise"}"""),
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );

        Assert.Single(talk.Session.Sent.OfType<ResponseCreate>());
    }

    [Fact]
    public async Task AWrongCall_IsToldToTheModel()
    {
        await using ConversationFixture talk = await StartAsync();

        await talk.ReceiveAsync(ConversationFixture.Created("resp_1"), Call("""{"emotion":"hunger"}"""));

        Assert.Contains("emotion must be one of", Assert.Single(Outputs(talk)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmotion_ShowsOnTheIdleFace_AndFadesAfterTheAnswer()
    {
        await using ConversationFixture talk = await StartAsync();
        await talk.AnswerAsync(durationMs: 250, isDone: false);
        await talk.ReceiveAsync(
            Call("""{"emotion":"joy","intensity":1}"""),
            ConversationFixture.Done("resp_1", ResponseStatus.Completed)
        );
        await talk.ReportAsync(1, 6_000, PlaybackEvent.Ended);

        await AdvanceAsync(talk, seconds: 2);
        Assert.True(Smile(talk) > 0.2f, $"smile {Smile(talk)}");

        await AdvanceAsync(talk, seconds: 10);
        Assert.True(Smile(talk) < 0.1f, $"smile {Smile(talk)}");
    }

    [Fact]
    public async Task AToolOfTheGameWithThisName_StaysTheGames()
    {
        FunctionTool theirs = new("show_emotion", "The game's own.");
        await using ConversationFixture talk = await ConversationFixture.StartAsync(
            s => s with { HasEmotionTool = true, Tools = [theirs] },
            withFace: true
        );

        await talk.ReceiveAsync(ConversationFixture.Created("resp_1"), Call("""{"emotion":"joy"}"""));

        Assert.Single(talk.Game.All(m => m.ToolCall));
    }

    private static Task<ConversationFixture> StartAsync() =>
        ConversationFixture.StartAsync(s => s with { HasEmotionTool = true }, withFace: true);

    private static OutputItemDone Call(string argumentsJson) =>
        new()
        {
            ResponseId = "resp_1",
            Item = new ConversationItem
            {
                Id = "item_call",
                Kind = ItemKind.FunctionCall,
                Status = ItemStatus.Completed,
                CallId = "call_1",
                Name = "show_emotion",
                Arguments = argumentsJson,
            },
        };

    private static IEnumerable<string?> Outputs(ConversationFixture talk) =>
        talk.Session.Sent.OfType<ItemCreate>().Select(i => i.Item.Output).Where(o => o is not null);

    private static float Smile(ConversationFixture talk)
    {
        Welcome welcome = talk.Game.All(m => m.Welcome).First();
        int smile = welcome.CurveNames.IndexOf("MouthSmileLeft");
        FaceFrames frames = talk.Game.All(m => m.FaceFrames).Last(f => f.UtteranceId == 0);
        return frames.Values[frames.Values.Count - welcome.CurveNames.Count + smile];
    }

    private static async Task AdvanceAsync(ConversationFixture talk, int seconds)
    {
        for (int i = 0; i < seconds * 19; i++)
        {
            talk.Time.Advance(TimeSpan.FromMilliseconds(52));
            await talk.SettleAsync();
        }
    }
}
