using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

public sealed class EventShapeTests
{
    [Theory]
    [InlineData("gpt-realtime", false)]
    [InlineData("gpt-realtime-2.1", false)]
    [InlineData("gpt-realtime-2.1", true)]
    public async Task WholeConversation_EveryEventHasAnIdOfItsOwn(string model, bool strictSpec)
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { StrictSpec = strictSpec });
        await using var client = await WireClient.OpenAsync(server, model);
        await ConverseAsync(client);

        Assert.Equal(
            client.Seen.Count,
            client.Seen.Select(e => (string)e["event_id"]!).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.All(client.Seen, e => Assert.Matches("^event_[A-Za-z0-9]{21}$", (string)e["event_id"]!));
    }

    [Fact]
    public async Task Items_AsTheServiceSendsThem_HaveNoObjectAndOutputsNoStatus()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await WireClient.OpenAsync(server);
        await ConverseAsync(client);

        Assert.All(Items(client), item => Assert.False(item.ContainsKey("object")));
        Assert.All(
            Items(client).Where(item => (string)item["type"]! == "function_call_output"),
            item => Assert.False(item.ContainsKey("status"))
        );
        var second = client.Seen.First(e => (string?)e["previous_item_id"] == "msg_1");
        var done = client.Seen.First(e =>
            WireClient.TypeOf(e) == "conversation.item.done"
            && (string?)e["item"]!["id"] == (string?)second["item"]!["id"]
        );
        Assert.Null(done["previous_item_id"]);
    }

    [Fact]
    public async Task Items_InStrictMode_HaveObjectAndStatusAndRightPredecessors()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options with { StrictSpec = true });
        await using var client = await WireClient.OpenAsync(server, "gpt-realtime-2.1");
        await ConverseAsync(client);

        Assert.All(Items(client), item => Assert.Equal("realtime.item", (string)item["object"]!));
        Assert.All(Items(client), item => Assert.True(item.ContainsKey("status")));
        Assert.All(Items(client), item => Assert.False(item.ContainsKey("phase")));
        Assert.Equal(2, client.Seen.Count(e => (string?)e["previous_item_id"] == "msg_1"));
    }

    private static IEnumerable<JsonObject> Items(WireClient client) =>
        client.Seen.Select(e => e["item"]).OfType<JsonObject>();

    private static async Task ConverseAsync(WireClient client)
    {
        await client.UpdateAsync(
            """
            {
              "type": "realtime",
              "audio": { "input": {
                "transcription": { "model": "gpt-4o-transcribe" },
                "turn_detection": { "type": "server_vad", "silence_duration_ms": 500 }
              } },
              "tools": [{ "type": "function", "name": "set_lamp" }]
            }
            """
        );
        await client.SendAsync(
            """{"type":"conversation.item.create","item":{"id":"msg_1","type":"message","role":"user","content":[{"type":"input_text","text":"set_lamp"}]}}"""
        );
        await client.SendAsync("""{"type":"response.create"}""");
        var call = (await client.UntilAsync("rate_limits.updated")).Single(e =>
            WireClient.TypeOf(e) == "response.output_item.done"
        );
        await client.SendAsync(
            new JsonObject
            {
                ["type"] = "conversation.item.create",
                ["item"] = new JsonObject
                {
                    ["type"] = "function_call_output",
                    ["call_id"] = (string)call["item"]!["call_id"]!,
                    ["output"] = "done",
                },
            }
        );
        await client.SendAsync("""{"type":"response.create","response":{"output_modalities":["text"]}}""");
        await client.UntilAsync("rate_limits.updated");

        await client.AppendAsync(await Speech.TurnAsync());
        var item = (await client.UntilAsync("rate_limits.updated")).Last(e =>
            WireClient.TypeOf(e) == "response.output_item.done"
        )["item"]!;
        await client.SendAsync(
            $$"""{"type":"conversation.item.truncate","item_id":"{{item["id"]}}","content_index":0,"audio_end_ms":500}"""
        );
        await client.UntilAsync("conversation.item.truncated");
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{item["id"]}}"}""");
        await client.UntilAsync("conversation.item.retrieved");
        await client.SendAsync($$"""{"type":"conversation.item.delete","item_id":"{{item["id"]}}"}""");
        await client.UntilAsync("conversation.item.deleted");
        await client.SendAsync("""{"type":"nonsense"}""");
        await client.UntilAsync("error");
    }
}
