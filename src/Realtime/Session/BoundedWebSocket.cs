using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Sidecar.Realtime.Session;

/// <summary>A message of the server is longer than the session accepts.</summary>
internal sealed class MessageTooLongException(int maxBytes)
    : Exception($"The server sent a message longer than {maxBytes} bytes.");

/// <summary>
/// A WebSocket that refuses endless messages while they arrive, not after they filled the memory. It hands no
/// cancellation token on: one would abort the socket underneath.
/// </summary>
internal sealed class BoundedWebSocket(ClientWebSocket inner, int maxMessageBytes) : WebSocket
{
    private long _messageBytes;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        var result = await inner.ReceiveAsync(buffer, CancellationToken.None);
        _messageBytes += result.Count;
        if (_messageBytes > maxMessageBytes)
        {
            throw new MessageTooLongException(maxMessageBytes);
        }

        if (result.EndOfMessage)
        {
            _messageBytes = 0;
        }

        return result;
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(
        ArraySegment<byte> buffer,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Only the receive that counts the bytes of a message may be used.");

    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) => inner.SendAsync(buffer, messageType, endOfMessage, CancellationToken.None);

    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) => inner.SendAsync(buffer, messageType, endOfMessage, CancellationToken.None);

    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => inner.CloseAsync(closeStatus, statusDescription, CancellationToken.None);

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => inner.CloseOutputAsync(closeStatus, statusDescription, CancellationToken.None);

    public override void Abort() => inner.Abort();

    public override void Dispose() => inner.Dispose();
}
