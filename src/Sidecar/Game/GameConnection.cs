using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Grpc.Core;
using Grpc.Net.Client;
using Sidecar.Protocol.V1;

namespace Sidecar.Game;

/// <summary>A message from the sidecar, and when it arrived.</summary>
/// <param name="Message">The message.</param>
/// <param name="Timestamp">Of the injected clock.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReceivedMessage(ServerMessage Message, long Timestamp);

/// <summary>
/// The gRPC stream of one conversation. Two tasks of its own move messages between the socket and two bounded queues:
/// when the game doesn't read, the sidecar is held back by flow control; when the sidecar doesn't read, microphone
/// audio is dropped and counted, and at last the connection fails.
/// </summary>
internal sealed class GameConnection : IAsyncDisposable
{
    private const int InboxCapacity = 1024;
    private const int OutboxCapacity = 1024;
    private const int OutboxMicrophoneLimit = 128;

    private readonly string _address;
    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<ClientMessage, ServerMessage> _call;
    private readonly TimeProvider _time;
    private readonly Metadata _metadata;
    private readonly Channel<ReceivedMessage> _inbox = Channel.CreateBounded<ReceivedMessage>(InboxCapacity);
    private readonly Channel<ClientMessage> _outbox = Channel.CreateBounded<ClientMessage>(OutboxCapacity);
    private readonly CancellationTokenSource _ended = new();
    private readonly Action _wake;
    private readonly Task _reading;
    private readonly Task _writing;

    /// <summary>Opens the stream; nothing is sent before <see cref="Send"/>.</summary>
    /// <param name="wake">Called when a message has arrived or the stream has ended.</param>
    public GameConnection(string address, string token, TimeProvider time, Action wake)
    {
        _address = address;
        _time = time;
        _wake = wake;
        _metadata = token.Length == 0 ? [] : new Metadata { { "authorization", $"Bearer {token}" } };
        _channel = OpenChannel(address);
        _call = new Dialogue.DialogueClient(_channel).Converse(_metadata, cancellationToken: _ended.Token);
        _reading = ReadAsync();
        _writing = WriteAsync();
    }

    /// <summary>How the stream ended; null while it lives.</summary>
    public GameException? Failure { get; private set; }

    /// <summary>The stream is over and everything that arrived was taken.</summary>
    public bool HasEnded => _inbox.Reader.Completion.IsCompleted;

    /// <summary>Microphone messages that were dropped because the sidecar did not read.</summary>
    public long DroppedMicrophoneMessages { get; private set; }

    public bool TryReceive(out ReceivedMessage message) => _inbox.Reader.TryRead(out message);

    /// <summary>Queues a message.</summary>
    /// <exception cref="GameException">The sidecar has not read for so long that the queue is full.</exception>
    public void Send(ClientMessage message)
    {
        if (
            message.BodyCase == ClientMessage.BodyOneofCase.MicrophoneAudio
            && _outbox.Reader.Count >= OutboxMicrophoneLimit
        )
        {
            DroppedMicrophoneMessages++;
        }
        else if (!_outbox.Writer.TryWrite(message) && !_ended.IsCancellationRequested && !_writing.IsCompleted)
        {
            throw new GameException($"The sidecar has not read {OutboxCapacity} messages: it hangs.");
        }
    }

    public async Task<GetStatusResponse> GetStatusAsync(CancellationToken cancellationToken) =>
        await new Control.ControlClient(_channel).GetStatusAsync(
            new GetStatusRequest(),
            _metadata,
            cancellationToken: cancellationToken
        );

    /// <summary>Closes this side of the stream, so that the sidecar ends it in order.</summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        _outbox.Writer.TryComplete();
        try
        {
            await Task.WhenAll(_writing, DiscardAsync()).WaitAsync(timeout, _time);
        }
        catch (TimeoutException)
        {
            // The stream is cancelled by the disposal instead.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _outbox.Writer.TryComplete();
        await _ended.CancelAsync();
        await Task.WhenAll(_reading, _writing);
        _call.Dispose();
        _channel.Dispose();
        _ended.Dispose();
    }

    private static GrpcChannel OpenChannel(string address)
    {
        const string unixScheme = "unix:";
        if (!address.StartsWith(unixScheme, StringComparison.Ordinal))
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? GrpcChannel.ForAddress(uri)
                : throw new GameException(
                    $"\"{address}\" is no address: http://127.0.0.1:PORT or unix:/path was expected."
                );
        }

        var path = address[unixScheme.Length..];
        path = path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return GrpcChannel.ForAddress(
            "http://localhost",
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true }
        );
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var message in _call.ResponseStream.ReadAllAsync(_ended.Token))
            {
                await _inbox.Writer.WriteAsync(new ReceivedMessage(message, _time.GetTimestamp()), _ended.Token);
                _wake();
            }
        }
        catch (RpcException e)
        {
            Failure = _ended.IsCancellationRequested ? null : new GameException(Describe(e), e);
        }
        catch (IOException e)
        {
            // A connection that is torn away in the middle of a frame is not always told as a status.
            Failure = _ended.IsCancellationRequested ? null : new GameException(e.Message, e);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The game leaves.
        }
        finally
        {
            _inbox.Writer.TryComplete();
            _wake();
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var message in _outbox.Reader.ReadAllAsync(_ended.Token))
            {
                await _call.RequestStream.WriteAsync(message, _ended.Token);
            }

            await _call.RequestStream.CompleteAsync();
        }
        catch (Exception e)
            when (e is RpcException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // Reading tells how the stream ended.
        }
    }

    private async Task DiscardAsync()
    {
        await foreach (var _ in _inbox.Reader.ReadAllAsync())
        {
            // What comes after the game has stopped is heard by nobody.
        }

        await _reading;
    }

    private string Describe(RpcException e) =>
        e.StatusCode switch
        {
            StatusCode.Unavailable when e.Status.DebugException is { } cause =>
                $"The sidecar at {_address} can't be reached or went away: {cause.Message}",
            StatusCode.Unauthenticated =>
                $"The sidecar refused the token ({e.Status.Detail}). Each start of the sidecar makes a new one.",
            _ => $"The sidecar ended the conversation: {e.StatusCode}, {e.Status.Detail}",
        };
}
