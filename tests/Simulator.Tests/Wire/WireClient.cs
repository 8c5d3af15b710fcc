using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Sidecar.Simulator.Tests.Wire;

/// <summary>A bare WebSocket client: sends JSON text, hands out events one by one in order of arrival.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonObject> _seen = [];

    public IReadOnlyList<JsonObject> Seen => _seen;

    public ClientWebSocket Socket => _socket;

    public static async Task<WireClient> ConnectAsync(
        SimulatorServer server,
        string query = "model=gpt-realtime",
        Action<ClientWebSocketOptions>? configure = null
    )
    {
        var client = new WireClient();
        configure?.Invoke(client._socket.Options);
        using var patience = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(new Uri($"{server.Endpoint}?{query}"), patience.Token);
        return client;
    }

    /// <summary>Connects and takes session.created.</summary>
    public static async Task<WireClient> OpenAsync(SimulatorServer server, string model = "gpt-realtime-2.1-mini")
    {
        var client = await ConnectAsync(server, "model=" + model);
        await client.ExpectAsync("session.created");
        return client;
    }

    public Task SendAsync(JsonObject clientEvent) => SendAsync(clientEvent.ToJsonString());

    public async Task SendAsync(string json)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, patience.Token);
    }

    public Task UpdateAsync(string session) => SendAsync($$"""{"type":"session.update","session":{{session}}}""");

    public Task SayAsync(string text) =>
        SendAsync(
            new JsonObject
            {
                ["type"] = "conversation.item.create",
                ["item"] = new JsonObject
                {
                    ["type"] = "message",
                    ["role"] = "user",
                    ["content"] = new JsonArray(new JsonObject { ["type"] = "input_text", ["text"] = text }),
                },
            }
        );

    public async Task AppendAsync(ReadOnlyMemory<short> samples, int frameMs = 100)
    {
        var frameSamples = frameMs * 24;
        for (var at = 0; at < samples.Length; at += frameSamples)
        {
            var frame = samples.Slice(at, Math.Min(frameSamples, samples.Length - at));
            var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.Span);
            await SendAsync($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(bytes)}}"}""");
        }
    }

    /// <summary>The next event; null when the server has closed.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                var received = (JsonObject)JsonNode.Parse(message.ToArray())!;
                _seen.Add(received);
                return received;
            }
        }
    }

    /// <summary>The next event, which must be of this type.</summary>
    public async Task<JsonObject> ExpectAsync(string type)
    {
        var received = await ReceiveAsync();
        Assert.NotNull(received);
        Assert.True(type == TypeOf(received), $"expected {type}, received {received.ToJsonString()}");
        return received;
    }

    /// <summary>All events up to the first of this type, that one included.</summary>
    public async Task<IReadOnlyList<JsonObject>> UntilAsync(string type)
    {
        List<JsonObject> events = [];
        do
        {
            var received = await ReceiveAsync();
            Assert.True(received is not null, $"the server closed before {type}");
            Assert.True(type == "error" || TypeOf(received) != "error", received.ToJsonString());
            events.Add(received);
        } while (TypeOf(events[^1]) != type);

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            using var patience = new CancellationTokenSource(Patience);
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
        }

        _socket.Dispose();
    }

    public static string TypeOf(JsonObject serverEvent) => (string)serverEvent["type"]!;

    /// <summary>Types in order, runs of one type as one.</summary>
    public static string Order(IEnumerable<JsonObject> events)
    {
        List<string> order = [];
        foreach (var type in events.Select(TypeOf))
        {
            if (order.Count == 0 || order[^1] != type)
            {
                order.Add(type);
            }
        }

        return string.Join('\n', order);
    }
}
