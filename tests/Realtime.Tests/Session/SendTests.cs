using Microsoft.Extensions.Time.Testing;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class SendTests
{
    [Fact]
    public async Task Audio_ArrivesInOrderAsItWasAppended()
    {
        var heard = new List<byte>();
        var expected = new byte[960 * 20];
        new Random(2).NextBytes(expected);
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            while (heard.Count < expected.Length)
            {
                var append = await connection.ExpectAsync("input_audio_buffer.append");
                heard.AddRange(append.GetProperty("audio").GetBytesFromBase64());
            }
        });

        for (var start = 0; start < expected.Length; start += 960)
        {
            Assert.True(test.Session.AppendAudio(expected.AsSpan(start, 960)));
        }

        await test.Server.ScriptAsync();
        Assert.Equal(expected, heard);
        Assert.Equal(0, test.Session.Statistics.DroppedAudioFrames);
    }

    [Fact]
    public async Task Commit_ComesAfterTheAudioAppendedBeforeIt()
    {
        var types = new List<string?>();
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            while (!types.Contains("response.create"))
            {
                types.Add((await connection.ReceiveAsync())!.Value.GetProperty("type").GetString());
            }
        });

        for (var i = 0; i < 50; i++)
        {
            test.Session.AppendAudio(new byte[960]);
        }

        test.Session.Send(new InputAudioCommit());
        test.Session.Send(new ResponseCreate());

        await test.Server.ScriptAsync();
        Assert.Equal(52, types.Count);
        Assert.Equal(["input_audio_buffer.commit", "response.create"], types[50..]);
    }

    [Fact]
    public async Task SendBeforeTheStart_GoesOutOnceTheConfigurationIsConfirmed()
    {
        await using var test = await SessionUnderTest.CreateAsync(async connection =>
        {
            await connection.OpenAsync();
            await connection.ExpectAsync("conversation.item.create");
        });

        test.Session.Send(new ItemCreate(ConversationItem.UserText("Hi")));
        await test.Session.StartAsync(CancellationToken.None);

        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task Append_OfHalfASample_IsAFaultOfTheCaller()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.ReceiveAsync());

        Assert.Throws<ArgumentException>(() => test.Session.AppendAudio(new byte[3]));
    }

    [Fact]
    public async Task Send_OfWhatNoClientMaySend_IsAFaultOfTheCaller()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.ReceiveAsync());

        Assert.Throws<ArgumentException>(() =>
            test.Session.Send(new ItemCreate(new ConversationItem { Kind = ItemKind.McpCall }))
        );
        Assert.True(test.Session.AppendAudio(new byte[960]));
    }

    [Fact]
    public async Task ResponseCreate_WaitsForTheResponseInFlight()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            var first = await connection.ExpectAsync("response.create");
            var id = first.GetProperty("event_id").GetString();
            Assert.Equal(
                id,
                first.GetProperty("response").GetProperty("metadata").GetProperty("client_event_id").GetString()
            );
            await connection.SendAsync(Created(id));
            // Sent after the two requests, so nothing of theirs can be on its way behind it.
            await connection.ExpectAsync("conversation.item.delete");
            await connection.SendAsync("""{"type":"response.done","response":{"id":"resp_1","status":"completed"}}""");
            var second = await connection.ExpectAsync("response.create");
            Assert.Equal("last", second.GetProperty("event_id").GetString());
        });
        test.Session.Send(new ResponseCreate());
        await test.Events.NextAsync<ResponseCreated>();

        test.Session.Send(new ResponseCreate { EventId = "first" });
        test.Session.Send(new ResponseCreate { EventId = "last" });
        test.Session.Send(new ItemDelete("item_1"));

        await test.Server.ScriptAsync();
        Assert.Equal(1, test.Session.Statistics.CoalescedResponseCreates);
    }

    [Fact]
    public async Task Cancel_BeforeTheResponseIsAnnounced_IsSentOnceItIs()
    {
        await using var test = await SessionUnderTest.OpenAsync(async connection =>
        {
            var create = await connection.ExpectAsync("response.create");
            await connection.ExpectAsync("conversation.item.delete");
            await connection.SendAsync(Created(create.GetProperty("event_id").GetString()));
            var cancel = await connection.ExpectAsync("response.cancel");
            Assert.Equal("resp_1", cancel.GetProperty("response_id").GetString());
        });

        test.Session.Send(new ResponseCreate());
        test.Session.Send(new ResponseCancel());
        test.Session.Send(new ItemDelete("item_1"));

        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task ResponseCreate_NeverAnswered_IsReportedAndTheNextOneGoesOut()
    {
        var time = new FakeTimeProvider();
        var firstSeen = new TaskCompletionSource();
        await using var test = await SessionUnderTest.OpenAsync(
            async connection =>
            {
                await connection.ExpectAsync("response.create");
                firstSeen.SetResult();
                Assert.Equal(
                    "second",
                    (await connection.ExpectAsync("response.create")).GetProperty("event_id").GetString()
                );
            },
            timeProvider: time
        );
        test.Session.Send(new ResponseCreate { EventId = "first" });
        test.Session.Send(new ResponseCreate { EventId = "second" });
        await firstSeen.Task.WaitAsync(TestTime.Patience);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("first", (await test.Events.NextAsync<ResponseStartTimedOut>()).ClientEventId);
        await test.Server.ScriptAsync();
    }

    private static string Created(string? clientEventId) =>
        """{"type":"response.created","response":{"id":"resp_1","metadata":{"client_event_id":"ID"}}}""".Replace(
            "ID",
            clientEventId,
            StringComparison.Ordinal
        );
}
