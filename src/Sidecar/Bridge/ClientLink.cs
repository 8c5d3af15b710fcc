using System.Threading.Channels;
using Grpc.Core;
using Sidecar.Conversation;
using Sidecar.Protocol.V1;
using Sidecar.Relay;

namespace Sidecar.Bridge;

/// <summary>
/// One client's stream: a bounded outbox with its own writer. The conversation never waits for it; a client that lets
/// the outbox fill up is disconnected. The lead keeps audio in it below two seconds, so it fills only with neglect; of the
/// idle face, what can't be sent soon is left out.
/// </summary>
internal sealed class ClientLink : IConversationClient, IDisposable
{
    private const int OutboxCapacity = 1024;

    // A game that stands in a debugger is not to lose its conversation over a face that nobody sees: 1.6 s of it may wait.
    private const int IdleFaceBacklog = 32;

    private readonly Channel<OutboundMessage> _outbox = Channel.CreateBounded<OutboundMessage>(
        new BoundedChannelOptions(OutboxCapacity) { FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly RelayMeter _meter;
    private volatile bool _isGone;
    private readonly TaskCompletionSource<ClientEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServerMessage _audio = new() { AudioChunk = new AudioChunk() };
    private readonly ServerMessage _face = new() { FaceFrames = new FaceFrames() };

    public ClientLink(string name, RelayMeter meter)
    {
        Name = name;
        _meter = meter;
    }

    public string Name { get; }

    /// <summary>Completes when the conversation lets this client go.</summary>
    public Task<ClientEnd> Ended => _ended.Task;

    public bool TryPost(in OutboundMessage message)
    {
        if (message.IsIdleFace && _outbox.Reader.Count >= IdleFaceBacklog)
        {
            return true;
        }
        message.Retain();
        if (_outbox.Writer.TryWrite(message))
        {
            return true;
        }
        message.Release();
        // The conversation may learn late that this client has left; that is no neglect.
        return _isGone;
    }

    public void End(ClientEnd reason)
    {
        _ended.TrySetResult(reason);
        _outbox.Writer.TryComplete();
    }

    /// <summary>Writes until the outbox is completed and empty, or until cancelled: then it ends after the write that it
    /// is in the middle of.</summary>
    public async Task WriteAsync(IServerStreamWriter<ServerMessage> stream, CancellationToken cancellationToken)
    {
        // A wait that can be cancelled allocates each time; completing the outbox ends this one as well.
        using CancellationTokenRegistration stop = cancellationToken.Register(Close);
        while (await _outbox.Reader.WaitToReadAsync(CancellationToken.None))
        {
            // Whatever is left must be taken out: as long as there is something, the wait above returns at once.
            while (_outbox.Reader.TryRead(out OutboundMessage message))
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    message.Release();
                    continue;
                }
                // More to come: let the transport gather it into fewer, larger writes.
                stream.WriteOptions = _outbox.Reader.TryPeek(out _) ? Gather : SendNow;
                Task write;
                try
                {
                    write = WriteOneAsync(stream, message);
                }
                finally
                {
                    // At once, because a write may last until a client that does not read goes away.
                    message.Release();
                }
                await write;
            }
        }
    }

    /// <summary>Gives back what was not written. Call after <see cref="WriteAsync"/> was cancelled.</summary>
    public void Dispose()
    {
        Close();
        while (_outbox.Reader.TryRead(out OutboundMessage message))
        {
            message.Release();
        }
    }

    private void Close()
    {
        _isGone = true;
        _outbox.Writer.TryComplete();
    }

    private static readonly WriteOptions Gather = new(WriteFlags.BufferHint);
    private static readonly WriteOptions SendNow = new();

    // The two frequent messages are reused: a write serializes before it returns its task.
    private Task WriteOneAsync(IServerStreamWriter<ServerMessage> stream, in OutboundMessage message)
    {
        if (message.Audio is { } block)
        {
            AudioChunk chunk = _audio.AudioChunk;
            chunk.UtteranceId = message.UtteranceId;
            chunk.SampleIndex = message.SampleIndex;
            chunk.Pcm = block.ToByteString();
            if (block.ArrivalTimestamp != 0)
            {
                _meter.Record(block.ArrivalTimestamp);
            }
            return stream.WriteAsync(_audio);
        }
        if (message.Face is { } batch)
        {
            FaceFrames frames = _face.FaceFrames;
            frames.UtteranceId = message.UtteranceId;
            batch.WriteTo(frames, message.SampleIndex);
            return stream.WriteAsync(_face);
        }
        return stream.WriteAsync(message.Message!);
    }
}
