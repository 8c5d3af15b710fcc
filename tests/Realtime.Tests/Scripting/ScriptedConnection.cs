using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Sidecar.Realtime.Tests.Scripting;

/// <summary>The server's end of one connection.</summary>
internal sealed class ScriptedConnection(Stream stream, Action abort)
{
    public const string SessionCreated =
        """{"type":"session.created","event_id":"event_1","session":{"type":"realtime","id":"sess_1","model":"gpt-realtime-2.1"}}""";

    public const string SessionUpdated =
        """{"type":"session.updated","event_id":"event_2","session":{"type":"realtime","id":"sess_1","model":"gpt-realtime-2.1"}}""";

    private readonly WebSocket _socket = WebSocket.CreateFromStream(
        stream,
        new WebSocketCreationOptions { IsServer = true }
    );
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>The byte stream under the WebSocket, for what no WebSocket would send.</summary>
    public Stream Stream => stream;

    public WebSocketCloseStatus? ClientCloseStatus => _socket.CloseStatus;

    /// <summary>The usual beginning: created, update, updated.</summary>
    public async Task OpenAsync()
    {
        await SendAsync(SessionCreated);
        await ExpectAsync("session.update");
        await SendAsync(SessionUpdated);
    }

    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage) =>
        _socket.SendAsync(bytes, type, endOfMessage, CancellationToken.None);

    /// <summary>One message in fragments of a given size.</summary>
    public async Task SendFragmentedAsync(string json, int fragmentBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var start = 0; start < bytes.Length; start += fragmentBytes)
        {
            var end = Math.Min(start + fragmentBytes, bytes.Length);
            await SendAsync(bytes[start..end], WebSocketMessageType.Text, end == bytes.Length);
        }
    }

    /// <summary>The next client event; null when the client closed.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        using var message = new MemoryStream();
        while (true)
        {
            var result = await _socket.ReceiveAsync(_buffer, CancellationToken.None).WaitAsync(TestTime.Patience);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(_buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return JsonDocument.Parse(message.ToArray()).RootElement;
            }
        }
    }

    /// <summary>The next client event, which must be of this type.</summary>
    public async Task<JsonElement> ExpectAsync(string type)
    {
        var received = await ReceiveAsync();
        Assert.NotNull(received);
        Assert.Equal(type, received.Value.GetProperty("type").GetString());
        return received.Value;
    }

    /// <summary>Waits for the client's close and answers it.</summary>
    public async Task AnswerCloseAsync()
    {
        while (await ReceiveAsync() is not null)
        {
            // Whatever the client still had to say.
        }

        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    public Task CloseAsync(int code, string reason) =>
        _socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);

    /// <summary>A bare end: no close frame.</summary>
    public void Abort() => abort();
}
