using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Sidecar.PublishedSchema;

namespace Sidecar.Simulator.Tests.Transcripts;

/// <summary>The validator refuses what isn't valid: it is shown valid messages with one thing changed.</summary>
public sealed class SchemaTests
{
    // Whatever is in these is the user's own.
    private static readonly string[] Free = ["parameters", "input_schema"];

    private static readonly string[] Choices =
    [
        "type",
        "object",
        "role",
        "status",
        "eagerness",
        "output_modalities",
        "tool_choice",
        "effort",
        "reason",
    ];

    [Fact]
    public async Task ValidMessage_WithAValueOfAnotherKind_IsRefused()
    {
        var messages = await MessagesAsync();
        Gen.Int[0, messages.Count - 1]
            .Select(Gen.Int[0, 1000], Gen.Bool)
            .Sample(
                (message, leaf, asArray) =>
                {
                    var json = Parse(messages[message]);
                    var leaves = Leaves(json).Where(l => !IsFree(l)).ToList();
                    var victim = leaves[leaf % leaves.Count];
                    victim.ReplaceWith<JsonNode>(
                        asArray ? new JsonArray(new JsonArray()) : new JsonObject { ["x"] = new JsonArray() }
                    );
                    return Faults(messages[message].IsClient, json).Count > 0;
                },
                iter: 3000
            );
    }

    [Fact]
    public async Task ValidMessage_WithAnUnknownChoice_IsRefused()
    {
        var messages = await MessagesAsync();
        Assert.All(
            messages,
            message =>
            {
                for (var choice = 0; ; choice++)
                {
                    var json = Parse(message);
                    var choices = Leaves(json).Where(leaf => !IsFree(leaf) && IsChoice(leaf)).ToList();
                    if (choice == choices.Count)
                    {
                        break;
                    }

                    var path = choices[choice].GetPath();
                    choices[choice].ReplaceWith(JsonValue.Create("no_such_choice"));
                    Assert.True(Faults(message.IsClient, json).Count > 0, $"{path} in {message.Json}");
                }
            }
        );
    }

    [Fact]
    public async Task ValidMessage_WithoutARequiredMember_IsRefused()
    {
        foreach (var message in await MessagesAsync())
        {
            var shape = Shapes(message.IsClient)[(string)Parse(message)["type"]!];
            foreach (var (name, _) in shape.Members.Where(member => member.Value.Required))
            {
                var json = Parse(message);
                Assert.True(json.Remove(name));
                Assert.True(Faults(message.IsClient, json).Count > 0, $"without {name}: {message.Json}");
            }
        }
    }

    [Theory]
    [InlineData("session", "type", "object", "id")]
    [InlineData("error", "type", "message")]
    [InlineData("usage", "type")]
    public async Task ValidServerEvent_WithoutARequiredMemberInside_IsRefused(string member, params string[] required)
    {
        var messages = (await MessagesAsync()).Where(m => !m.IsClient && Parse(m)[member] is JsonObject).ToList();
        Assert.NotEmpty(messages);
        foreach (var message in messages)
        {
            foreach (var name in required)
            {
                var json = Parse(message);
                if (((JsonObject)json[member]!).Remove(name))
                {
                    // The error of a failed transcription names nothing that it must have.
                    var isOptional = ((string)json["type"]!).EndsWith(".failed", StringComparison.Ordinal);
                    Assert.True(isOptional || Faults(false, json).Count > 0, $"without {name}: {message.Json}");
                }
            }
        }
    }

    [Theory]
    [InlineData("message", "type", "role", "content")]
    [InlineData("function_call", "type", "name", "arguments")]
    [InlineData("function_call_output", "type", "call_id", "output")]
    [InlineData("mcp_list_tools", "type", "server_label", "tools")]
    public async Task ValidItem_WithoutARequiredMember_IsRefused(string type, params string[] required)
    {
        var items = (await MessagesAsync())
            .Where(m => (string?)Parse(m)["item"]?["type"] == type)
            .DistinctBy(m => (m.IsClient, (string)Parse(m)["type"]!))
            .ToList();
        Assert.NotEmpty(items);
        foreach (var message in items)
        {
            foreach (var name in required)
            {
                var json = Parse(message);
                Assert.True(((JsonObject)json["item"]!).Remove(name));
                Assert.True(Faults(message.IsClient, json).Count > 0, $"without {name}: {message.Json}");
            }
        }
    }

    [Theory]
    [InlineData("""{"type":"session.created","event_id":null}""")]
    [InlineData("""{"type":"nonsense","event_id":"e"}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void NoEvent_IsRefused(string json) =>
        Assert.NotEmpty(Schema.Check(Schema.ServerEvents, Encoding.UTF8.GetBytes(json)).Faults);

    [Fact]
    public void Limits_AreKept()
    {
        Assert.NotEmpty(Client("""{"type":"input_audio_buffer.clear","event_id":"LONG"}""", 513));
        Assert.Empty(Client("""{"type":"input_audio_buffer.clear","event_id":"LONG"}""", 512));
        Assert.NotEmpty(
            Client("""{"type":"session.update","session":{"type":"realtime","audio":{"output":{"speed":2}}}}""")
        );
        Assert.NotEmpty(
            Client(
                """{"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","idle_timeout_ms":4999}}}}}"""
            )
        );
        Assert.NotEmpty(
            Client(
                """{"type":"session.update","session":{"type":"realtime","audio":{"input":{"format":{"type":"audio/pcm","rate":16000}}}}}"""
            )
        );
    }

    private static IReadOnlyList<ShapeFault> Client(string json, int length = 0) =>
        Schema
            .Check(
                Schema.ClientEvents,
                Encoding.UTF8.GetBytes(json.Replace("LONG", new string('x', length), StringComparison.Ordinal))
            )
            .Faults;

    private static IReadOnlyDictionary<string, MembersShape> Shapes(bool isClient) =>
        isClient ? Schema.ClientEvents : Schema.ServerEvents;

    private static IReadOnlyList<ShapeFault> Faults(bool isClient, JsonObject json) =>
        Schema.Check(Shapes(isClient), JsonSerializer.SerializeToUtf8Bytes(json)).Faults;

    private static JsonObject Parse(Message message) => (JsonObject)JsonNode.Parse(message.Json)!;

    private static bool IsFree(JsonNode leaf) =>
        Free.Any(name => leaf.GetPath().Contains(name, StringComparison.Ordinal));

    private static bool IsChoice(JsonNode leaf) =>
        leaf.GetValueKind() == JsonValueKind.String
        && leaf.GetPath() is var path
        && Choices.Any(name =>
            path.EndsWith("." + name, StringComparison.Ordinal)
            || path.EndsWith("." + name + "[0]", StringComparison.Ordinal)
        )
        // Texts that are open: the kinds of errors, and the object of a session that only listens.
        && !path.EndsWith("error.type", StringComparison.Ordinal)
        && !path.EndsWith("conversation.object", StringComparison.Ordinal);

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) =>
        node switch
        {
            JsonValue value => [value],
            JsonObject members => members.SelectMany(member => Leaves(member.Value)),
            JsonArray elements => elements.SelectMany(Leaves),
            _ => [],
        };

    // Valid to the letter, one of each kind of each type, both ways.
    private static async Task<IReadOnlyList<Message>> MessagesAsync()
    {
        var messages = new ConcurrentDictionary<string, Message>(StringComparer.Ordinal);
        string[] names =
        [
            "one tool",
            "an MCP server",
            "voice, server VAD, whisper-1",
            "a session with all its fields",
            "items retrieved, truncated, deleted",
        ];
        foreach (var name in names)
        {
            await Scenarios
                .All[name]
                .PlayAsync(strict: true, (direction, utf8) => Keep(direction == WireDirection.FromClient, utf8));
        }

        return [.. messages.Values];

        void Keep(bool isClient, ReadOnlyMemory<byte> utf8)
        {
            var json = Encoding.UTF8.GetString(utf8.Span);
            if (utf8.Length < 5000 && Schema.Check(Shapes(isClient), utf8) is (var type, { Count: 0 }))
            {
                var kind = (string?)JsonNode.Parse(json)!["item"]?["type"];
                messages.TryAdd($"{isClient} {type} {kind}", new(isClient, json));
            }
        }
    }

    private sealed record Message(bool IsClient, string Json);
}
