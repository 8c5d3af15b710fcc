using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("not json", "invalid_json", null)]
    [InlineData("""{"type":"session.update","type":"x"}""", "invalid_json", null)]
    [InlineData("""{"type":"\ud800"}""", "invalid_json", null)]
    [InlineData("[]", "invalid_event", null)]
    [InlineData("{}", "missing_required_parameter", "type")]
    [InlineData("""{"type":7}""", "missing_required_parameter", "type")]
    [InlineData("""{"type":"session.update"}""", "missing_required_parameter", "session")]
    [InlineData("""{"type":"session.update","session":[]}""", "invalid_type", "session")]
    [InlineData("""{"type":"session.update","session":{"type":{}}}""", "invalid_type", "session.type")]
    [InlineData("""{"type":"input_audio_buffer.append"}""", "missing_required_parameter", "audio")]
    [InlineData("""{"type":"input_audio_buffer.append","audio":"***"}""", "invalid_value", "audio")]
    [InlineData("""{"type":"input_audio_buffer.append","audio":null}""", "invalid_value", "audio")]
    [InlineData("""{"type":"input_audio_buffer.commit"}""", "input_audio_buffer_commit_empty", null)]
    [InlineData("""{"type":"conversation.item.create"}""", "missing_required_parameter", "item")]
    [InlineData("""{"type":"conversation.item.create","item":7}""", "invalid_type", "item")]
    [InlineData(
        """{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text"}]}}""",
        "missing_required_parameter",
        "item.content[0].text"
    )]
    [InlineData(
        """{"type":"conversation.item.create","item":{"type":"message","role":"robot","content":[]}}""",
        "invalid_value",
        "item.role"
    )]
    [InlineData(
        """{"type":"conversation.item.create","item":{"id":"123456789012345678901234567890123","type":"message","role":"user","content":[]}}""",
        "string_above_max_length",
        "item.id"
    )]
    [InlineData(
        """{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_audio","audio":"?"}]}}""",
        "invalid_value",
        "item.content[0].audio"
    )]
    [InlineData(
        """{"type":"conversation.item.create","previous_item_id":"no","item":{"type":"message","role":"user","content":[]}}""",
        "item_create_invalid_previous_item_id",
        "previous_item_id"
    )]
    [InlineData(
        """{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"no","output":""}}""",
        "invalid_value",
        "item.call_id"
    )]
    [InlineData("""{"type":"conversation.item.retrieve"}""", "missing_required_parameter", "item_id")]
    [InlineData("""{"type":"conversation.item.retrieve","item_id":"no"}""", "item_retrieve_invalid_item_id", "item_id")]
    [InlineData("""{"type":"conversation.item.delete","item_id":"no"}""", "item_delete_invalid_item_id", "item_id")]
    [InlineData(
        """{"type":"conversation.item.truncate","item_id":"no","content_index":0,"audio_end_ms":1}""",
        "item_truncate_invalid_item_id",
        "item_id"
    )]
    [InlineData("""{"type":"response.cancel"}""", "response_cancel_not_active", null)]
    [InlineData(
        """{"type":"response.create","response":{"modalities":["text"]}}""",
        "unknown_parameter",
        "response.modalities"
    )]
    [InlineData(
        """{"type":"response.create","response":{"metadata":{"a":1}}}""",
        "invalid_type",
        "response.metadata.a"
    )]
    [InlineData(
        """{"type":"response.create","response":{"input":[{"type":"item_reference","id":"no"}]}}""",
        "invalid_value",
        "response.input[0].id"
    )]
    [InlineData(
        """{"type":"response.create","response":{"input":[{"type":{}}]}}""",
        "invalid_type",
        "response.input[0].type"
    )]
    public async Task Event_WithAFault_IsRefusedAndTheSessionGoesOn(string sent, string code, string? param)
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        await client.SendAsync(sent);
        var error = (await client.ExpectAsync("error"))["error"]!;

        Assert.Equal("invalid_request_error", (string)error["type"]!);
        Assert.Equal(code, (string?)error["code"]);
        Assert.Equal(param, (string?)error["param"]);
        await AssertAliveAsync(client);
    }

    [Fact]
    public async Task UnknownEvent_IsAnsweredWithTheListOfKnownOnesAndItsOwnId()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        await client.SendAsync("""{"type":"output_audio_buffer.clear","event_id":"mine"}""");
        var error = (await client.ExpectAsync("error"))["error"]!;

        Assert.Equal("invalid_value", (string)error["code"]!);
        Assert.Equal("type", (string)error["param"]!);
        Assert.Equal("mine", (string)error["event_id"]!);
        Assert.Contains("'input_audio_buffer.append'", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BinaryFrame_IsRefusedAndTheSessionGoesOn()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        await client.Socket.SendAsync(
            new byte[100].AsMemory(),
            WebSocketMessageType.Binary,
            true,
            TestContext.Current.CancellationToken
        );

        Assert.Equal("invalid_event", (string)(await client.ExpectAsync("error"))["error"]!["code"]!);
        await AssertAliveAsync(client);
    }

    [Theory]
    [InlineData(16, "invalid_value")]
    [InlineData(50, "invalid_event")]
    public async Task Append_OfTooMuch_IsRefusedAndTheSessionGoesOn(int mebibytes, string code)
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);

        var audio = new string('A', mebibytes * 1024 * 1024 / 3 * 4);
        await client.SendAsync($$"""{"type":"input_audio_buffer.append","audio":"{{audio}}"}""");

        Assert.Equal(code, (string)(await client.ExpectAsync("error"))["error"]!["code"]!);
        await AssertAliveAsync(client);
    }

    [Fact]
    public async Task Append_OfFifteenMebibytesInFragments_IsTaken()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await client.UpdateAsync("""{"type":"realtime","audio":{"input":{"turn_detection":null}}}""");
        await client.ExpectAsync("session.updated");

        var json = $$"""{"type":"input_audio_buffer.append","audio":"{{new string('A', 15 * 1024 * 1024 / 3 * 4)}}"}""";
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var at = 0; at < bytes.Length; at += 100_000)
        {
            var count = Math.Min(100_000, bytes.Length - at);
            await client.Socket.SendAsync(
                bytes.AsMemory(at, count),
                WebSocketMessageType.Text,
                at + count == bytes.Length,
                TestContext.Current.CancellationToken
            );
        }

        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        await client.ExpectAsync("input_audio_buffer.committed");
    }

    [Fact]
    public async Task DuplicateItemId_IsRefusedWithoutSayingWhichEventDidIt()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        const string Create =
            """{"event_id":"e1","type":"conversation.item.create","item":{"id":"msg_1","type":"message","role":"user","content":[{"type":"input_text","text":"a"}]}}""";
        await client.SendAsync(Create);
        await client.UntilAsync("conversation.item.done");

        await client.SendAsync(Create);
        var error = (await client.ExpectAsync("error"))["error"]!;

        Assert.Equal("item_create_duplicate_item_id", (string)error["code"]!);
        Assert.Equal("Error adding item: an item with id 'msg_1' already exists.", (string)error["message"]!);
        Assert.Null(error["event_id"]);
    }

    private static async Task AssertAliveAsync(WireClient client)
    {
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.ExpectAsync("input_audio_buffer.cleared");
    }
}
