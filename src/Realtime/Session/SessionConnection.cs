using System.Net.WebSockets;
using Microsoft.IO;
using Websocket.Client;

namespace Sidecar.Realtime.Session;

/// <summary>
/// The WebSocket of one session, on <see cref="WebsocketClient"/> with its own reconnection off: it receives into pooled
/// streams and tells how the connection ended; we send on the socket ourselves, since its queues are unbounded.
/// </summary>
internal sealed class SessionConnection : IDisposable
{
    private static readonly RecyclableMemoryStreamManager Streams = new(
        new RecyclableMemoryStreamManager.Options
        {
            BlockSize = 64 * 1024,
            MaximumSmallPoolFreeBytes = 16 * 1024 * 1024,
            MaximumLargePoolFreeBytes = 16 * 1024 * 1024,
        }
    );

    private readonly WebsocketClient _client;
    private BoundedWebSocket? _socket;

    private SessionConnection(
        Uri uri,
        RealtimeSessionOptions options,
        ClientWebSocket native,
        Action<ReadOnlyMemory<byte>> onMessage,
        Action<int?, string?, Exception?> onDisconnected
    )
    {
        _client = new WebsocketClient(
            uri,
            logger: null,
            async (address, cancellationToken) =>
            {
                await native.ConnectAsync(address, cancellationToken);
                return _socket = new BoundedWebSocket(native, options.MaxMessageBytes);
            },
            Streams
        )
        {
            IsReconnectionEnabled = false,
            ErrorReconnectTimeout = null,
            IsTextMessageConversionEnabled = false,
            IsStreamDisposedAutomatically = false,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
        };
        _client.MessageReceived.Subscribe(message =>
        {
            using var stream = (RecyclableMemoryStream)message.Stream!;
            onMessage(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        });
        _client.DisconnectionHappened.Subscribe(info =>
        {
            if (_socket is not null)
            {
                onDisconnected((int?)info.CloseStatus, info.CloseStatusDescription, info.Exception);
            }
        });
    }

    /// <summary>Connects. Messages and the end come on the receive thread, possibly before this returns.</summary>
    /// <exception cref="RealtimeSessionException">No connection.</exception>
    public static async Task<SessionConnection> OpenAsync(
        Uri uri,
        RealtimeSessionOptions options,
        string? credential,
        TimeProvider timeProvider,
        Action<ReadOnlyMemory<byte>> onMessage,
        Action<int?, string?, Exception?> onDisconnected,
        CancellationToken cancellationToken
    )
    {
        var native = new ClientWebSocket();
        SessionConnection? connection = null;
        credential = credential?.Trim();
        try
        {
            HandshakeHeaders.Set(native.Options, options, credential);
            native.Options.KeepAliveInterval = options.KeepAliveInterval;
            native.Options.KeepAliveTimeout = options.KeepAliveInterval;
            native.Options.CollectHttpResponseDetails = true;
            var address = HandshakeCredential.InQuery(uri, options.Authentication, credential);
            connection = new SessionConnection(address, options, native, onMessage, onDisconnected);
            await connection.ConnectAsync(options.ConnectTimeout, timeProvider, cancellationToken);
            return connection;
        }
        catch (Exception e)
        {
            var status = (int)native.HttpStatusCode;
            var retryAfter = RetryHints.FromHeaders(native.HttpResponseHeaders, timeProvider.GetUtcNow());
            connection?.Dispose();
            native.Dispose();
            throw e switch
            {
                OperationCanceledException or RealtimeSessionException => e,
                TimeoutException => Failed(FailureTranslator.ConnectTimeout(uri, options.ConnectTimeout), e),
                _ => Failed(FailureTranslator.FromHandshake(uri, options.Dialect, status, retryAfter, e), e),
            };
        }
    }

    /// <summary>Sends one whole text message. One sender at a time.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> utf8) =>
        _socket!.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Sends the close frame; the answer comes on the receive thread.</summary>
    public Task CloseOutputAsync() =>
        _socket!.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Breaks the connection off.</summary>
    public void Abort() => _socket?.Abort();

    public void Dispose() => _client.Dispose();

    private static RealtimeSessionException Failed(RealtimeFailure failure, Exception cause) => new(failure, cause);

    private async Task ConnectAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var connecting = _client.StartOrFail();
        try
        {
            await connecting.WaitAsync(timeout, timeProvider, cancellationToken);
        }
        finally
        {
            // A handshake that is given up here ends, when the client is disposed, in an exception of its own.
            _ = connecting.ContinueWith(
                static task => task.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }
}
