using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading.Channels;
using Sidecar.Simulator.Session;

namespace Sidecar.Simulator.Hosting;

/// <summary>Moves whole messages between a WebSocket and a session's two queues.</summary>
internal sealed class ClientSocket(
    WebSocket socket,
    Socket? transport,
    TimeProvider time,
    Action<WireDirection, ReadOnlyMemory<byte>>? tap
) : ISessionLine, IDisposable
{
    // 15 MiB of audio in base64, and the rest of its event.
    private const int MaxMessageBytes = 22 * 1024 * 1024;
    private const int FirstBufferBytes = 16 * 1024;

    /// <summary>A client that doesn't answer a close frame is cut off after this.</summary>
    public static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    // Full: the reader waits, and with it, through TCP, the client.
    private readonly Channel<ClientFrame> _inbox = Channel.CreateBounded<ClientFrame>(
        new BoundedChannelOptions(64) { SingleReader = true, SingleWriter = true }
    );

    private readonly Gate _sending = new(time);
    private readonly Gate _reading = new(time);
    private volatile bool _draining;

    public ChannelReader<ClientFrame> Inbox => _inbox.Reader;

    /// <summary>Sends nothing more: not even what is queued.</summary>
    public void StopSending() => _sending.Shut(null);

    public void StopReading(TimeSpan? duration) => _reading.Shut(duration);

    public void Resume()
    {
        _sending.Open();
        _reading.Open();
    }

    public void Dispose()
    {
        _sending.Dispose();
        _reading.Dispose();
    }

    /// <summary>Reads until the client closes or vanishes.</summary>
    /// <param name="received">Called after each message and at the end.</param>
    /// <param name="cancellationToken">Stops reading; the socket is unusable afterwards.</param>
    public async Task ReadAsync(Action received, CancellationToken cancellationToken)
    {
        try
        {
            var buffer = new byte[FirstBufferBytes];
            while (await ReadMessageAsync(buffer, cancellationToken) is { } frame)
            {
                await _reading.WaitAsync(cancellationToken);
                if (!_draining)
                {
                    await _inbox.Writer.WriteAsync(frame, cancellationToken);
                    received();
                }
            }
        }
        finally
        {
            _inbox.Writer.TryComplete();
            received();
        }
    }

    /// <summary>
    /// From now on what the client sends is read and thrown away, so that its close frame can come through. Only once
    /// the session has ended.
    /// </summary>
    public void Drain()
    {
        _draining = true;
        while (_inbox.Reader.TryRead(out _)) { }
    }

    /// <summary>As <see cref="Drain"/>, for a socket that never got a session: until it closes, or a moment has passed.</summary>
    public async Task DrainUntilClosedAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(static () => { }, bound.Token);
        await Task.WhenAny(reading, Task.Delay(CloseTimeout, time, bound.Token));
        await bound.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Writes until the session closes the socket.</summary>
    public async Task WriteAsync(Outbox outbox, CancellationToken cancellationToken)
    {
        await foreach (var entry in outbox.ReadAllAsync(cancellationToken))
        {
            if (entry.Stall is { } stall)
            {
                _sending.Shut(stall.Duration, () => stall.Lifted);
                continue;
            }

            await _sending.WaitAsync(cancellationToken);
            switch (entry.End)
            {
                case CloseFrame close:
                    await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, cancellationToken);
                    return;
                case BrokenLine broken:
                    Break(broken.Reset);
                    return;
                default:
                    break;
            }

            await SendAsync(entry, cancellationToken);
            tap?.Invoke(WireDirection.ToClient, entry.Utf8);
            outbox.Sent(entry);
        }
    }

    private async Task SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var rest = entry.Utf8.AsMemory();
        while (entry.FrameBytes > 0 && rest.Length > entry.FrameBytes)
        {
            await socket.SendAsync(
                rest[..entry.FrameBytes],
                WebSocketMessageType.Text,
                endOfMessage: false,
                cancellationToken
            );
            rest = rest[entry.FrameBytes..];
        }

        await socket.SendAsync(rest, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    private void Break(bool reset)
    {
        if (transport is null)
        {
            socket.Abort();
        }
        else if (reset)
        {
            // Closing without lingering is what makes it a reset.
            transport.Close(0);
        }
        else
        {
            transport.Shutdown(SocketShutdown.Send);
        }
    }

    private async Task<ClientFrame?> ReadMessageAsync(byte[] first, CancellationToken cancellationToken)
    {
        var buffer = first;
        var length = 0;
        var tooLong = false;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                var kind =
                    tooLong ? FrameKind.TooLong
                    : part.MessageType == WebSocketMessageType.Binary ? FrameKind.Binary
                    : FrameKind.Text;
                var payload = kind == FrameKind.Text ? buffer[..length] : [];
                if (kind == FrameKind.Text)
                {
                    tap?.Invoke(WireDirection.FromClient, payload);
                }

                return new(payload, kind, time.GetTimestamp());
            }

            if (length < buffer.Length)
            {
                continue;
            }

            if (length >= MaxMessageBytes)
            {
                // The rest is read and thrown away: the session goes on after the refusal.
                tooLong = true;
                length = 0;
            }
            else
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxMessageBytes));
            }
        }
    }
}
