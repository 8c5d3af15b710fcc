using Google.Protobuf;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;

namespace Sidecar.Tests.Conversation;

/// <summary>Pictures, questions outside of the conversation, MCP, and the settings of the model.</summary>
public sealed class BesideTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Picture_WithAnswer_IsATurn()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await ShowAsync(fixture, new SendImage { Text = "What is this?", Answer = true });

        ConversationItem item = Assert.Single(fixture.Session.Sent.OfType<ItemCreate>()).Item;
        Assert.Equal([ContentKind.InputText, ContentKind.InputImage], item.Content.Select(c => c.Kind));
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(Png), item.Content[1].ImageUrl);
        Assert.Single(fixture.Session.Sent.OfType<ResponseCreate>());
    }

    [Fact]
    public async Task Picture_WithoutAnswer_OnlyIsKnown_AndStopsNobody()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await fixture.AnswerAsync(1_000);
        await fixture.ReportAsync(1, 2_400, PlaybackEvent.Started);

        await ShowAsync(fixture, new SendImage());

        Assert.Empty(fixture.Session.Sent.OfType<ResponseCreate>());
        Assert.Empty(fixture.Game.All(m => m.Flush));
    }

    [Theory]
    [InlineData("image/gif", "", "mime_type")]
    [InlineData("image/jpeg", "", "does not begin")]
    [InlineData("image/png", "sharp", "detail")]
    public async Task Picture_Impossible_IsRefusedByName(string mimeType, string detail, string named)
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();

        await ShowAsync(fixture, new SendImage { Detail = detail }, mimeType);

        Notice notice = Assert.Single(fixture.Game.All(m => m.Notice));
        Assert.Equal("image_refused", notice.Code);
        Assert.Contains(named, notice.Text, StringComparison.Ordinal);
        Assert.Empty(fixture.Session.Sent);
    }

    [Fact]
    public async Task Ask_IsAnsweredInWriting_AndTouchesNothingOfTheConversation()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        int states = fixture.Game.States.Count();

        await AskAsync(fixture, "mood");
        ResponseConfiguration request = fixture.Session.Sent.OfType<ResponseCreate>().Single().Configuration!;
        await fixture.ReceiveAsync(
            Aside("resp_9", ResponseStatus.InProgress, request.Metadata!),
            new OutputTextDelta
            {
                ResponseId = "resp_9",
                ItemId = "item_9",
                Delta = "che",
            },
            new ResponseDone
            {
                Response = new ResponseInfo
                {
                    Id = "resp_9",
                    Status = ResponseStatus.Completed,
                    Metadata = request.Metadata!,
                    Output = [ConversationItem.AssistantText("cheerful")],
                },
            }
        );

        Assert.True(request.OutOfBand);
        Assert.Equal(OutputModality.Text, request.OutputModality);
        Assert.Equal("cheerful", Assert.Single(fixture.Game.All(m => m.AskAnswer)).Text);
        Assert.Equal(states, fixture.Game.States.Count());
        Assert.Empty(fixture.Game.All(m => m.CaptionUpdate));
        Assert.Empty(fixture.Game.All(m => m.TurnReport));
    }

    [Fact]
    public async Task Ask_NotAnsweredInTime_EndsOnce_AndALateAnswerIsNobodys()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await AskAsync(fixture, "mood", timeoutMs: 1_000);
        ResponseConfiguration request = fixture.Session.Sent.OfType<ResponseCreate>().Single().Configuration!;

        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await ConversationFixture.UntilAsync(() => fixture.Game.All(m => m.AskAnswer).Any());
        await fixture.ReceiveAsync(
            Aside("resp_9", ResponseStatus.InProgress, request.Metadata!),
            ConversationFixture.Done("resp_9", ResponseStatus.Completed)
        );

        Assert.Contains("in time", Assert.Single(fixture.Game.All(m => m.AskAnswer)).Error, StringComparison.Ordinal);
        Assert.Empty(fixture.Game.All(m => m.TurnReport));
    }

    [Fact]
    public async Task Ask_WhenTheSessionIsLost_IsAskedOfTheNextOne()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await AskAsync(fixture, "mood");

        await fixture.ReceiveAsync(new SessionEnded { Reason = SessionEndReason.ConnectionLost, Description = "gone" });
        await fixture.NextSessionAsync();

        Assert.True(fixture.Session.Sent.OfType<ResponseCreate>().Single().Configuration!.OutOfBand);
    }

    [Fact]
    public async Task Ask_RefusedByTheServer_IsToldWithItsWords()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await AskAsync(fixture, "mood");
        string? eventId = fixture.Session.Sent.OfType<ResponseCreate>().Single().EventId;

        await fixture.ReceiveAsync(
            new ServerError
            {
                Error = new ErrorInfo { Message = "Not today.", EventId = eventId },
            }
        );

        Assert.Equal("Not today.", Assert.Single(fixture.Game.All(m => m.AskAnswer)).Error);
        Assert.Empty(fixture.Game.All(m => m.Notice));
    }

    [Fact]
    public async Task McpCall_IsShownToTheGame_FromItsBeginningToItsEnd()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        ConversationItem call = new()
        {
            Id = "mcp_1",
            Kind = ItemKind.McpCall,
            ServerLabel = "docs",
            Name = "search",
            Arguments = "{}",
        };

        await fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            new OutputItemAdded { ResponseId = "resp_1", Item = call },
            new OutputItemDone { ResponseId = "resp_1", Item = call with { Output = "found" } }
        );

        McpCall[] shown = [.. fixture.Game.All(m => m.McpCall)];
        Assert.Equal([McpCallState.InProgress, McpCallState.Completed], shown.Select(c => c.State));
        Assert.Equal(("docs", "search", "found"), (shown[1].ServerLabel, shown[1].Name, shown[1].Output));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task McpApproval_OfTheGame_GoesToTheProviderOnce(bool approve)
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await RequestApprovalAsync(fixture);
        Assert.Equal("mcpr_1", Assert.Single(fixture.Game.All(m => m.McpApprovalRequest)).ApprovalRequestId);

        ClientMessage answer = new()
        {
            McpApproval = new McpApproval { ApprovalRequestId = "mcpr_1", Approve = approve },
        };
        await fixture.SayAsync(answer);
        await fixture.SayAsync(answer);

        ConversationItem sent = Assert.Single(fixture.Session.Sent.OfType<ItemCreate>()).Item;
        Assert.Equal(("mcpr_1", approve), (sent.ApprovalRequestId, sent.Approve));
    }

    [Fact]
    public async Task McpApproval_ThatNobodyGives_IsARefusal()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync();
        await RequestApprovalAsync(fixture);

        fixture.Time.Advance(TimeSpan.FromSeconds(16));
        await ConversationFixture.UntilAsync(() => fixture.Session.Sent.OfType<ItemCreate>().Any());

        Assert.False(Assert.Single(fixture.Session.Sent.OfType<ItemCreate>()).Item.Approve);
    }

    [Fact]
    public async Task ModelSettings_AreInTheSessionsConfiguration()
    {
        await using ConversationFixture fixture = await ConversationFixture.StartAsync(s =>
            s with
            {
                Model = new Sidecar.Configuration.ModelOptions
                {
                    NoiseReduction = Sidecar.Configuration.NoiseReductionKind.FarField,
                    Reasoning = Sidecar.Configuration.ReasoningKind.Low,
                    MaxOutputTokens = 500,
                    Truncation = Sidecar.Configuration.TruncationKind.RetentionRatio,
                    Tracing = "lighthouse",
                },
                Tools = [new McpTool("docs") { ServerUrl = "https://example.com/mcp" }],
            }
        );

        SessionConfiguration sent = fixture.Session.Options.Configuration!;
        Assert.Equal(NoiseReduction.FarField, sent.NoiseReduction);
        Assert.Equal(ReasoningEffort.Low, sent.ReasoningEffort);
        Assert.Equal(500, sent.MaxOutputTokens?.Tokens);
        Assert.Equal(new RetentionRatioTruncation(0.8), sent.Truncation);
        Assert.Equal(("lighthouse", "conv-1"), (sent.Tracing?.WorkflowName, sent.Tracing?.GroupId));
        Assert.IsType<McpTool>(Assert.Single(sent.Tools!));
    }

    private static Task ShowAsync(ConversationFixture fixture, SendImage image, string mimeType = "image/png")
    {
        image.Data = ByteString.CopyFrom(Png);
        image.MimeType = mimeType;
        return fixture.SayAsync(new ClientMessage { SendImage = image });
    }

    private static Task AskAsync(ConversationFixture fixture, string id, uint timeoutMs = 0) =>
        fixture.SayAsync(
            new ClientMessage
            {
                Ask = new Ask
                {
                    AskId = id,
                    Instructions = "The mood of the user, in one word.",
                    WithConversation = true,
                    TimeoutMs = timeoutMs,
                },
            }
        );

    private static Task RequestApprovalAsync(ConversationFixture fixture) =>
        fixture.ReceiveAsync(
            ConversationFixture.Created("resp_1"),
            new OutputItemDone
            {
                ResponseId = "resp_1",
                Item = new ConversationItem
                {
                    Id = "mcpr_1",
                    Kind = ItemKind.McpApprovalRequest,
                    ServerLabel = "docs",
                    Name = "delete_all",
                    Arguments = "{}",
                },
            }
        );

    private static ResponseCreated Aside(
        string id,
        ResponseStatus status,
        IReadOnlyDictionary<string, string> metadata
    ) =>
        new()
        {
            Response = new ResponseInfo
            {
                Id = id,
                Status = status,
                Metadata = metadata,
            },
        };
}
